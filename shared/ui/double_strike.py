"""A trembling hand taps twice: the second tap on the same spot within half a second is not meant (rule K6).

``DoubleStrikeGuard(app)`` watches every press of the kiosk's application, so that the second tap does not press what
has appeared beneath the finger on the next page either. Keys with the property ``repeats`` are spared: 00 is meant.
"""

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from shared.ui.widgets.keypad import REPEATS

INTERVAL_MS = 500


class DoubleStrikeGuard(QObject):
    """Swallows a press near the one before it; distance in pixels, time from the events themselves."""

    def __init__(self, app: QApplication, *, near_px: int) -> None:
        super().__init__(app)
        self._near_px = near_px
        self._last_at = -INTERVAL_MS
        self._last_place = QPointF()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  the name is Qt's
        """Return whether ``event`` is a second strike, which then reaches no widget."""
        if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        if not isinstance(event, QMouseEvent) or not watched.isWidgetType():
            return False
        struck_again = self._is_second(event) and not watched.property(REPEATS)
        if not struck_again:
            self._last_at, self._last_place = event.timestamp(), event.globalPosition()
        return struck_again

    def _is_second(self, event: QMouseEvent) -> bool:
        moved = (event.globalPosition() - self._last_place).manhattanLength()
        return event.timestamp() - self._last_at < INTERVAL_MS and moved <= self._near_px
