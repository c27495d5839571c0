"""A choice that keeps the room of its tick, so that nothing moves under the hand when it is pressed in."""

from PySide6.QtCore import QSize

from shared.ui.widgets.button import Choice


class Chip(Choice):
    """As wide without its tick as with it."""

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return what words and tick need."""
        return super().sizeHint() + self._tick_room()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the size below which words or tick would be cut."""
        return super().minimumSizeHint() + self._tick_room()

    def _tick_room(self) -> QSize:
        return QSize(0 if self.isChecked() else self.tokens.icon + self.tokens.space[2], 0)
