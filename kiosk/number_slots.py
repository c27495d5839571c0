"""Places in groups, so that a person sees how far a number is typed (rule K43).

Of a citizen number only the first three, the last four and the newest character stand open (rule K47).
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shared.ui.fonts import families
from shared.ui.tokens import Tokens

CITIZEN_GROUPS = (3, 4, 4, 4, 3)
HIDDEN = "•"
_OPEN_HEAD, _OPEN_TAIL = 3, 4
_SLOT, _GAP = 0.72, 0.5
"""Widths of a place and of the space between groups, in font sizes."""

_DOT = 0.2
"""Radius of the dot for a hidden character, in widths of a place."""


class NumberSlots(QWidget):
    """Draws the places on one line, as large as the width allows, and never says what is hidden."""

    def __init__(self, tokens: Tokens, groups: Sequence[int], *, hides: bool) -> None:
        super().__init__()
        self._tokens = tokens
        self._groups = groups
        self._length = sum(groups)
        self._hides = hides
        self._units = self._length * _SLOT + (len(groups) - 1) * _GAP
        self._shown = [""] * self._length
        self.setObjectName("number.shown")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, typed: str) -> None:
        """Show as much of ``typed`` as may be seen."""
        self._shown = [self._character(typed, at) for at in range(self._length)]
        self.update()

    def text(self) -> str:
        """Return what is seen, a space between the groups."""
        places = iter(self._shown)
        return " ".join("".join(next(places) or "_" for _ in range(size)) for size in self._groups)

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the room for the heading's size."""
        font = self._tokens.type.heading
        return QSize(round(font * self._units), 2 * font)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the least width at which the places can be told apart."""
        font = self._tokens.type.body
        return QSize(round(font * self._units), 2 * self._tokens.type.heading)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw a line under every place and the character on it."""
        size = min(self._tokens.type.heading * 1.4, self.width() / self._units)
        font = QFont(families())
        font.setPixelSize(round(size))
        font.setBold(True)
        painter = QPainter(self)
        painter.setFont(font)
        left = (self.width() - size * self._units) / 2
        for place, character in zip(self._lefts(), self._shown, strict=True):
            self._draw_place(painter, QRectF(left + place * size, 0, _SLOT * size, self.height()), character)
        painter.end()

    def _draw_place(self, painter: QPainter, room: QRectF, character: str) -> None:
        palette = self._tokens.palette
        edge = room.width() * 0.08
        line = QRectF(
            room.left() + edge, room.bottom() - 2 * self._tokens.line, room.width() - 2 * edge, self._tokens.line
        )
        painter.fillRect(line, QColor(palette.primary_ink if character else palette.border))
        if character == HIDDEN:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.text))
            painter.drawEllipse(room.center(), _DOT * room.width(), _DOT * room.width())
        else:
            painter.setPen(QColor(palette.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, character)

    def _character(self, typed: str, at: int) -> str:
        if at >= len(typed):
            return ""
        newest = at == len(typed) - 1
        is_open = not self._hides or at < _OPEN_HEAD or at >= self._length - _OPEN_TAIL or newest
        return typed[at] if is_open else HIDDEN

    def _lefts(self) -> list[float]:
        """Return where each place begins, in font sizes."""
        lefts, at = [], 0.0
        for size in self._groups:
            lefts += [at + n * _SLOT for n in range(size)]
            at += size * _SLOT + _GAP
        return lefts
