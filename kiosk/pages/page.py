"""What every page is made of: a step, a question, a body, and the one primary action for the footer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.choices import MOST_ELDER, MOST_LISTED
from kiosk.errands.errand import Errand
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label
from shared.ui.widgets.step_indicator import StepIndicator

_LOW_MM = 420
"""An upright panel lower than this, as one of 15.6 inch, has room for four choices."""


class KioskPage(QWidget):
    """A page as it stands for the session now; built anew when page, look or language change.

    Sub-classes fill ``body``, may set ``action`` (shown at the lower right), and bring newer facts in ``refresh``.
    """

    action: Button | None = None

    def __init__(self, errand: Errand, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self.conductor = errand.conductor
        self.session = errand.session
        self.hall = errand.hall
        self.language = errand.session.settings.language
        self.tokens = tokens
        self.panel = panel
        self.setObjectName(f"page.{self.conductor.page}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[4])
        self._head = QVBoxLayout()
        self._head.setSpacing(tokens.space[1])
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.space[4])
        column.addLayout(self._head)
        column.addLayout(self.body, 1)

    @property
    def portrait(self) -> bool:
        """Whether the panel stands upright."""
        return self.panel.height_px > self.panel.width_px

    def ask(self, question: str, *, about: str = "") -> None:
        """Put the one question of the page on top, with the step it belongs to, and what it is ``about`` (K13, K14)."""
        self.show_step()
        if about:
            self._head.addWidget(Label(about, size="body", tone="primary", wrap=True, name="page.about"))
        title = Label(question, size="title", wrap=True, name="page.title")
        self._head.addWidget(title)
        self.setAccessibleName(question)

    def show_step(self) -> None:
        """Say where in the flow this page stands (rule K14); a page outside the flow says nothing."""
        step = None if self.session.helping else self.conductor.errand.step
        if step is not None:
            steps = StepIndicator(self.tokens, "steps")
            steps.show_step(step.at, step.of)
            self._head.addWidget(steps)

    @property
    def low(self) -> bool:
        """Whether the panel stands upright and is yet too low for six choices above one another."""
        return self.portrait and self.panel.height_px < self.panel.mm(_LOW_MM)

    def list_shape(self) -> tuple[int, int]:
        """Return columns and rows of a list of choices: six a page, four for elders and on a low panel (rule K11)."""
        most = MOST_ELDER if self.tokens.look.elder or self.low else MOST_LISTED
        return (1, most) if self.portrait else (2, most // 2)

    def beside_or_below(self) -> QBoxLayout:
        """Return a layout that stands side by side on a wide panel and one below the other on an upright one."""
        line: QBoxLayout = QVBoxLayout() if self.portrait else QHBoxLayout()
        line.setSpacing(self.tokens.space[5])
        return line

    def refresh(self) -> None:
        """Show newer facts in place; nothing moves under a finger."""
