"""Says that something runs, but only when it takes long enough to be noticed.

``Busy(tokens, name)``; ``begin(text)`` shows after 100 ms unless ``end()`` came first. For elders nothing turns.
``centred=True`` stands in the middle of its place. A layout's alignment would do that too, and cut a sentence of two
lines: it gives the width that was wished for, and the height that the whole width would need.
"""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label

PATIENCE_MS = 100
TURN_MS = 50
TURN_DEGREES = 18


class Busy(QWidget):
    """A turning arc and a sentence: what is happening (rule K27)."""

    def __init__(self, tokens: Tokens, name: str, *, centred: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = _Sentence(tone="soft", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.space[3])
        self._arc = _Arc(tokens)
        line.addWidget(self._arc)
        line.addWidget(self._text, 0 if centred else 1)
        if centred:
            line.insertStretch(0, 1)
            line.addStretch(1)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    def text(self) -> str:
        """Return what is said to be happening."""
        return self._text.text()

    def begin(self, text: str) -> None:
        """Say ``text`` if the work is not over within 100 ms."""
        self._text.setText(text)
        self.setAccessibleName(text)
        if not self.isVisible():
            self._patience.start()

    def end(self) -> None:
        """Stop saying it: the work is over."""
        self._patience.stop()
        self.hide()


class _Sentence(Label):
    """Stands on one line where there is room for it."""

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the room of one line."""
        shown = self.fontMetrics().size(0, QLabel.text(self))
        return shown.grownBy(self.contentsMargins())


class _Arc(QWidget):
    """Three quarters of a circle that turn while they are seen."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._angle = 90
        self.setFixedSize(tokens.icon, tokens.icon)
        self._turning = QTimer(self, interval=TURN_MS)
        self._turning.timeout.connect(self._turn)

    @property
    def turns(self) -> bool:
        """Whether the arc is turning now."""
        return self._turning.isActive()

    def showEvent(self, event: object) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        if not self._tokens.look.elder:
            self._turning.start()

    def hideEvent(self, event: object) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        self._turning.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        width = max(2, self._tokens.icon // 9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.palette.primary_ink), width, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(self.rect().adjusted(width, width, -width, -width), self._angle * 16, -270 * 16)
        painter.end()

    def _turn(self) -> None:
        self._angle = (self._angle - TURN_DEGREES) % 360
        self.update()
