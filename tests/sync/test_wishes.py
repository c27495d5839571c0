"""A wish from a ticket's page: the centre passes it on, the hall decides by its own rules, once, and says so."""

from datetime import timedelta

import pytest

from central import requests
from central.read.requests import asked
from central.rebuild import rebuild_hall
from shared.clock import ManualClock
from shared.domain.tickets import TicketState
from shared.domain.wishes import Wish
from shared.hall.tickets import IssueTicket, Ticket, TicketByCode, WaitingList
from shared.link import Hall
from tests.central.stand import Stand
from tests.hall.people import Clerk, issue, journal
from tests.sync.line import NAME, Line


def ask(centre: Stand, ticket: Ticket, wish: Wish) -> None:
    with centre.centre.database.changing() as session:
        requests.ask(session, NAME, ticket.id, wish, centre.clock.now())


def answer(centre: Stand, ticket: Ticket, wish: Wish) -> tuple[bool | None, str]:
    with centre.centre.database.reading() as session:
        known = asked(session, NAME)[ticket.id, wish]
    return known.granted, known.reason


def line_of(hall: Hall) -> list[str]:
    return [waiting.ticket.number for waiting in hall.ask(WaitingList(queue="advice"))]


def state(hall: Hall, ticket: Ticket) -> TicketState:
    return hall.ask(TicketByCode(code=ticket.code)).ticket.state


def test_giving_up_takes_the_number_out_and_the_centre_hears_of_it(hall: Hall, centre: Stand, line: Line) -> None:
    ticket = issue(hall)
    ask(centre, ticket, Wish.CANCEL)
    assert answer(centre, ticket, Wish.CANCEL) == (None, "")
    line.down()
    assert state(hall, ticket) is TicketState.CANCELLED
    assert [entry.kind for entry in journal(hall)][-2:] == ["ticket.cancelled", "request.granted"]
    line.up()
    assert answer(centre, ticket, Wish.CANCEL) == (True, "")
    assert centre.rows("SELECT state FROM ticket_view") == [("cancelled",)]
    with centre.centre.database.changing() as session:
        rebuild_hall(session, NAME)
    assert answer(centre, ticket, Wish.CANCEL) == (True, "")


@pytest.mark.parametrize(
    "after",
    [
        ["A002", "A003", "A004", "A001", "A005", "A006"],
        ["A002", "A003", "A004", "A001"],
        ["A002", "A001"],
    ],
)
def test_three_go_first_or_as_many_as_there_are(
    hall: Hall, centre: Stand, line: Line, clock: ManualClock, after: list[str]
) -> None:
    tickets = []
    for _ in after:
        tickets.append(issue(hall))
        clock.advance(timedelta(seconds=30))
    ask(centre, tickets[0], Wish.LATER)
    line.down()
    assert line_of(hall) == after
    line.up()
    assert answer(centre, tickets[0], Wish.LATER) == (True, "")
    shown = centre.rows("SELECT number FROM ticket_view WHERE state = 'waiting' ORDER BY rank_at")
    assert [row[0] for row in shown] == after


def test_a_wish_sent_twice_has_one_effect_and_later_is_granted_once(
    hall: Hall, centre: Stand, line: Line, clock: ManualClock
) -> None:
    tickets = []
    for _ in range(8):
        tickets.append(issue(hall))
        clock.advance(timedelta(seconds=30))
    for _ in range(2):
        ask(centre, tickets[0], Wish.LATER)
    line.down()
    line.up()
    ask(centre, tickets[0], Wish.LATER)
    line.down()
    assert line_of(hall)[:4] == ["A002", "A003", "A004", "A001"]
    with centre.centre.database.changing() as session:  # as if the centre had forgotten that it was granted
        session.run("DELETE FROM request_view")
    clock.advance(timedelta(minutes=6))
    ask(centre, tickets[0], Wish.LATER)
    line.down()
    line.up()
    assert line_of(hall)[:4] == ["A002", "A003", "A004", "A001"]
    assert answer(centre, tickets[0], Wish.LATER) == (False, "once_already")


def test_whoever_was_called_meanwhile_stays_called(hall: Hall, centre: Stand, line: Line) -> None:
    ticket = issue(hall)
    ask(centre, ticket, Wish.CANCEL)
    Clerk(hall, "c1").call_next()
    line.down()
    line.up()
    assert state(hall, ticket) is TicketState.CALLED
    assert answer(centre, ticket, Wish.CANCEL) == (False, "not_waiting")


def test_with_nobody_behind_there_is_nobody_to_let_go_first(hall: Hall, centre: Stand, line: Line) -> None:
    ticket = issue(hall)
    ask(centre, ticket, Wish.LATER)
    line.down()
    line.up()
    assert answer(centre, ticket, Wish.LATER) == (False, "nobody_behind")


def test_a_wish_that_comes_after_the_line_was_cut_for_long_is_not_granted_and_can_be_had_again(
    hall: Hall, centre: Stand, line: Line, clock: ManualClock
) -> None:
    ticket = issue(hall)
    ask(centre, ticket, Wish.CANCEL)
    clock.advance(timedelta(minutes=6))
    line.down()
    line.up()
    assert state(hall, ticket) is TicketState.WAITING
    assert answer(centre, ticket, Wish.CANCEL) == (False, "too_late")
    ask(centre, ticket, Wish.CANCEL)
    line.down()
    assert state(hall, ticket) is TicketState.CANCELLED


def test_a_ticket_the_hall_does_not_know_is_kept_aside(hall: Hall, centre: Stand, line: Line) -> None:
    unknown = hall.do(IssueTicket(queue="advice")).ticket
    with centre.centre.database.changing() as session:
        requests.ask(session, NAME, "0" * 32, Wish.CANCEL, centre.clock.now())
    line.down()
    assert [entry.kind for entry in journal(hall)][-1] == "feed.unreadable"
    assert state(hall, unknown) is TicketState.WAITING


def test_wishes_of_yesterday_are_forgotten_on_both_sides(
    hall: Hall, centre: Stand, line: Line, clock: ManualClock
) -> None:
    ticket = issue(hall)
    ask(centre, ticket, Wish.CANCEL)
    line.down()
    clock.advance(timedelta(days=1, minutes=1))
    requests.forget_old(centre.centre)
    line.down()
    with centre.centre.database.reading() as session:
        assert requests.asked(session, NAME) == {}
    assert [entry.kind for entry in journal(hall)].count("request.granted") == 1
