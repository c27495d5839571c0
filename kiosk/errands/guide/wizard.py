"""The few questions that make a guide exact: one at a time, never losing an answer (rules K13, K14, K33)."""

from kiosk.errands.errand import Step
from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.place import Place
from kiosk.errands.guide.result import ResultPlace
from shared.domain.catalogue.subjects import subject_of
from shared.domain.catalogue.themes import Question
from shared.domain.guide.answers import answer, questions_for
from shared.hall.guide import GuideView, ThemeView


class WizardPlace(Place):
    """A theme's questions and the answers so far; after the last one the result follows.

    ``fallen`` holds the questions whose answers the last change made void, until the next answer.
    """

    page = "question"

    def __init__(self, guide: GuideErrand, theme: str) -> None:
        super().__init__(guide)
        self.theme = self.ask(ThemeView(theme=theme), self._began)
        self.answers: dict[str, str] = {}
        self.unsure: frozenset[str] = frozenset()
        self.fallen: tuple[Question, ...] = ()
        self._subject = subject_of(theme, theme=True)
        self._at: str | None = None
        self._finished = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked in all, as far as the answers tell."""
        theme = self.theme.answer
        return questions_for(theme, self.answers, self.unsure) if theme is not None else ()

    @property
    def question(self) -> Question | None:
        """The question on the page, ``None`` before the theme is known."""
        return next((question for question in self.questions if question.id == self._at), None)

    @property
    def step(self) -> Step | None:
        """Which question this is; the result is the last step."""
        question = self.question
        if question is None:
            return None
        return Step(self.questions.index(question) + 1, len(self.questions) + 1)

    def given(self, question: Question) -> str | None:
        """Return the option chosen, ``""`` for *not sure*, ``None`` while there is no answer."""
        return "" if question.id in self.unsure else self.answers.get(question.id)

    def choose(self, option: str | None) -> None:
        """Answer the question on the page, with ``None`` for *not sure*, and go on to the next."""
        theme, question = self.theme.answer, self.question
        if theme is None or question is None:
            return
        before = self.questions
        self.answers, gone = answer(theme, self.answers, question.id, option)
        unsure = self.unsure | {question.id} if option is None else self.unsure - {question.id}
        self.unsure = unsure & {asked.id for asked in questions_for(theme, self.answers, unsure)}
        self.fallen = tuple(asked for asked in before if asked.id in gone)
        self.go_on()

    def go_on(self) -> None:
        """Go to the next question, or after the last one to the result."""
        following = self._following()
        if following is None:
            self._show_result()
        else:
            self._at = following.id
            self.guide.conductor.move()

    def back(self) -> bool:
        """Go to the question before; return whether this was the first."""
        question = self.question
        at = self.questions.index(question) if question is not None else 0
        self.fallen = ()
        if at == 0:
            return True
        self._at = self.questions[at - 1].id
        return False

    def left(self) -> None:
        """Count a guide that was left before its end, and where."""
        super().left()
        if self._at is not None and not self._finished:
            self.guide.count("abandoned", self._subject, self._at)

    def _following(self) -> Question | None:
        questions, question = self.questions, self.question
        at = questions.index(question) + 1 if question is not None else 0
        return questions[at] if at < len(questions) else None

    def _began(self) -> None:
        theme = self.theme.answer
        if theme is not None:
            self.guide.count("opened", self._subject)
            first = self._following()
            self._at = first.id if first is not None else None
        self._draw_anew()

    def _show_result(self) -> None:
        theme = self.theme.answer
        if theme is not None:
            self._finished = True
            view = GuideView(theme=theme.id, answers=self.answers)
            self.guide.go(ResultPlace(self.guide, view, theme, len(self.questions) + 1))
