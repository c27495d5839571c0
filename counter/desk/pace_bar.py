"""How much of the target time is used, as a thin bar beside the words that say the same."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.desk.pace import Elapsed, Pace
from shared.ui.tokens import Tokens


class PaceBar(QWidget):
    """Blue, then amber from 80 %, then red and full (rule C7)."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._elapsed: Elapsed | None = None
        self.setFixedHeight(tokens.space[2])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_elapsed(self, elapsed: Elapsed | None) -> None:
        """Draw the used part, nothing without a service."""
        self._elapsed = elapsed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the track and what is used of it."""
        if self._elapsed is None:
            return
        colours = self._tokens.palette
        ink = {Pace.CALM: colours.primary, Pace.NEAR: colours.attention, Pace.OVER: colours.trouble}[self._elapsed.pace]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_ = self.height() / 2
        painter.setBrush(QColor(colours.surface_raised))
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        painter.setBrush(QColor(ink))
        used = max(self.height(), round(self.width() * min(1.0, self._elapsed.part)))
        painter.drawRoundedRect(QRectF(0, 0, used, self.height()), round_, round_)
        painter.end()
