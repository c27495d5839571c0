"""A ticket in the hand, scanned at the kiosk: a place can be given up, a visit rated, and every other fate is told."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.code_sentences import CodeTrouble, code_sentence
from shared.clock import ManualClock
from shared.domain.ratings import REASONS, Grade
from shared.hall.tickets import CancelTicket, Ticket, TicketByCode
from shared.link import Hall
from shared.ui.widgets.label import Label
from tests.desk.lossy import LossyLine
from tests.hall.people import Clerk, issue, journal
from tests.kiosk.stand import Stand


@pytest.fixture
def line(hall: Hall) -> LossyLine:
    return LossyLine(hall)


@pytest.fixture
def kiosk(qtbot: QtBot, line: LossyLine, clock: ManualClock) -> Iterator[Stand]:
    """Return a kiosk whose line to the hall can be cut."""
    with Stand(qtbot, line, clock) as standing:
        standing.open()
        yield standing


@pytest.fixture
def clerk(hall: Hall) -> Clerk:
    return Clerk(hall, "7")


def waiting(hall: Hall) -> Ticket:
    return issue(hall, "property")


def finished(hall: Hall, clerk: Clerk) -> Ticket:
    issue(hall, "property")
    return clerk.finish(clerk.serve_next())


def scan(kiosk: Stand, ticket: Ticket, page: str) -> None:
    """Show the ticket to the scanner and wait for ``page``."""
    kiosk.devices.code.emit(ticket.code)
    kiosk.until(lambda: kiosk.page == page)


def says(kiosk: Stand, trouble: CodeTrouble) -> bool:
    labels = kiosk.window.findChildren(Label)
    return code_sentence(trouble, "1") in [label.text() for label in labels if label.isVisible()]


def state(hall: Hall, ticket: Ticket) -> str:
    return hall.ask(TicketByCode(code=ticket.code)).ticket.state


def rated(hall: Hall) -> list[tuple[object, object]]:
    return [(line.body["grade"], line.body["reason"]) for line in journal(hall) if line.kind == "visit.rated"]


def test_a_waiting_ticket_is_given_up_with_one_confirmation(kiosk: Stand, hall: Hall) -> None:
    ticket = waiting(hall)
    scan(kiosk, ticket, "page.ticket")
    kiosk.tap("ticket.give_up")
    assert (kiosk.page, kiosk.text("give_up.number")) == ("page.give-up", ticket.number)
    assert state(hall, ticket) == "waiting"
    kiosk.tap("give_up.confirm")
    kiosk.until(lambda: kiosk.page == "page.given-up")
    assert state(hall, ticket) == "cancelled"
    kiosk.tap("give_up.done")
    assert kiosk.page == "page.attract"


def test_back_keeps_the_number(kiosk: Stand, hall: Hall) -> None:
    ticket = waiting(hall)
    scan(kiosk, ticket, "page.ticket")
    kiosk.tap("ticket.give_up")
    kiosk.tap("nav.back")
    assert kiosk.page == "page.home"
    assert state(hall, ticket) == "waiting"


def test_a_ticket_just_taken_offers_no_way_to_give_it_up_by_a_slip(kiosk: Stand) -> None:
    kiosk.tap("attract.start")
    kiosk.tap("home.queue.property")
    kiosk.tap("confirm.take")
    kiosk.until(lambda: kiosk.page == "page.ticket")
    assert kiosk.find("ticket.give_up") is None


def test_a_number_called_in_that_moment_is_told_and_stays(kiosk: Stand, hall: Hall, clerk: Clerk) -> None:
    ticket = waiting(hall)
    scan(kiosk, ticket, "page.ticket")
    kiosk.tap("ticket.give_up")
    clerk.call_next()
    kiosk.tap("give_up.confirm")
    kiosk.until(lambda: says(kiosk, CodeTrouble.TICKET_CALLED))
    assert (kiosk.page, state(hall, ticket)) == ("page.attract", "called")


def test_a_lost_line_gives_the_number_up_once(kiosk: Stand, hall: Hall, line: LossyLine) -> None:
    ticket = waiting(hall)
    scan(kiosk, ticket, "page.ticket")
    kiosk.tap("ticket.give_up")
    line.lose_answers = 1
    kiosk.tap("give_up.confirm")
    kiosk.until(lambda: kiosk.page == "page.given-up")
    acts = [act for act in line.sent if isinstance(act, CancelTicket)]
    assert len(acts) == 2
    assert len({act.command_id for act in acts}) == 1


def test_a_finished_ticket_is_rated_with_one_tap(kiosk: Stand, hall: Hall, clerk: Clerk) -> None:
    ticket = finished(hall, clerk)
    scan(kiosk, ticket, "page.rating")
    assert {ticket.number, "7"} <= set(kiosk.text("rating.visit").replace("，", " ").split())
    kiosk.tap("rating.satisfied")
    kiosk.until(lambda: kiosk.page == "page.rated")
    assert rated(hall) == [("satisfied", None)]
    kiosk.pass_time(5)
    assert kiosk.page == "page.attract"


def test_a_low_grade_asks_one_reason_and_back_lets_reconsider(kiosk: Stand, hall: Hall, clerk: Clerk) -> None:
    ticket = finished(hall, clerk)
    scan(kiosk, ticket, "page.rating")
    kiosk.tap("rating.very_dissatisfied")
    assert kiosk.page == "page.rating-reason"
    kiosk.tap("nav.back")
    kiosk.tap("rating.fair")
    kiosk.tap("reason.place-2")
    kiosk.until(lambda: kiosk.page == "page.rated")
    assert rated(hall) == [("fair", REASONS[Grade.FAIR][2])]


@pytest.mark.parametrize(
    ("leave", "page"), [("rating.skip", "page.attract"), ("nav.home", "page.home"), ("nav.back", "page.home")]
)
def test_who_leaves_has_not_rated(kiosk: Stand, hall: Hall, clerk: Clerk, leave: str, page: str) -> None:
    scan(kiosk, finished(hall, clerk), "page.rating")
    kiosk.tap(leave)
    assert (kiosk.page, rated(hall)) == (page, [])


def test_a_visit_is_rated_once(kiosk: Stand, hall: Hall, clerk: Clerk) -> None:
    ticket = finished(hall, clerk)
    scan(kiosk, ticket, "page.rating")
    kiosk.tap("rating.satisfied")
    kiosk.until(lambda: kiosk.page == "page.rated")
    kiosk.conductor.end()
    kiosk.devices.code.emit(ticket.code)
    kiosk.until(lambda: says(kiosk, CodeTrouble.ALREADY_RATED))
    assert (kiosk.page, len(rated(hall))) == ("page.attract", 1)


def test_a_rating_waits_for_a_lost_line_and_leaving_takes_it_back(
    kiosk: Stand, hall: Hall, clerk: Clerk, line: LossyLine
) -> None:
    scan(kiosk, finished(hall, clerk), "page.rating")
    line.set_cut(cut=True)
    kiosk.tap("rating.satisfied")
    kiosk.until(lambda: kiosk.find("rating.message-text") is not None)
    assert rated(hall) == []
    line.set_cut(cut=False)
    kiosk.until(lambda: kiosk.page == "page.rated")
    assert rated(hall) == [("satisfied", None)]


def called(_: Hall, clerk: Clerk) -> None:
    clerk.call_next()


def missed(_: Hall, clerk: Clerk) -> None:
    clerk.no_show(clerk.call_next())


@pytest.mark.parametrize(
    ("fate", "trouble"), [(called, CodeTrouble.TICKET_CALLED), (missed, CodeTrouble.TICKET_MISSED)]
)
def test_what_became_of_another_ticket_is_said_with_what_to_do(
    kiosk: Stand, hall: Hall, clerk: Clerk, fate: Callable[[Hall, Clerk], None], trouble: CodeTrouble
) -> None:
    ticket = waiting(hall)
    fate(hall, clerk)
    kiosk.devices.code.emit(ticket.code)
    kiosk.until(lambda: says(kiosk, trouble))
    assert kiosk.page == "page.attract"


def test_a_ticket_given_up_is_no_longer_valid(kiosk: Stand, hall: Hall) -> None:
    ticket = waiting(hall)
    hall.do(CancelTicket(ticket=ticket.id))
    kiosk.devices.code.emit(ticket.code)
    kiosk.until(lambda: says(kiosk, CodeTrouble.TICKET_OVER))
