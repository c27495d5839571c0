"""The life of a ticket: every step from every state, and the limits of recall and return."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.refused import Code, Refused
from shared.domain.tickets import (
    OPEN_STATES,
    STEPS,
    Step,
    TicketState,
    after,
    check_recall,
    check_revival,
    number_text,
)

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
_WAYS = {
    ("waiting", "call", "called"),
    ("waiting", "cancel", "cancelled"),
    ("waiting", "expire", "expired"),
    ("called", "recall", "called"),
    ("called", "begin", "serving"),
    ("called", "no_show", "missed"),
    ("called", "expire", "expired"),
    ("missed", "revive", "waiting"),
    ("serving", "hold", "held"),
    ("serving", "transfer", "waiting"),
    ("serving", "finish", "done"),
    ("held", "resume", "serving"),
    ("held", "expire", "expired"),
}
"""The picture in ``domain.md``, arrow by arrow."""


@pytest.mark.parametrize(("state", "step"), list(product(TicketState, Step)))
def test_every_step_leads_where_the_picture_says_or_is_refused(state: TicketState, step: Step) -> None:
    targets = [to for start, by, to in _WAYS if (start, by) == (state, step)]
    if targets:
        assert [after(state, step)] == targets
        return
    with pytest.raises(Refused) as refusal:
        after(state, step)
    assert (refusal.value.code, refusal.value.facts) == (Code.WRONG_STATE, {"state": state, "step": step})


@given(st.lists(st.sampled_from(Step), max_size=30))
def test_no_row_of_steps_leaves_a_final_state(steps: list[Step]) -> None:
    state = TicketState.WAITING
    for step in steps:
        if state in STEPS[step]:
            state = after(state, step)
        if state in {TicketState.DONE, TicketState.CANCELLED, TicketState.EXPIRED}:
            assert not any(state in ways for ways in STEPS.values())


def test_a_person_keeps_a_place_while_waiting_called_served_or_held() -> None:
    assert {"waiting", "called", "serving", "held"} == OPEN_STATES


def test_a_third_recall_is_the_last() -> None:
    check_recall(2, NOON, NOON + timedelta(seconds=10), most=3, gap=timedelta(seconds=10))
    with pytest.raises(Refused) as refusal:
        check_recall(3, NOON, NOON + timedelta(hours=1), most=3, gap=timedelta(seconds=10))
    assert (refusal.value.code, refusal.value.facts) == (Code.RECALL_LIMIT, {"most": 3})


@given(st.integers(min_value=0, max_value=9_999_999))
def test_a_recall_within_the_gap_says_how_many_seconds_are_left(microseconds: int) -> None:
    with pytest.raises(Refused) as refusal:
        check_recall(0, NOON, NOON + timedelta(microseconds=microseconds), most=3, gap=timedelta(seconds=10))
    assert refusal.value.code == Code.RECALL_TOO_SOON
    seconds = refusal.value.facts["seconds"]
    assert isinstance(seconds, int)
    assert 1 <= seconds <= 10
    assert abs(seconds - (10 - microseconds / 1e6)) <= 1


def test_a_missed_person_may_come_back_until_the_last_moment_and_not_after() -> None:
    within = timedelta(minutes=30)
    check_revival(NOON, NOON + within, within=within)
    with pytest.raises(Refused) as refusal:
        check_revival(NOON, NOON + within + timedelta(microseconds=1), within=within)
    assert (refusal.value.code, refusal.value.facts) == (Code.REVIVE_TOO_LATE, {"minutes": 30})


def test_numbers_have_three_digits_at_least() -> None:
    assert [number_text("A", n) for n in (1, 12, 999, 1000)] == ["A001", "A012", "A999", "A1000"]
