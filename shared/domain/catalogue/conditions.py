"""Conditions over a person's answers: data with a few operators, judged and never executed.

An answer that was not given leaves a condition *open* (Kleene's three values), so that nothing a person may need is
dropped before they have said that they do not need it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

Answers = Mapping[str, str]
"""Question id → option id; a question that was not answered, or with "not sure" (不清楚), is absent."""


class Verdict(Enum):
    """Whether a condition holds under the answers given so far."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True)
class Condition:
    """Holds when each part that is given holds; without any part it always holds.

    ``question`` with ``one_of``: the answer is one of these options. ``all``: each holds. ``any``: at least one holds.
    ``none``: not one holds.
    """

    question: str = ""
    one_of: tuple[str, ...] = ()
    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()
    none: tuple["Condition", ...] = ()

    def judge(self, answers: Answers) -> Verdict:
        """Return whether this holds."""
        if not (self.all or self.any or self.none):  # most conditions; a guide judges a hundred at every touch
            return self._judge_answer(answers)
        parts = [part.judge(answers) for part in self.all]
        parts.append(self._judge_answer(answers))
        if self.any:
            parts.append(_either(part.judge(answers) for part in self.any))
        parts.extend(_not(part.judge(answers)) for part in self.none)
        return _both(parts)

    def questions(self) -> frozenset[str]:
        """Return the ids of every question this looks at."""
        inner = (part.questions() for part in (*self.all, *self.any, *self.none))
        return frozenset({self.question} - {""}).union(*inner)

    def grounds(self, answers: Answers) -> frozenset[str]:
        """Return the questions that make the verdict what it is: answered ones decide, others keep it open."""
        own = frozenset((self.question,) if self.question else ())
        if not (self.all or self.any or self.none):
            return own
        parts = [(part.judge(answers), part.grounds(answers)) for part in self.all]
        parts.extend((_not(part.judge(answers)), part.grounds(answers)) for part in self.none)
        parts.append((self._judge_answer(answers), own))
        if self.any:
            either = _either(part.judge(answers) for part in self.any)
            parts.extend((either, part.grounds(answers)) for part in self.any if part.judge(answers) is either)
        refused = [because for verdict, because in parts if verdict is Verdict.NO]
        return frozenset[str]().union(*(refused or (because for _, because in parts)))

    def _judge_answer(self, answers: Answers) -> Verdict:
        if not self.question:
            return Verdict.YES
        answer = answers.get(self.question)
        if answer is None:
            return Verdict.OPEN
        return Verdict.YES if answer in self.one_of else Verdict.NO


ALWAYS = Condition()


def _both(parts: Iterable[Verdict]) -> Verdict:
    found = list(parts)
    if Verdict.NO in found:
        return Verdict.NO
    return Verdict.OPEN if Verdict.OPEN in found else Verdict.YES


def _either(parts: Iterable[Verdict]) -> Verdict:
    return _not(_both(map(_not, parts)))


def _not(verdict: Verdict) -> Verdict:
    if verdict is Verdict.OPEN:
        return Verdict.OPEN
    return Verdict.NO if verdict is Verdict.YES else Verdict.YES
