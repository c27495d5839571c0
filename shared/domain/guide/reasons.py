"""Why something is in a guide: the answers it follows from, or the questions that leave it open."""

from collections.abc import Iterable, Mapping

from shared.domain.catalogue.conditions import Answers, Condition, Verdict
from shared.domain.catalogue.themes import Question
from shared.domain.guide.answers import NOT_ASKED
from shared.domain.guide.result import Reason


class Judge:
    """Judges conditions under the answers that count, and says from which of them a verdict follows."""

    def __init__(self, questions: Iterable[Question], counted: Answers) -> None:
        self._when: Mapping[str, Condition] = {question.id: question.when for question in questions}
        self._counted = counted

    def verdict(self, condition: Condition) -> Verdict:
        """Return whether ``condition`` holds."""
        return condition.judge(self._counted)

    def reason(self, conditions: Iterable[Condition], texts: Iterable[str] = ()) -> Reason:
        """Return why ``conditions``, which hold or may hold, do so; with the theme's own words."""
        grounds = frozenset[str]().union(*(self._grounds(condition) for condition in conditions))
        ordered = [question for question in self._when if question in grounds]
        return Reason(
            answers=tuple((question, self._counted[question]) for question in ordered if question in self._counted),
            open=tuple(question for question in ordered if question not in self._counted),
            text="；".join(dict.fromkeys(text for text in texts if text)),
        )

    def _grounds(self, condition: Condition) -> frozenset[str]:
        """Return the questions ``condition`` hangs on; behind one that is not asked stand those that rule it out."""
        grounds = condition.grounds(self._counted)
        silent = [question for question in grounds if self._counted.get(question) == NOT_ASKED]
        if not silent:
            return grounds
        return grounds.difference(silent).union(*(self._grounds(self._when[question]) for question in silent))
