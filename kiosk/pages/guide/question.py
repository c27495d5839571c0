"""One question of a theme: two to five answers and *not sure* (rules K13, K14, K33)."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.wizard import WizardPlace
from kiosk.naming import name_of
from kiosk.pages.guide.page import GuidePage
from shared.domain.catalogue.themes import Option, Question
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile

NOT_SURE = "not-sure"
_ROOMY_MM, _HIGH_MM = 34, 25
"""Height of an answer on an upright panel, and where there is less room."""


class QuestionPage(GuidePage):
    """A touch answers and goes on; who comes back finds the answer pressed and goes on at the lower right."""

    def __init__(self, errand: GuideErrand, place: WizardPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        theme, question = place.theme.answer, place.question
        if theme is None or question is None:
            self.ask(QCoreApplication.translate("question", "A few questions"))
            if self.shown(place.theme) is not None:
                self._begin_without_questions()
            return
        self.ask(self._words(question), about=name_of(theme, self.language))
        if question.hint and self.language == "zh":
            self.body.addWidget(Label(question.hint, size="body", tone="soft", wrap=True, name="question.hint"))
        self._say_fallen(place)
        self._answers(question)
        if place.given(question) is not None:
            words = QCoreApplication.translate("question", "Next")
            self.action = Button(tokens, "question.next", words, role="primary", icon="next", size="heading")
            self.action.clicked.connect(place.go_on)

    def _begin_without_questions(self) -> None:
        self.body.addStretch(1)
        words = QCoreApplication.translate("question", "Show what I need")
        self.action = Button(self.tokens, "question.next", words, role="primary", icon="next", size="heading")
        self.action.clicked.connect(self._place.go_on)

    def _say_fallen(self, place: WizardPlace) -> None:
        if not place.fallen:
            return
        banner = Banner(self.tokens, "question.fallen")
        gone = "、".join(f"“{self._words(question)}”" for question in place.fallen)
        words = QCoreApplication.translate(
            "question", "Your new answer makes these needless: {questions}. All others are kept."
        )
        self.body.addWidget(banner)
        banner.say("info", words.format(questions=gone))

    def _words(self, question: Question) -> str:
        return question.text_en if self.language == "en" and question.text_en else question.text

    def _answers(self, question: Question) -> None:
        given = self._place.given(question)
        not_sure = QCoreApplication.translate("question", "I am not sure")
        choices = [self._choice(option, given) for option in question.options]
        choices.append(self._choice(Option("", not_sure, not_sure), given))
        columns, rows = (1, len(choices)) if self.portrait else (2, -(-len(choices) // 2))
        listed = PagedList(self.tokens, "question.list", columns=columns, rows=rows)
        listed.show_items(choices)
        self.body.addWidget(listed)
        self.body.addStretch(1)

    def _choice(self, option: Option, given: str | None) -> Tile:
        words = option.text_en if self.language == "en" and option.text_en else option.text
        chosen = given == option.id
        tile = Tile(self.tokens, f"question.{option.id or NOT_SURE}", words, icon="check" if chosen else "")
        tile.setCheckable(True)
        tile.setChecked(chosen)
        tile.setMinimumHeight(self.panel.mm(_ROOMY_MM if self.portrait and not self.tokens.look.elder else _HIGH_MM))
        tile.clicked.connect(partial(self._choose, option.id or None))
        return tile

    def _choose(self, option: str | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._place.choose(option)
