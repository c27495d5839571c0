"""Booked online, taken up in the hall: one place, one ticket, and a rule for each way the two sides can cross."""

from dataclasses import replace
from datetime import timedelta

import pytest

from central.appointments.rows import AppointmentRow
from central.appointments.upkeep import keep_up
from central.feed import Feed, Published
from shared.clock import ManualClock
from shared.domain.appointments.arrival import Punctuality
from shared.domain.appointments.states import AppointmentState
from shared.domain.tickets import TicketState
from shared.hall import Code
from shared.hall.appointments import CheckedIn, CheckIn, FindAppointments
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket, WaitingList
from shared.ids import new_id
from shared.link import Hall
from shared.store.moments import read
from shared.sync.pages import ADDRESS, PAGES
from tests.central.stand import Stand
from tests.hall.people import Clerk, citizen, kinds, refused
from tests.sync.booking import TEN_THIRTY, book, bookings, code_of, plan_with_bookings
from tests.sync.line import Line


@pytest.fixture(autouse=True)
def _plan_told(hall: Hall, line: Line) -> None:
    """Let the centre know a hall that takes appointments."""
    hall.do(ConfigureHall(plan=plan_with_bookings()))
    line.up()


def check_in(hall: Hall, row: AppointmentRow, code: str = "") -> CheckedIn:
    return hall.do(CheckIn(appointment=row.id, code=code))


def state_at_centre(centre: Stand, row: AppointmentRow) -> str:
    with bookings(centre) as open_book:
        return open_book.get(row.id).state


def test_whoever_lays_down_a_card_finds_what_was_booked_online(centre: Stand, hall: Hall, line: Line) -> None:
    who = citizen()
    row = book(centre, who)
    line.down()
    [found] = hall.ask(FindAppointments(holder=who))
    assert (found.id, found.queue, found.begins, found.state) == (row.id, "advice", TEN_THIRTY, "booked")
    assert hall.ask(FindAppointments(number=row.number)) == [found]
    assert hall.ask(FindAppointments(code=code_of(centre, row))) == [found]
    assert hall.ask(FindAppointments(holder=citizen(2))) == hall.ask(FindAppointments(number="00000000")) == []


def test_checked_in_on_time_it_counts_as_having_come_at_its_slot_and_the_centre_hears(
    centre: Stand, hall: Hall, line: Line, clock: ManualClock
) -> None:
    row = book(centre, citizen())
    line.down()
    walk_in = hall.do(IssueTicket(queue="advice")).ticket
    clock.advance(timedelta(minutes=5))
    done = check_in(hall, row)
    assert (done.punctuality, done.ahead, done.ticket.appointment_at) == (Punctuality.ON_TIME, 1, TEN_THIRTY)
    clock.advance(timedelta(minutes=30))
    late_walk_in = hall.do(IssueTicket(queue="advice")).ticket
    order = [waiting.ticket.number for waiting in hall.ask(WaitingList(queue="advice"))]
    assert order == [walk_in.number, done.ticket.number, late_walk_in.number]
    line.up()
    assert state_at_centre(centre, row) == AppointmentState.ARRIVED
    assert kinds(hall)[-3:-1] == ["ticket.issued", "appointment.arrived"]


def test_two_kiosks_at_once_check_in_once(centre: Stand, hall: Hall, line: Line) -> None:
    row = book(centre, citizen())
    line.down()
    first, second = check_in(hall, row), check_in(hall, row, code_of(centre, row))
    assert first.ticket.id == second.ticket.id
    assert (first.again, second.again) == (False, True)
    assert kinds(hall).count("appointment.arrived") == 1


def test_whoever_took_a_number_already_keeps_it_and_gets_the_better_place(
    centre: Stand, hall: Hall, line: Line, clock: ManualClock
) -> None:
    who = citizen()
    row = book(centre, who)
    line.down()
    clock.jump(TEN_THIRTY + timedelta(minutes=5))
    hall.do(IssueTicket(queue="advice"))
    own = hall.do(IssueTicket(queue="advice", holder=who)).ticket
    done = check_in(hall, row)
    assert (done.ticket.id, done.ahead) == (own.id, 0)
    line.up()


