"""What a hall keeps no longer goes by itself: answers to acts, and whose a ticket was."""

from datetime import timedelta

from shared.clock import ManualClock
from shared.hall.tickets import CloseDay, IssueTicket
from shared.link import Hall
from shared.link.writer import TIDY_EVERY_SECONDS
from shared.store.tickets import TicketRow
from tests.hall.house import House
from tests.hall.people import Clerk, citizen, issue


def _tidy(hall: Hall, clock: ManualClock) -> None:
    clock.advance(timedelta(seconds=TIDY_EVERY_SECONDS))
    for _ in range(2):
        hall.do(CloseDay())  # the second comes after the bite that the first began


def _live(hall: Hall, clock: ManualClock, days: int) -> None:
    """Let the hub run through the next days, and be tidied on each."""
    for _ in range(days):
        clock.advance(timedelta(days=1, seconds=-TIDY_EVERY_SECONDS))
        _tidy(hall, clock)


def _stored(house: House, ticket: str) -> TicketRow:
    row: TicketRow = house.core.read(lambda work: work.tickets.get(ticket)).result(10)
    return row


def _knows(house: House, act: IssueTicket) -> bool:
    return house.core.read(lambda work: work.commands.outcome(act.command_id)).result(10) is not None


def _is_named(house: House, ticket: str) -> bool:
    return _stored(house, ticket).person is not None


def test_an_answer_is_kept_until_seven_days_were_lived_through_after_it(
    house: House, hall: Hall, clock: ManualClock
) -> None:
    act = IssueTicket(queue="advice")
    hall.do(act)
    _live(hall, clock, 7)
    assert _knows(house, act)
    _live(hall, clock, 1)
    assert not _knows(house, act)


def test_whose_a_ticket_was_is_forgotten_after_thirty_days_and_the_ticket_stays(
    house: House, hall: Hall, first: Clerk, clock: ManualClock
) -> None:
    ticket = issue(hall, holder=citizen())
    first.hold(first.serve_next(), reason="王芳的材料")
    before = _stored(house, ticket.id)
    _live(hall, clock, 30)
    kept = _stored(house, ticket.id)
    assert (kept.person, kept.holder_name, kept.note) == (before.person, before.holder_name, before.note)
    assert None not in {kept.person, kept.holder_name, kept.holder_number, kept.note}
    _live(hall, clock, 1)
    row = _stored(house, ticket.id)
    assert (row.person, row.holder_name, row.holder_number, row.note) == (None, None, None, None)
    assert (row.label, row.state, row.issued_at, row.begun_at) == ("A001", "expired", before.issued_at, before.begun_at)


def test_a_clock_that_is_a_year_ahead_forgets_nobody_and_no_answer_early(
    house: House, hall: Hall, clock: ManualClock
) -> None:
    act = IssueTicket(queue="advice", holder=citizen())
    right, ticket = clock.now(), hall.do(act).ticket
    clock.jump(right + timedelta(days=365))
    _tidy(hall, clock)
    _live(hall, clock, 5)
    assert (_is_named(house, ticket.id), _knows(house, act)) == (True, True)
    clock.jump(right + timedelta(days=6))
    _tidy(hall, clock)
    _live(hall, clock, 24)
    assert _is_named(house, ticket.id)
    _live(hall, clock, 31)
    assert (_is_named(house, ticket.id), _knows(house, act)) == (False, False)


def test_days_on_which_the_hub_did_not_run_make_nothing_old(house: House, hall: Hall, clock: ManualClock) -> None:
    ticket = issue(hall, holder=citizen())
    _live(hall, clock, 20)
    clock.advance(timedelta(days=90))
    _live(hall, clock, 10)
    assert _is_named(house, ticket.id)
    _live(hall, clock, 1)
    assert not _is_named(house, ticket.id)


def test_nothing_goes_before_its_minute_has_come(house: House, hall: Hall, clock: ManualClock) -> None:
    act = IssueTicket(queue="advice")
    hall.do(act)
    clock.jump(clock.now() + timedelta(days=8))
    for _ in range(3):
        hall.do(CloseDay())
    assert _knows(house, act)
