"""Why something is in a guide: the answers it follows from, or the questions that leave it open."""

from collections.abc import Iterable, Mapping

from shared.domain.catalogue.conditions import Answers, Condition, Verdict
from shared.domain.catalogue.themes import Question
from shared.domain.guide.answers import NOT_ASKED
from shared.domain.guide.result import Reason

_NONE: frozenset[str] = frozenset()


class Judge:
    """Judges conditions under the answers that count, and says from which of them a verdict follows."""

    def __init__(self, questions: Iterable[Question], counted: Answers) -> None:
        self._when: Mapping[str, Condition] = {question.id: question.when for question in questions}
        self._counted = counted
        self._verdicts: dict[int, Verdict] = {}
        self._known_grounds: dict[int, frozenset[str]] = {}

    def verdict(self, condition: Condition) -> Verdict:
        """Return whether ``condition`` holds; one that stands in the theme or catalogue is judged once a guide."""
        found = self._verdicts.get(id(condition))
        if found is None:
            found = self._verdicts[id(condition)] = condition.judge(self._counted)
        return found

    def reason(self, conditions: Iterable[Condition], texts: Iterable[str] = ()) -> Reason:
        """Return why ``conditions``, which hold or may hold, do so; with the theme's own words."""
        text = "；".join(dict.fromkeys(filter(None, texts)))
        grounds = _NONE.union(*map(self._grounds, conditions))
        if not grounds:
            return Reason(text=text)
        ordered = [question for question in self._when if question in grounds]
        return Reason(
            answers=tuple((question, self._counted[question]) for question in ordered if question in self._counted),
            open=tuple(question for question in ordered if question not in self._counted),
            text=text,
        )

    def _grounds(self, condition: Condition) -> frozenset[str]:
        """Return the questions ``condition`` hangs on; behind one that is not asked stand those that rule it out."""
        found = self._known_grounds.get(id(condition))
        if found is None:
            found = self._known_grounds[id(condition)] = self._find_grounds(condition)
        return found

    def _find_grounds(self, condition: Condition) -> frozenset[str]:
        grounds = condition.grounds(self._counted)
        silent = [question for question in grounds if self._counted.get(question) == NOT_ASKED]
        if not silent:
            return grounds
        return grounds.difference(silent).union(*(self._grounds(self._when[question]) for question in silent))
