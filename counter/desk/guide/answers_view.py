"""The questions of a guide with the answers given; a digit or a press on an answer changes it and the guide follows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter.desk.guide.row_list import GuideList
from counter.desk.guide.rows import question_rows
from counter.desk.guide.source import OpenGuide
from shared.documents.guide_wording import Wording
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Choice

if TYPE_CHECKING:
    from shared.domain.catalogue.themes import Question

_ANSWERS_MOST = 5
"""Rule K13; the last button is for "not sure"."""


class AnswersView(QWidget):
    """``answered(question, option)`` comes with a digit or a press; ``None`` stands for not sure (0)."""

    answered = Signal(str, object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.list = GuideList(tokens, "guide.questions")
        self._choices = [Choice(tokens, f"guide.answer.{at}", "") for at in range(_ANSWERS_MOST + 1)]
        self._options: list[str | None] = []
        self._questions: dict[str, Question] = {}
        self._given: dict[str, str] = {}
        self._wording: Wording | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[1])
        column.addWidget(self.list, 1)
        for at, choice in enumerate(self._choices):
            column.addWidget(choice)
            choice.clicked.connect(lambda _=False, at=at: self._take(at))
        self.list.moved.connect(self._show_options)
        self.list.digit.connect(self._take_digit)

    def show_guide(self, shown: OpenGuide, wording: Wording) -> None:
        """Show the questions that are asked now."""
        self._wording = wording
        self._questions = {} if shown.theme is None else {one.id: one for one in shown.theme.questions}
        self._given = dict(shown.guide.answers)
        self.list.show_rows(question_rows(wording, shown))
        self._show_options()

    def _show_options(self) -> None:
        row = self.list.chosen()
        question = None if row is None else self._questions.get(row.id)
        texts: list[str] = []
        self._options = []
        if question is not None and self._wording is not None:
            self._options = [*(option.id for option in question.options), None]
            unsure = QCoreApplication.translate("desk-guide", "Not sure")
            either = self._wording.either
            texts = [f"{at}  {either(one.text, one.text_en)}" for at, one in enumerate(question.options, start=1)]
            texts.append(f"0  {unsure}")
        for at, choice in enumerate(self._choices):
            choice.setVisible(at < len(texts))
            if at < len(texts) and question is not None:
                choice.set_text(texts[at])
                choice.setChecked(self._options[at] == self._given.get(question.id))

    def _take_digit(self, digit: int) -> None:
        if digit < len(self._options):
            self._take((digit or len(self._options)) - 1)

    def _take(self, at: int) -> None:
        row = self.list.chosen()
        if row is not None and 0 <= at < len(self._options):
            self.answered.emit(row.id, self._options[at])
        self._show_options()
