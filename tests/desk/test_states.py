"""Rule C8: in every state the allowed steps are allowed, and each of the others has its reason."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from counter.desk.keys import Action
from counter.desk.states import DeskState, Why, reasons_against, recall_wait, state_of
from shared.domain.plan import Limits
from shared.domain.tickets import TicketState
from shared.hall.counters import CounterNow, CounterState, Desk, Undoable
from shared.hall.tickets import StaffTicket, Ticket

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LIMITS = Limits()


def _ticket(state: TicketState, number: str = "A001", *, recalls: int = 0, called_ago: int = 60) -> StaffTicket:
    ticket = Ticket(
        id="0" * 32,
        number=number,
        code="",
        queue="social",
        state=state,
        business_date=date(2026, 11, 20),
        issued_at=NOW,
        called_at=NOW - timedelta(seconds=called_ago),
        recalls=recalls,
    )
    return StaffTicket(ticket=ticket, rank_at=NOW)


def _desk(**changes: object) -> Desk:
    open_counter = CounterNow(id="1", label="1", state=CounterState.OPEN)
    waiting = [_ticket(TicketState.WAITING, "A002")]
    free = Desk(now=NOW, counter=open_counter, waiting=waiting, waiting_count=1)
    return msgspec.structs.replace(free, **changes)


def _counter(state: CounterState) -> CounterNow:
    return CounterNow(id="1", label="1", state=state)


IDLE = _desk()
CALLED = _desk(current=_ticket(TicketState.CALLED))
SERVING = _desk(current=_ticket(TicketState.SERVING))
HELD = _desk(held=[_ticket(TicketState.HELD)])
PAUSED = _desk(counter=_counter(CounterState.PAUSED))
CLOSED = _desk(counter=_counter(CounterState.CLOSED))
ALWAYS = {Action.PICK, Action.PAUSE, Action.LOCK, Action.CANCEL}


def _allowed(desk: Desk) -> set[Action]:
    return {action for action, reason in reasons_against(desk, LIMITS, NOW).items() if reason is None}


def _why(desk: Desk, action: Action) -> Why:
    reason = reasons_against(desk, LIMITS, NOW)[action]
    assert reason is not None
    return reason.why


@pytest.mark.parametrize(
    ("desk", "state", "allowed"),
    [
        (IDLE, DeskState.IDLE, {Action.CALL_NEXT, Action.CLOSE}),
        (CALLED, DeskState.CALLED, {Action.RECALL, Action.NO_SHOW, Action.BEGIN}),
        (SERVING, DeskState.SERVING, {Action.HOLD, Action.TRANSFER, Action.FINISH}),
        (HELD, DeskState.HELD, {Action.CALL_NEXT, Action.RESUME}),
        (PAUSED, DeskState.PAUSED, {Action.CLOSE}),
        (CLOSED, DeskState.CLOSED, {Action.CLOSE}),
    ],
)
def test_each_state_allows_its_own_steps_and_no_other(desk: Desk, state: DeskState, allowed: set[Action]) -> None:
    assert state_of(desk) is state
    assert _allowed(desk) == allowed | ALWAYS


def test_every_forbidden_step_has_a_reason_in_every_state() -> None:
    for desk in (IDLE, CALLED, SERVING, HELD, PAUSED, CLOSED):
        assert set(reasons_against(desk, LIMITS, NOW)) == set(Action)


def test_a_person_at_the_desk_counts_more_than_a_pause() -> None:
    pausing_while_serving = _desk(counter=_counter(CounterState.PAUSED), current=_ticket(TicketState.SERVING))
    assert state_of(pausing_while_serving) is DeskState.SERVING
    assert Action.FINISH in _allowed(pausing_while_serving)


def test_a_recall_waits_ten_seconds_and_says_how_long() -> None:
    just_called = _desk(current=_ticket(TicketState.CALLED, called_ago=4))
    reason = reasons_against(just_called, LIMITS, NOW)[Action.RECALL]
    assert reason is not None
    assert (reason.why, reason.facts) == (Why.RECALL_SOON, {"seconds": 6})
    assert recall_wait(just_called, LIMITS, NOW) == timedelta(seconds=6)


def test_after_three_recalls_the_person_is_marked_or_begun() -> None:
    assert _why(_desk(current=_ticket(TicketState.CALLED, recalls=3)), Action.RECALL) is Why.RECALL_LIMIT


def test_a_fourth_person_cannot_be_held() -> None:
    full = _desk(current=_ticket(TicketState.SERVING), held=[_ticket(TicketState.HELD)] * 3)
    assert _why(full, Action.HOLD) is Why.HELD_LIMIT


def test_closing_names_everyone_who_is_still_here() -> None:
    desk = _desk(current=_ticket(TicketState.SERVING, "A001"), held=[_ticket(TicketState.HELD, "H007")])
    reason = reasons_against(desk, LIMITS, NOW)[Action.CLOSE]
    assert reason is not None
    assert (reason.why, reason.facts) == (Why.STILL_HERE, {"numbers": "A001、H007"})


def test_an_undo_is_offered_until_its_time_is_over() -> None:
    undo = Undoable(step="finish", number="A001", until=NOW + timedelta(seconds=10))
    assert Action.UNDO in _allowed(_desk(undo=undo))
    late = reasons_against(_desk(undo=undo), LIMITS, NOW + timedelta(seconds=10))[Action.UNDO]
    assert late is not None
    assert late.why is Why.NOTHING_TO_UNDO


def test_nobody_is_called_where_nobody_waits() -> None:
    assert _why(_desk(waiting=[], waiting_count=0), Action.CALL_NEXT) is Why.NOBODY_WAITING
