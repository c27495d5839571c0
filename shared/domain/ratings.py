"""好差评: the grades in which a citizen judges a visit, the reasons that go with a low one, and when one may be given.

Voluntary, one a visit, nothing preset: who does not answer has not rated, and that is kept as such (``standards.md``
2.5, rules K62 and C27). Outside, grades are numbers that run both ways: GB/T 39046-2020 table A.8 counts 1 as the best,
the upload interface of the national platform 5. Inside there are none; they are made and read only here.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.refused import Code, Refused
from shared.domain.tickets import TicketState


class Grade(StrEnum):
    """The five grades, best first."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


NOT_RATED = "not_rated"
"""未评价: a person was asked and said nothing, or declined; no grade, and never turned into one."""


class Channel(StrEnum):
    """Where a rating was given."""

    SCREEN = "screen"
    KEYPAD = "keypad"
    KIOSK = "kiosk"


REASONS: Mapping[Grade, tuple[str, ...]] = {
    Grade.FAIR: ("314", "309", "307", "310", "311", "313", "308"),
    Grade.DISSATISFIED: ("214", "213", "209", "208", "207", "210", "212"),
    Grade.VERY_DISSATISFIED: ("115", "108", "109", "110", "113", "114", "111"),
}
"""The national platform's option codes that can concern a visit, seven a grade (rule K11), those about people first."""

ASKED_FOR = timedelta(seconds=15)
"""How long a person at the counter is asked (rule C27)."""

TAKEN_WITHIN = timedelta(minutes=10)
"""How long after the visit an evaluator's rating still counts: it may have waited for a lost line."""

_STANDARD = dict(enumerate(Grade, start=1))
_UPLOAD = dict(enumerate(reversed(Grade), start=1))


def standard_number(grade: Grade) -> int:
    """Return the number of GB/T 39046-2020 table A.8: 1 is the best."""
    return list(Grade).index(grade) + 1


def grade_of_standard(number: int) -> Grade:
    """Return the grade of a number of GB/T 39046-2020; raise ``ValueError`` for anything but 1 to 5."""
    return _grade(_STANDARD, number)


def upload_number(grade: Grade) -> int:
    """Return the number (``satisfaction``) of the national platform's upload interface: 5 is the best."""
    return len(Grade) + 1 - standard_number(grade)


def grade_of_upload(number: int) -> Grade:
    """Return the grade of a number of the upload interface; raise ``ValueError`` for anything but 1 to 5."""
    return _grade(_UPLOAD, number)


def _grade(numbers: Mapping[int, Grade], number: int) -> Grade:
    if number not in numbers:
        raise ValueError(f"there is no grade {number}")
    return numbers[number]


def asks_reason(grade: Grade) -> bool:
    """Tell whether one reason is asked for: 3 of 5 or lower (rule K62)."""
    return grade in REASONS


def check_reason(grade: Grade | None, reason: str | None) -> None:
    """Refuse (bad_message) a reason that does not belong to the grade; none is always right."""
    if reason is not None and (grade is None or reason not in REASONS.get(grade, ())):
        raise Refused(Code.BAD_MESSAGE, "This reason does not belong to the grade.")


def check_over(state: TicketState) -> None:
    """Refuse (wrong_state) to rate a visit that is not over."""
    if state is not TicketState.DONE:
        raise Refused(Code.WRONG_STATE, f"A ticket that is {state} cannot be rated.", state=state, step="rate")


def check_in_time(finished_at: datetime, now: datetime) -> None:
    """Refuse (rating_too_late) an evaluator's rating of a visit that ended too long ago."""
    if now - finished_at > TAKEN_WITHIN:
        raise too_late()


def too_late() -> Refused:
    """Return the refusal of a rating that comes too late."""
    return Refused(Code.RATING_TOO_LATE, "This visit can no longer be rated here.")
