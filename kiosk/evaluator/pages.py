"""The two pages of the evaluator that are touched: the grades, and the reason for a low one."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.evaluator.choices import GradeChoice, ReasonChoice
from kiosk.evaluator.panel import is_upright
from shared.domain.ratings import Grade
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label

MOST, MOST_ELDER = 7, 4
"""Reasons a screen (rule K11)."""

_FACE_OF_ROW = 0.4
"""How much of a tile's height its face takes."""


class GradePage(QWidget):
    """Asks for the grade of one visit."""

    chosen = Signal(object)
    declined = Signal()

    def __init__(self, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self.setObjectName("page.rating")
        columns, rows = (1, 6) if is_upright(panel) else (3, 2)
        height = panel.height_px - 2 * tokens.type.title
        self._title = Label(size="title", name="rating.title")
        self._seconds = Label(size="body", tone="soft", name="rating.seconds")
        choice = GradeChoice(tokens, columns=columns, face=round(_FACE_OF_ROW * height / rows))
        choice.chosen.connect(self.chosen)
        choice.declined.connect(self.declined)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._seconds)
        page = _column(self, tokens)
        page.addLayout(head)
        page.addWidget(choice, 1)

    def ask(self, number: str, seconds: int) -> None:
        """Ask for the visit of ``number``, with what is left of the time."""
        question = QCoreApplication.translate("rating", "{number}, how was our service?")
        self._title.setText(question.format(number=number))
        self._seconds.setText(QCoreApplication.translate("rating", "{seconds} s").format(seconds=max(0, seconds)))


class ReasonPage(QWidget):
    """Asks for one reason, and lets the person reconsider."""

    chosen = Signal(str)
    declined = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self.setObjectName("page.reason")
        self._tokens, self._panel = tokens, panel
        self._grade: Grade | None = None
        self._choice: ReasonChoice | None = None
        head = QHBoxLayout()
        head.setSpacing(tokens.space[3])
        back = Button(tokens, "reason.back", QCoreApplication.translate("rating", "Back"), icon="back")
        back.clicked.connect(self.left)
        head.addWidget(back)
        title = Label(QCoreApplication.translate("rating", "What was it mainly?"), size="title", name="reason.title")
        head.addWidget(title, 1)
        self._page = _column(self, tokens)
        self._page.addLayout(head)

    def ask(self, grade: Grade) -> None:
        """Show the reasons of ``grade``; asked again for the same one nothing moves under the finger."""
        if grade is self._grade:
            return
        self.forget()
        columns, most = self._room()
        self._grade, self._choice = grade, ReasonChoice(self._tokens, grade, columns=columns, most=most)
        self._choice.chosen.connect(self.chosen)
        self._choice.declined.connect(self.declined)
        self._page.addWidget(self._choice, 1)

    def _room(self) -> tuple[int, int]:
        """Return the columns, and how many reasons stand at a time: fewer for elders (rule K11) and on a low panel."""
        columns = 1 if is_upright(self._panel) else 2
        rows = self._panel.height_px // (self._tokens.target + self._tokens.space[1]) - 1
        has_room = rows * columns > MOST
        return columns, MOST if has_room and not self._tokens.look.elder else MOST_ELDER

    def forget(self) -> None:
        """Leave nothing for the next person."""
        if self._choice is not None:
            self._page.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
        self._grade = self._choice = None


def _column(page: QWidget, tokens: Tokens) -> QVBoxLayout:
    column = QVBoxLayout(page)
    side = tokens.space[3]
    column.setContentsMargins(side, tokens.space[1], side, tokens.space[1])
    column.setSpacing(tokens.space[1])
    return column