def test_cancelled_online_while_the_line_was_cut_the_person_in_the_hall_wins(
    centre: Stand, hall: Hall, line: Line
) -> None:
    row = book(centre, citizen())
    line.down()
    with bookings(centre) as open_book:
        open_book.cancel(row.id)
    done = check_in(hall, row)
    line.down()
    line.up()
    assert hall.ask(FindAppointments(code=code_of(centre, row)))[0].ticket == done.ticket.number
    assert state_at_centre(centre, row) == AppointmentState.ARRIVED
    assert "appointment.crossed" in kinds(hall)


def test_cancelled_and_heard_of_the_person_is_served_as_one_without_an_appointment(
    centre: Stand, hall: Hall, line: Line, clock: ManualClock
) -> None:
    row = book(centre, citizen())
    with bookings(centre) as open_book:
        open_book.cancel(row.id)
    line.down()
    hall.do(IssueTicket(queue="advice"))
    clock.advance(timedelta(minutes=1))
    done = check_in(hall, row, code_of(centre, row))
    assert (done.punctuality, done.ahead) == (Punctuality.AFTER_CANCELLING, 1)


def test_an_old_code_leads_to_where_the_appointment_was_moved(centre: Stand, hall: Hall, line: Line) -> None:
    row = book(centre, citizen())
    with bookings(centre) as open_book:
        moved = open_book.move(row.id, new_id(), TEN_THIRTY + timedelta(minutes=30))
    line.down()
    [found] = hall.ask(FindAppointments(code=code_of(centre, row)))
    assert (found.id, found.begins) == (moved.id, read(moved.begins))


def test_moved_online_while_already_here_the_ticket_stays(centre: Stand, hall: Hall, line: Line) -> None:
    row = book(centre, citizen())
    line.down()
    done = check_in(hall, row)
    with bookings(centre) as open_book:
        open_book.move(row.id, new_id(), TEN_THIRTY + timedelta(minutes=30))
    line.down()
    assert check_in(hall, row).ticket.id == done.ticket.id


def test_booked_while_the_line_was_cut_the_code_alone_is_enough(centre: Stand, hall: Hall, line: Line) -> None:
    who = citizen()
    row = book(centre, who)
    code = code_of(centre, row)
    assert [found.id for found in hall.ask(FindAppointments(code=code))] == [row.id]
    done = hall.do(CheckIn(appointment=row.id, code=code, holder=who))
    line.down()
    line.up()
    again = hall.do(CheckIn(appointment=row.id))
    assert (again.ticket.id, again.again) == (done.ticket.id, True)
    assert state_at_centre(centre, row) == AppointmentState.ARRIVED


def test_marked_as_missed_the_person_who_comes_another_day_is_told_the_day(
    centre: Stand, hall: Hall, line: Line, clock: ManualClock
) -> None:
    row = book(centre, citizen())
    clock.advance(timedelta(days=1))
    line.up()
    keep_up(centre.centre)
    line.down()
    [found] = hall.ask(FindAppointments(code=code_of(centre, row)))
    assert found.state is AppointmentState.MISSED
    with refused(Code.OTHER_DAY, day="2026-03-02"):
        check_in(hall, row)
    assert state_at_centre(centre, row) == AppointmentState.MISSED


def test_called_and_not_come_the_appointment_is_still_the_same_ticket(centre: Stand, hall: Hall, line: Line) -> None:
    row = book(centre, citizen())
    line.down()
    check_in(hall, row)
    clerk = Clerk(hall, "c1")
    called = clerk.call_next()
    clerk.no_show(called)
    again = check_in(hall, row)
    assert (again.ticket.id, again.ticket.state, again.again) == (called.id, TicketState.MISSED, True)


