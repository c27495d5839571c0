"""Which questions a person is asked and which answers count: pure steps of the wizard (rules K13, K14, K33).

An answer counts only where its question is asked. A question that the answers before it rule out is *not asked*, so no
condition waits for it; one that hangs on an open question is open itself.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from shared.domain.catalogue.conditions import Answers, Verdict
from shared.domain.catalogue.themes import Question, Theme
from shared.domain.refused import Code, Refused

NOT_ASKED = ""
"""Stands for the answer to a question that is never asked: no option, so that conditions on it are decided."""


def in_force(questions: Iterable[Question], answers: Answers) -> dict[str, str]:
    """Return the answers that count, :data:`NOT_ASKED` for each question that is ruled out, nothing for open ones."""
    counted: dict[str, str] = {}
    for question in questions:
        asked = question.when.judge(counted)
        if asked is Verdict.NO:
            counted[question.id] = NOT_ASKED
        elif asked is Verdict.YES and question.id in answers:
            counted[question.id] = answers[question.id]
    return counted


def counting(questions: Iterable[Question], answers: Answers) -> dict[str, str]:
    """Return the answers that count, in the order of the questions."""
    return {question: option for question, option in in_force(questions, answers).items() if option != NOT_ASKED}


def questions_for(theme: Theme, answers: Answers, unsure: AbstractSet[str] = frozenset()) -> tuple[Question, ...]:
    """Return the questions asked in all, answered ones included, in order: step n/N counts them.

    ``unsure`` holds questions left with 不清楚. A question that may still come is in it, so N only ever shrinks while a
    person goes forward; one that hangs on nothing but unsure questions is not asked.
    """
    counted = in_force(theme.questions, answers)
    asked: list[Question] = []
    settled = {*counted, *unsure}
    for question in theme.questions:
        verdict = question.when.judge(counted)
        may_come = verdict is Verdict.OPEN and not question.when.grounds(counted) <= settled
        if verdict is Verdict.YES or may_come:
            asked.append(question)
        else:
            settled.add(question.id)
    return tuple(asked)


def answer(theme: Theme, answers: Answers, question: str, option: str | None) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the answers after ``question`` got ``option`` (``None``: 不清楚), and whose answers fell away.

    Every answer still valid is kept (K33). Raise :class:`Refused` (unknown_answer) for what the theme does not offer.
    """
    changed = {other: given for other, given in answers.items() if other != question}
    if option is not None:
        changed[question] = option
    check_answers(theme, changed)
    kept = counting(theme.questions, changed)
    return kept, tuple(asked.id for asked in theme.questions if asked.id in changed and asked.id not in kept)


def check_answers(theme: Theme, answers: Answers) -> None:
    """Raise :class:`Refused` (unknown_answer) naming the first answer that ``theme`` does not offer."""
    offered = {question.id: {option.id for option in question.options} for question in theme.questions}
    for question, option in answers.items():
        if option not in offered.get(question, ()):
            raise Refused(
                Code.UNKNOWN_ANSWER,
                f"The theme {theme.id!r} has no answer {option!r} to a question {question!r}.",
                theme=theme.id,
                question=question,
                option=option,
            )
