"""Where a counter is, in both languages: two lines beside a number, or one line below it."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.label import ElidedLabel, Size


class Place(QWidget):
    """The place as the hall names it, English small."""

    def __init__(self, tokens: Tokens, *, size: Size, one_line: bool) -> None:
        super().__init__()
        self._large, self._small = ElidedLabel(size=size, tone="soft"), ElidedLabel(size="small", tone="soft")
        direction = QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom
        line = QBoxLayout(direction, self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        if one_line:
            # Below a number, on a standing panel, no line of the height is to spare.
            self.setFixedHeight(round(1.15 * getattr(tokens.type, size)))
        else:
            line.addStretch(1)
        line.addWidget(self._large, 2 if one_line else 0)
        line.addWidget(self._small, 3 if one_line else 0)
        if not one_line:
            line.addStretch(1)

    def text(self) -> str:
        """Return the place in the hall's language."""
        return self._large.text()

    def show_place(self, place: str, place_en: str) -> None:
        """Show a place."""
        self._large.setText(place)
        self._small.setText(place_en)
