"""Where a person stands in a flow (rule K14): 步骤 2/4, and as many bars.

``StepIndicator(tokens, name)``; ``show_step(step, of)``.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label


class StepIndicator(QWidget):
    """The step in words for everyone, and in bars for those who look for three seconds."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = Label(size="small", tone="soft")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(tokens.space[0])
        self._line.addWidget(self._words)
        self._line.addSpacing(tokens.space[1])
        self._bars: list[QFrame] = []

    def text(self) -> str:
        """Return the step in words."""
        return self._words.text()

    def show_step(self, step: int, of: int) -> None:
        """Show that this is step ``step`` (from 1) of ``of``."""
        words = QCoreApplication.translate("steps", "Step {step}/{of}").format(step=step, of=of)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._make_bars(of)
        for at, bar in enumerate(self._bars, start=1):
            bar.setStyleSheet(f"background-color: {self._colour(at <= step)}; border-radius: {self._tokens.line}px")

    def _make_bars(self, count: int) -> None:
        while len(self._bars) > count:
            self._bars.pop().deleteLater()
        while len(self._bars) < count:
            bar = QFrame()
            bar.setFixedSize(self._tokens.space[3], max(3, self._tokens.space[0]))
            self._line.addWidget(bar)
            self._bars.append(bar)

    def _colour(self, reached: bool) -> str:  # noqa: FBT001  one question, one answer
        return self._tokens.palette.primary if reached else self._tokens.palette.hairline
