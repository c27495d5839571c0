"""Taking the last step back: four steps, ten seconds, and only what still is as it was left."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.tickets import ReviveTicket, Ticket
from shared.link import Hall
from tests.hall.people import Clerk, issue, journal, refused

Step = Callable[[Clerk, Ticket], object]
STEPS: dict[str, Step] = {
    "no_show": lambda clerk, ticket: clerk.no_show(ticket),
    "finish": lambda clerk, ticket: clerk.finish(clerk.begin(ticket)),
    "transfer": lambda clerk, ticket: clerk.transfer(clerk.begin(ticket), "social", "请复核"),
    "hold": lambda clerk, ticket: clerk.hold(clerk.begin(ticket)),
}
steps = pytest.mark.parametrize("step", STEPS)


@steps
def test_the_last_step_can_be_taken_back(hall: Hall, first: Clerk, clock: ManualClock, step: str) -> None:
    issue(hall)
    called = first.call_next()
    STEPS[step](first, called)
    offered = first.view().undo
    assert offered is not None
    assert (offered.step, offered.number, offered.until) == (step, "A001", clock.now() + timedelta(seconds=10))
    clock.advance(timedelta(seconds=10))
    back = first.undo()
    assert back.ticket.state == ("called" if step == "no_show" else "serving")
    assert (back.ticket.queue, back.ticket.counter, back.ticket.finished_at) == ("advice", "c1", None)
    assert (back.note, back.back_at, back.missed_at) == ("", None, None)
    assert first.view().current == back
    assert first.view().undo is None
    assert (journal(hall)[-1].kind, journal(hall)[-1].body["step"]) == ("ticket.undone", step)


@steps
def test_after_ten_seconds_the_step_is_final(hall: Hall, first: Clerk, clock: ManualClock, step: str) -> None:
    issue(hall)
    STEPS[step](first, first.call_next())
    clock.advance(timedelta(seconds=10, microseconds=1))
    assert first.view().undo is None
    with refused(Code.NOTHING_TO_UNDO):
        first.undo()


def test_what_is_undone_once_is_not_undone_twice(hall: Hall, first: Clerk) -> None:
    issue(hall)
    first.no_show(first.call_next())
    first.undo()
    with refused(Code.NOTHING_TO_UNDO):
        first.undo()


def test_with_the_next_person_called_the_step_before_is_final(hall: Hall, first: Clerk) -> None:
    issue(hall)
    issue(hall)
    first.finish(first.serve_next())
    first.call_next()
    with refused(Code.NOTHING_TO_UNDO):
        first.undo()


def test_a_person_who_went_on_elsewhere_is_not_pulled_back(hall: Hall, first: Clerk, second: Clerk) -> None:
    issue(hall)
    first.transfer(first.serve_next(), "social")
    second.call_next()
    assert first.view().undo is None
    with refused(Code.NOTHING_TO_UNDO):
        first.undo()


def test_a_missed_person_who_came_back_is_not_pulled_back(hall: Hall, first: Clerk) -> None:
    issue(hall)
    missed = first.call_next()
    first.no_show(missed)
    hall.do(ReviveTicket(ticket=missed.id))
    with refused(Code.NOTHING_TO_UNDO):
        first.undo()


def test_undoing_a_hold_brings_the_note_of_the_transfer_before_back(hall: Hall, first: Clerk, second: Clerk) -> None:
    issue(hall)
    first.transfer(first.serve_next(), "social", "请复核")
    second.hold(second.serve_next(), "等材料")
    assert second.undo().note == "请复核"
