"""The centre's calendar in the hall: closed on a holiday, open on a make-up day, and the week again when taken back."""

from datetime import date, timedelta

from central.calendar.rows import publish, withdraw
from central.feed import Feed, Published
from shared.clock import ManualClock
from shared.domain.hours import SpecialDay
from shared.domain.line import Troubles
from shared.domain.refused import Code
from shared.hall.appointments import CheckIn, StrandedDay, StrandedDays
from shared.hall.places import ConfigureHall, PlanView, QueueList
from shared.hall.sync import SyncStatus
from shared.link import Hall
from shared.security.role import Role
from tests.central.stand import Stand
from tests.domain.plans import small_plan
from tests.hall.house import House
from tests.hall.people import citizen, issue, journal, refused
from tests.sync.booking import TEN_THIRTY, book, bookings, plan_with_bookings
from tests.sync.line import NAME, Line

TODAY = date(2026, 3, 2)
HOLIDAY = SpecialDay(TODAY, "端午节", "Dragon Boat Festival")
MAKE_UP = SpecialDay(date(2026, 3, 7), "调休上班", like=4)


def _publish(centre: Stand, special: SpecialDay, hall: str = "") -> None:
    with centre.centre.database.changing() as session:
        publish(session, hall, special, centre.clock.now())


def test_on_a_published_holiday_nobody_gets_a_ticket_and_hears_its_name_until_it_is_taken_back(
    hall: Hall, centre: Stand, line: Line
) -> None:
    assert hall.ask(QueueList())[0].obstacle is None
    _publish(centre, HOLIDAY)
    line.down()
    with refused(Code.OUTSIDE_HOURS, opens="2026-03-03T09:00:00+08:00", today="端午节", today_en=HOLIDAY.name_en):
        issue(hall)
    assert [queue.obstacle is not None for queue in hall.ask(QueueList())] == [True] * 5
    with centre.centre.database.changing() as session:
        withdraw(session, "", HOLIDAY, centre.clock.now())
    line.down()
    assert issue(hall).number == "A001"
    assert hall.ask(QueueList())[0].obstacle is None


def test_on_a_make_up_saturday_the_hall_is_open_as_on_the_friday_it_names(
    hall: Hall, centre: Stand, line: Line, clock: ManualClock
) -> None:
    clock.advance(timedelta(days=5))
    with refused(Code.OUTSIDE_HOURS, opens="2026-03-09T09:00:00+08:00"):
        issue(hall)
    _publish(centre, MAKE_UP)
    line.down()
    assert issue(hall).number == "A001"


def test_what_one_hall_is_told_goes_before_what_all_are_told(hall: Hall, centre: Stand, line: Line) -> None:
    _publish(centre, SpecialDay(TODAY, "本厅照常", like=0), NAME)
    _publish(centre, HOLIDAY)
    line.down()
    assert issue(hall).number == "A001"


def test_the_centre_is_told_the_halls_own_plan_without_the_calendar(hall: Hall, centre: Stand, line: Line) -> None:
    _publish(centre, HOLIDAY)
    line.down()
    assert hall.ask(PlanView()) == small_plan().under((HOLIDAY,))
    hall.do(ConfigureHall(plan=hall.ask(PlanView())))
    told = [entry for entry in journal(hall) if entry.kind == "hall.configured"]
    assert told[-1].body["plan"]["hours"]["special_days"] == []


def test_a_day_that_cannot_count_is_kept_aside_and_the_week_holds(hall: Hall, centre: Stand, line: Line) -> None:
    with centre.centre.database.changing() as session:
        Feed(session).publish(
            Published("calendar", "2026-03-02", {"day": "2026-03-02", "name": ""}), centre.clock.now()
        )
    line.down()
    assert issue(hall).number == "A001"
    assert hall.ask(SyncStatus()).troubles == Troubles(rows_aside=1)


def test_the_manager_is_told_how_many_have_booked_a_day_that_closes_and_when(
    house: House, hall: Hall, centre: Stand, line: Line, clock: ManualClock
) -> None:
    hall.do(ConfigureHall(plan=plan_with_bookings()))
    line.up()
    manager = house.connect(Role.MONITOR)
    here, *others = (book(centre, citizen(n), TEN_THIRTY + timedelta(hours=n // 2)) for n in range(3))
    line.down()
    assert manager.ask(StrandedDays()) == []
    _publish(centre, HOLIDAY)
    line.down()
    first, last = TEN_THIRTY.time(), (TEN_THIRTY + timedelta(hours=1)).time()
    told = {"day": TODAY, "name": "端午节", "name_en": HOLIDAY.name_en, "last": last}
    assert manager.ask(StrandedDays()) == [StrandedDay(count=3, first=first, **told)]
    hall.do(CheckIn(appointment=here.id))
    assert manager.ask(StrandedDays()) == [StrandedDay(count=2, first=first, **told)]
    with bookings(centre) as open_book:
        open_book.cancel(others[0].id)
    line.down()
    assert manager.ask(StrandedDays()) == [StrandedDay(count=1, first=last, **told)]
    with centre.centre.database.changing() as session:
        withdraw(session, "", HOLIDAY, centre.clock.now())
    line.down()
    assert manager.ask(StrandedDays()) == []
    clock.advance(timedelta(days=1))
    assert manager.ask(StrandedDays()) == []
