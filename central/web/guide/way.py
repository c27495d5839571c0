"""Where a person stands in a theme's questions, kept in the address alone: back, reload and bookmark just work.

``?a=QUESTION~OPTION`` once for each answer, in the order given; the option ``-`` stands for 不清楚.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from shared.domain.catalogue.themes import Question, Theme
from shared.domain.guide.answers import check_answers, counting, questions_for

UNSURE = "-"
_MOST = 64


@dataclass(frozen=True)
class Way:
    """The answers so far to a theme's questions; ``unsure`` are those left with 不清楚."""

    theme: Theme
    answers: dict[str, str]
    unsure: frozenset[str]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions asked in all, answered ones included."""
        return questions_for(self.theme, self.answers, self.unsure)

    @property
    def next(self) -> Question | None:
        """Return the question to ask now, ``None`` when all are answered."""
        settled = {*self.answers, *self.unsure}
        return next((question for question in self.questions if question.id not in settled), None)

    def path(self, question: str = "", option: str = "") -> str:
        """Return the address after one more answer, or the present one."""
        given = [*self._given(), *([(question, option)] if question else [])]
        return address(self.theme.id, given)

    def back(self) -> str | None:
        """Return the address before the last answer, ``None`` at the first question."""
        given = self._given()
        return address(self.theme.id, given[:-1]) if given else None

    def from_question(self, question: str) -> str:
        """Return the address at which ``question`` is asked again, with the answers before it."""
        given = self._given()
        place = next((place for place, (asked, _) in enumerate(given) if asked == question), len(given))
        return address(self.theme.id, given[:place])

    def _given(self) -> list[tuple[str, str]]:
        """Return what was said in the order of the questions."""
        asked = (question.id for question in self.questions)
        said = {**self.answers, **dict.fromkeys(self.unsure, UNSURE)}
        return [(question, said[question]) for question in asked if question in said]


def way_of(theme: Theme, given: Iterable[str]) -> Way:
    """Return where these answers lead; raise ``Refused`` (unknown_answer) for what the theme does not offer."""
    said = dict(part.partition("~")[::2] for part in list(given)[:_MOST])
    answers = {question: option for question, option in said.items() if option != UNSURE}
    check_answers(theme, answers)
    asked = {question.id for question in theme.questions}
    unsure = frozenset(question for question, option in said.items() if option == UNSURE and question in asked)
    return Way(theme, counting(theme.questions, answers), unsure)


def address(theme: str, given: Iterable[tuple[str, str]]) -> str:
    """Return the address of a theme's next question or result."""
    query = urlencode([("a", f"{question}~{option}") for question, option in given])
    return f"/guide/theme/{quote(theme, safe='')}" + (f"?{query}" if query else "")