def test_what_checking_in_would_be_is_told_before_it_is_done(
    centre: Stand, hall: Hall, line: Line, clock: ManualClock
) -> None:
    row, early = book(centre, citizen()), book(centre, citizen(2), TEN_THIRTY + timedelta(hours=1))
    line.down()
    [found] = hall.ask(FindAppointments(number=early.number))
    assert found.obstacle is not None
    assert (found.punctuality, found.obstacle.code) == (None, Code.TOO_EARLY)
    [found] = hall.ask(FindAppointments(number=row.number))
    assert (found.punctuality, found.obstacle) == (Punctuality.ON_TIME, None)
    clock.jump(TEN_THIRTY + timedelta(minutes=16))
    [found] = hall.ask(FindAppointments(number=row.number))
    assert found.punctuality is Punctuality.LATE
    check_in(hall, row)
    [found] = hall.ask(FindAppointments(number=row.number))
    assert (found.punctuality, found.obstacle, found.ticket) == (None, None, "A001")


def test_too_early_late_and_another_day_are_told_apart(
    centre: Stand, hall: Hall, line: Line, clock: ManualClock
) -> None:
    early = book(centre, citizen(), TEN_THIRTY + timedelta(hours=1))
    tomorrow = book(centre, citizen(2), TEN_THIRTY + timedelta(days=1))
    late = book(centre, citizen(3))
    line.down()
    with refused(Code.TOO_EARLY):
        check_in(hall, early)
    with refused(Code.OTHER_DAY):
        check_in(hall, tomorrow)
    clock.jump(TEN_THIRTY + timedelta(minutes=16))
    assert check_in(hall, late).punctuality is Punctuality.LATE


def test_a_code_of_another_hall_a_changed_one_and_an_unknown_id_get_the_same_no(centre: Stand, hall: Hall) -> None:
    row = book(centre, citizen())
    elsewhere, code = code_of(centre, row, "xihu"), code_of(centre, row)
    changed = code[:-9] + ("B" if code[-9] == "A" else "A") + code[-8:]
    for wrong in (elsewhere, changed, "", "OHA1:::"):
        with refused(Code.UNKNOWN_APPOINTMENT):
            check_in(hall, row, wrong)
    for wrong in (elsewhere, changed):
        with refused(Code.UNKNOWN_APPOINTMENT):
            hall.ask(FindAppointments(code=wrong))
    with refused(Code.UNKNOWN_APPOINTMENT):
        hall.do(CheckIn(appointment=new_id(), code=code))


def test_a_promised_place_is_kept_beyond_the_days_quota_but_not_in_a_closed_queue(
    centre: Stand, hall: Hall, line: Line
) -> None:
    row, other = book(centre, citizen()), book(centre, citizen(2))
    line.down()
    plan = plan_with_bookings()
    first, *others = plan.queues
    hall.do(ConfigureHall(plan=replace(plan, queues=(replace(first, daily_quota=0), *others))))
    assert check_in(hall, row).ticket.state == "waiting"
    hall.do(ConfigureHall(plan=replace(plan, queues=(replace(first, open=False), *others))))
    with refused(Code.QUEUE_CLOSED):
        check_in(hall, other)


def test_nothing_that_names_the_person_lies_open_in_the_hall(centre: Stand, hall: Hall, line: Line) -> None:
    who = citizen()
    row = book(centre, who)
    line.down()
    check_in(hall, row)
    [waiting] = hall.ask(WaitingList(queue="advice"))
    assert waiting.holder not in (None, who.name)


def test_the_paper_of_who_checked_in_carries_the_tickets_page_as_any_other(
    centre: Stand, hall: Hall, line: Line
) -> None:
    row = book(centre, citizen())
    with centre.centre.database.changing() as session:
        Feed(session).publish(Published(PAGES, ADDRESS, {"address": "https://zw.example.gov.cn"}), centre.clock.now())
    line.down(12)
    done = check_in(hall, row)
    assert done.page == f"HTTPS://ZW.EXAMPLE.GOV.CN/T/BINJIANG/{done.ticket.code}"
