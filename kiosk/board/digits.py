"""A number as high and as wide as it needs: our font keeps room for accents that digits do not have."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette

from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label, Size

TICKET_EMS = 2.6
"""The widest letter and three digits."""
COUNTER_EMS = 1.25
"""Two digits."""


class Digits(Label):
    """A label one em high and ``ems`` wide, its digits exactly in the middle of the height."""

    def __init__(self, tokens: Tokens, size: Size, ems: float) -> None:
        super().__init__(size=size, tone="primary")
        em: int = getattr(tokens.type, size)
        self.setFixedSize(round(ems * em), em)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the number; something longer than the panel allows is made narrower, never cut."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        metrics = painter.fontMetrics()
        wanted = metrics.horizontalAdvance(self.text())
        if wanted > self.width():
            painter.scale(self.width() / wanted, 1.0)
        painter.drawText(0, (self.height() + metrics.capHeight()) // 2, self.text())
        painter.end()
