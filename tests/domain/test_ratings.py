"""Grades and their numbers outside, which run both ways; reasons; and when a visit may be rated."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.domain.ratings import (
    REASONS,
    TAKEN_WITHIN,
    Grade,
    asks_reason,
    check_in_time,
    check_over,
    check_reason,
    grade_of_standard,
    grade_of_upload,
    standard_number,
    upload_number,
)
from shared.domain.refused import Code, Refused
from shared.domain.tickets import TicketState

NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)
NUMBERS = [
    (Grade.VERY_SATISFIED, 1, 5),
    (Grade.SATISFIED, 2, 4),
    (Grade.FAIR, 3, 3),
    (Grade.DISSATISFIED, 4, 2),
    (Grade.VERY_DISSATISFIED, 5, 1),
]


@pytest.mark.parametrize(("grade", "standard", "upload"), NUMBERS)
def test_the_standard_counts_one_as_the_best_and_the_upload_interface_five(
    grade: Grade, standard: int, upload: int
) -> None:
    assert (standard_number(grade), upload_number(grade)) == (standard, upload)
    assert (grade_of_standard(standard), grade_of_upload(upload)) == (grade, grade)


@pytest.mark.parametrize("number", [0, 6, -1])
def test_no_other_number_is_a_grade(number: int) -> None:
    for read in (grade_of_standard, grade_of_upload):
        with pytest.raises(ValueError, match=f"no grade {number}"):
            read(number)


def test_three_of_five_or_lower_asks_for_one_reason_and_better_grades_for_none() -> None:
    assert [grade for grade in Grade if asks_reason(grade)] == list(Grade)[2:]


def test_a_reason_is_the_platforms_code_for_its_grade_and_seven_fit_a_page() -> None:
    for grade, codes in REASONS.items():
        assert len(set(codes)) == len(codes) == 7
        assert {int(code[0]) for code in codes} == {upload_number(grade)}


def test_a_reason_belongs_to_its_grade_and_may_be_left_out() -> None:
    check_reason(Grade.FAIR, "314")
    check_reason(Grade.FAIR, None)
    check_reason(None, None)
    for grade, reason in ((Grade.FAIR, "115"), (Grade.SATISFIED, "314"), (None, "314")):
        with pytest.raises(Refused) as refusal:
            check_reason(grade, reason)
        assert refusal.value.code is Code.BAD_MESSAGE


@pytest.mark.parametrize("state", sorted(set(TicketState) - {TicketState.DONE}))
def test_a_visit_that_is_not_over_cannot_be_rated(state: TicketState) -> None:
    with pytest.raises(Refused) as refusal:
        check_over(state)
    assert (refusal.value.code, refusal.value.facts) == (Code.WRONG_STATE, {"state": state, "step": "rate"})


def test_a_rating_may_wait_for_a_lost_line_but_not_for_ever() -> None:
    check_in_time(NINE, NINE + TAKEN_WITHIN)
    with pytest.raises(Refused) as refusal:
        check_in_time(NINE, NINE + TAKEN_WITHIN + timedelta(seconds=1))
    assert refusal.value.code is Code.RATING_TOO_LATE
