"""An icon standing in a page. ``Picture(size)``; ``show_icon(name, colour)``, an empty name shows nothing.

A QLabel would grey its picture out once more when disabled; here the colour given is the colour seen.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from shared.ui import icons


class Picture(QWidget):
    """One icon of ``size`` pixels square, in exactly the colour asked for; a finger goes through it."""

    def __init__(self, size: int, name: str = "", colour: str = "#000000") -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHidden(not name)

    def show_icon(self, name: str, colour: str) -> None:
        """Show icon ``name`` in ``colour`` (``#RRGGBB``)."""
        self._name, self._colour = name, colour
        self.setVisible(bool(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the icon."""
        if self._name:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, icons.pixmap(self._name, self._colour, self.width()))
            painter.end()
