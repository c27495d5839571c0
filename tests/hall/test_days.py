"""The change of day: what was left open expires, and numbers begin anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.places import ConfigureHall
from shared.hall.tickets import CloseDay, TicketByCode, WaitingList
from shared.link import Hall
from tests.domain.plans import small_plan
from tests.hall.people import Clerk, issue, journal, refused


def test_a_day_change_expires_those_who_waited_were_called_or_set_aside(
    hall: Hall, first: Clerk, second: Clerk, clock: ManualClock
) -> None:
    tickets = [issue(hall) for _ in range(4)]
    held = first.serve_next()
    first.hold(held)
    first.call_next()
    second.serve_next()
    clock.advance(timedelta(days=1))
    issue(hall)
    states = [hall.ask(TicketByCode(code=ticket.code)).ticket.state for ticket in tickets]
    assert states == ["expired", "expired", "serving", "expired"]
    expired = [entry for entry in journal(hall) if entry.kind == "ticket.expired"]
    assert {(entry.body["number"], entry.body["was"]) for entry in expired} == {
        ("A001", "held"),
        ("A002", "called"),
        ("A004", "waiting"),
    }
    assert {entry.actor for entry in expired} == {"agent:hub"}
    assert first.view().current is None
    assert first.call_next().number == "A001"


def test_a_person_served_past_midnight_is_finished_as_usual(hall: Hall, second: Clerk, clock: ManualClock) -> None:
    issue(hall)
    serving = second.serve_next()
    clock.advance(timedelta(days=1))
    hall.do(CloseDay())
    assert second.finish(serving).state == "done"


def test_closing_the_day_by_hand_in_the_middle_of_it_changes_nothing(hall: Hall) -> None:
    issue(hall)
    hall.do(CloseDay())
    assert len(hall.ask(WaitingList())) == 1


def test_a_ticket_of_yesterday_cannot_be_called(hall: Hall, first: Clerk, clock: ManualClock) -> None:
    ticket = issue(hall)
    clock.advance(timedelta(days=1))
    assert hall.ask(WaitingList()) == []
    with refused(Code.WRONG_STATE, state="expired", step="call"):
        first.call(ticket)


def test_numbers_begin_anew_at_midnight_of_the_halls_zone(hall: Hall, clock: ManualClock) -> None:
    always = replace(small_plan().hours, week=small_plan().hours.week[:1] * 7)
    hall.do(ConfigureHall(plan=replace(small_plan(), zone="America/New_York", hours=always)))
    clock.jump(datetime(2026, 3, 2, 20, tzinfo=UTC))
    assert issue(hall).business_date.isoformat() == "2026-03-02"
    clock.jump(datetime(2026, 3, 3, 14, 30, tzinfo=UTC))
    first = issue(hall)
    assert (first.number, first.business_date.isoformat()) == ("A001", "2026-03-03")
