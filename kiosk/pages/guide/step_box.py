"""One step of a guide as a box of the picture: its number, what it is, and where and how long."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from kiosk.guide_words import step_days_text, step_place_text
from kiosk.naming import name_of
from shared.domain.guide.result import GuideStep
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.touchable import Touchable


class StepBox(Touchable):
    """A touch opens the item; what may be needed has a dashed edge and says so (rule K18)."""

    def __init__(self, tokens: Tokens, number: int, step: GuideStep, language: str) -> None:
        super().__init__(tokens, f"result.step.{step.item}", "tile")
        self.setProperty("certain", "yes" if step.certain else "no")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name = name_of(step, language)
        facts = f"{step_place_text(step)} · {step_days_text(step)}"
        maybe = "" if step.certain else QCoreApplication.translate("result", "May be needed")
        self.setAccessibleName(f"{number} {name}")
        self.setAccessibleDescription(" ".join(part for part in (maybe, facts) if part))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.space[0])
        self._lines.addStretch(1)
        self._lines.addWidget(Label(name, size="body", strong=True, wrap=True))
        self._lines.addWidget(Label(facts, size="small", tone="soft", wrap=True))
        if maybe:
            self._lines.addWidget(Label(maybe, size="small", tone="attention", wrap=True))
        self._lines.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(tokens.space[3], tokens.space[2], tokens.space[3], tokens.space[2])
        self._line.setSpacing(tokens.space[3])
        self._line.addWidget(Label(str(number), size="heading", tone="primary"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(self._lines, 1)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def height_for(self, width: int) -> int:
        """Return how high the box must be at a width for every word to be read."""
        edges = 2 * (self.tokens.space[2] + 2 * self.tokens.line)
        inside = self._line.heightForWidth(width - 4 * self.tokens.line) if self._line.hasHeightForWidth() else 0
        return max(inside + edges, round(1.25 * self.tokens.target))

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the size the picture gave it."""
        return self.size()
