"""Booking at the centre: a place is had once, given up with a rest, moved without a gap, and read by its hall alone."""

import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import msgspec
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from central.appointments.booking import Bookings, Wish
from central.appointments.person import Booker, checked_booker
from central.appointments.rows import AppointmentRow
from central.appointments.upkeep import keep_up
from central.feed import Feed
from central.read.halls import plan_of
from shared.domain.appointments.rules import BookingRule
from shared.domain.appointments.states import AppointmentState
from shared.domain.identity import check_character
from shared.domain.plan import HallPlan
from shared.domain.refused import Code, Refused
from shared.ids import new_id
from shared.security.sealing import open_sealed, public_half
from shared.store.moments import read
from shared.sync.appointments import AppointmentBody, BookedPerson
from tests.central.stand import Stand, TestHall, TestJournal
from tests.domain.plans import small_plan
from tests.hall.people import refused

HALL_KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
TOMORROW = date(2026, 3, 3)
PHONE = "13800001234"


def plan_with_bookings() -> HallPlan:
    """Return the small plan with one place each half hour for advice, and two half hours for social insurance."""
    plan = small_plan()
    advice, social, *others = plan.queues
    booked = (replace(advice, booking=BookingRule(2)), replace(social, booking=BookingRule(4, slots=2)))
    return replace(plan, queues=(*booked, *others))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 3, hour, minute, tzinfo=plan_with_bookings().zone_info)


def citizen(serial: int) -> Booker:
    body = f"11010119900101{serial:03d}"
    return Booker("张三丰", body + check_character(body), f"138{serial:08d}")


@dataclass
class BookingHall:
    """A hall that takes appointments, and what it says."""

    hall: TestHall
    journal: TestJournal = field(default_factory=TestJournal)

    def say(self, kind: str, subject: str, **body: object) -> None:
        self.journal.write(kind, subject, **body)
        self.hall.pushed(self.journal.batch())


def open_for_booking(hall: TestHall) -> BookingHall:
    """Return a hall that told its plan and its key."""
    opened = BookingHall(hall)
    opened.say("hall.configured", "small", plan=plan_with_bookings(), sealing_key=public_half(HALL_KEY))
    return opened


@pytest.fixture
def booked_hall(hall: TestHall) -> BookingHall:
    return open_for_booking(hall)


@contextmanager
def bookings(stand: Stand) -> Iterator[Bookings]:
    with stand.centre.database.changing() as session:
        plan = plan_of(session, "binjiang")
        assert plan is not None
        yield Bookings(session, "binjiang", plan, stand.centre.cipher, stand.clock.now())


def reserve(stand: Stand, booker: Booker, begins: datetime, *, queue: str = "advice", wish: str = "") -> AppointmentRow:
    with bookings(stand) as open_book:
        return open_book.reserve(Wish(wish or new_id(), queue, begins), booker)


def book(stand: Stand, booker: Booker, begins: datetime) -> AppointmentRow:
    row = reserve(stand, booker, begins)
    with bookings(stand) as open_book:
        return open_book.confirm(row.id)


def left(stand: Stand, begins: datetime, queue: str = "advice") -> int:
    with bookings(stand) as open_book:
        return next(slot.left for slot in open_book.slots(queue, TOMORROW) if slot.begins == begins)


def published(stand: Stand) -> dict[str, AppointmentBody]:
    with stand.centre.database.reading() as session:
        page = Feed(session).page("binjiang", ["appointments"], "", 500, stand.clock.now())
    return {row.id: msgspec.json.decode(row.body, type=AppointmentBody) for row in page.rows if not row.deleted}


@pytest.mark.usefixtures("booked_hall")
def test_a_place_is_held_then_confirmed_and_only_then_told_to_the_hall(stand: Stand) -> None:
    row = reserve(stand, citizen(1), at(10))
    assert (row.state, left(stand, at(10)), published(stand)) == (AppointmentState.RESERVED, 0, {})
    with bookings(stand) as open_book:
        assert open_book.confirm(row.id).state == AppointmentState.BOOKED
    told = published(stand)[row.id]
    assert (told.queue, read(told.begins), told.state, told.number) == ("advice", at(10), "booked", row.number)


@pytest.mark.usefixtures("booked_hall")
def test_only_its_hall_can_read_who_booked_and_nothing_of_it_lies_open_in_the_database(stand: Stand) -> None:
    row = book(stand, citizen(1), at(10))
    sealed = base64.b64decode(published(stand)[row.id].person)
    person = msgspec.json.decode(open_sealed(HALL_KEY, sealed, about=row.id), type=BookedPerson)
    assert (person.name, person.id_number) == ("张三丰", citizen(1).id_number)
    for key, about in ((X25519PrivateKey.generate(), row.id), (HALL_KEY, new_id())):
        with pytest.raises(InvalidTag):
            open_sealed(key, sealed, about=about)
    tables = ("SELECT * FROM appointment", "SELECT * FROM appointment_turn", "SELECT * FROM feed")
    everything = repr([stand.rows(table) for table in tables])
    assert not [secret for secret in ("张三丰", citizen(1).id_number, citizen(1).phone) if secret in everything]
    assert citizen(1).id_number not in repr(citizen(1))


@pytest.mark.usefixtures("booked_hall")
def test_the_same_wish_sent_twice_books_once(stand: Stand) -> None:
    wish = new_id()
    first = reserve(stand, citizen(1), at(10), wish=wish)
    assert reserve(stand, citizen(1), at(10), wish=wish) == first
    for _ in range(2):
        with bookings(stand) as open_book:
            assert open_book.confirm(wish).state == AppointmentState.BOOKED
    assert len(stand.rows("SELECT id FROM appointment")) == 1


@pytest.mark.usefixtures("booked_hall")
def test_who_corrects_a_slip_before_confirming_keeps_the_place_and_afterwards_nothing_changes(stand: Stand) -> None:
    wish = new_id()
    first = reserve(stand, citizen(1), at(10), wish=wish)
    corrected = reserve(stand, citizen(2), at(10), wish=wish)
    assert (corrected.number, corrected.reserved_until, left(stand, at(10))) == (first.number, first.reserved_until, 0)
    reserve(stand, citizen(2), at(11), wish=wish)
    assert (left(stand, at(10)), left(stand, at(11))) == (1, 0)
    reserve(stand, citizen(8), at(9))
    with refused(Code.SLOT_FULL):
        reserve(stand, citizen(2), at(9), wish=wish)
    with bookings(stand) as open_book:
        assert open_book.booker(open_book.confirm(wish)) == citizen(2)
        assert open_book.booker(open_book.reserve(Wish(wish, "advice", at(10)), citizen(3))) == citizen(2)
    assert left(stand, at(11)) == 0


@pytest.mark.usefixtures("booked_hall")
def test_of_ten_people_who_want_the_last_place_at_the_same_moment_one_gets_it(stand: Stand) -> None:
    def wish(serial: int) -> str:
        try:
            return reserve(stand, citizen(serial), at(10)).state
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(5) as crowd:
        outcomes = sorted(crowd.map(wish, range(10)))
    assert outcomes == [AppointmentState.RESERVED] + [Code.SLOT_FULL] * 9


@pytest.mark.usefixtures("booked_hall")
def test_one_person_who_books_everywhere_at_once_gets_no_more_than_the_limit(stand: Stand) -> None:
    def wish(hour: int) -> str:
        try:
            return reserve(stand, citizen(1), at(hour)).state
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(5) as crowd:
        outcomes = sorted(crowd.map(wish, (9, 10, 11, 13, 14)))
    assert outcomes == [AppointmentState.RESERVED] * 2 + [Code.TOO_MANY_APPOINTMENTS] * 3


@pytest.mark.usefixtures("booked_hall")
def test_an_unconfirmed_place_lapses_rests_and_is_free_again(stand: Stand) -> None:
    row = reserve(stand, citizen(1), at(15))
    stand.clock.advance(timedelta(minutes=10))
    with bookings(stand) as open_book:
        assert open_book.get(row.id).state == AppointmentState.LAPSED
    with refused(Code.APPOINTMENT_STATE), bookings(stand) as open_book:
        open_book.confirm(row.id)
    assert left(stand, at(15)) == 0
    stand.clock.advance(timedelta(minutes=15))
    assert left(stand, at(15)) == 1


@pytest.mark.usefixtures("booked_hall")
def test_a_place_given_up_rests_before_others_can_have_it_and_the_hall_hears_of_it(stand: Stand) -> None:
    row = book(stand, citizen(1), at(15))
    for _ in range(2):
        with bookings(stand) as open_book:
            assert open_book.cancel(row.id).state == AppointmentState.CANCELLED
    assert published(stand)[row.id].state == "cancelled"
    with refused(Code.SLOT_FULL):
        reserve(stand, citizen(2), at(15))
    stand.clock.advance(timedelta(minutes=16))
    assert reserve(stand, citizen(2), at(15)).state == AppointmentState.RESERVED


@pytest.mark.usefixtures("booked_hall")
def test_moving_keeps_the_old_time_until_the_new_one_is_had(stand: Stand) -> None:
    row, other = book(stand, citizen(1), at(10)), book(stand, citizen(2), at(11))
    with refused(Code.SLOT_FULL), bookings(stand) as open_book:
        open_book.move(row.id, new_id(), at(11))
    moved = new_id()
    for _ in range(2):
        with bookings(stand) as open_book:
            assert open_book.move(row.id, moved, at(14)).begins == open_book.get(moved).begins
    told = published(stand)
    assert {told[row.id].state, told[moved].state, told[other.id].state} == {"cancelled", "booked"}
    assert told[row.id].moved_to == moved
    with bookings(stand) as open_book:
        assert open_book.booker(open_book.get(moved)) == citizen(1)


@pytest.mark.usefixtures("booked_hall")
def test_a_service_of_two_half_hours_takes_both(stand: Stand) -> None:
    reserve(stand, citizen(1), at(10), queue="social")
    assert [left(stand, at(*time), "social") for time in ((9, 30), (10, 0), (10, 30), (11, 0))] == [1, 1, 1, 2]


@pytest.mark.usefixtures("booked_hall")
def test_what_is_not_offered_is_refused_by_name(stand: Stand) -> None:
    with refused(Code.SLOT_GONE):
        reserve(stand, citizen(1), at(12))
    with refused(Code.SLOT_GONE):
        reserve(stand, citizen(1), at(10, 7))
    with refused(Code.SLOT_GONE):
        reserve(stand, citizen(1), at(10) + timedelta(days=30))
    with refused(Code.NO_APPOINTMENTS):
        reserve(stand, citizen(1), at(10), queue="few")
    with refused(Code.UNKNOWN_QUEUE):
        reserve(stand, citizen(1), at(10), queue="fishing")


def test_a_hall_that_never_told_its_key_gets_no_appointments(stand: Stand, hall: TestHall) -> None:
    BookingHall(hall).say("hall.configured", "small", plan=plan_with_bookings())
    row = reserve(stand, citizen(1), at(10))
    with refused(Code.NO_APPOINTMENTS), bookings(stand) as open_book:
        open_book.confirm(row.id)


def test_an_arrival_told_by_the_hall_is_final_even_after_cancelling(stand: Stand, booked_hall: BookingHall) -> None:
    row = book(stand, citizen(1), at(10))
    with bookings(stand) as open_book:
        open_book.cancel(row.id)
    booked_hall.say("appointment.arrived", row.id, ticket=new_id(), punctuality="after_cancelling")
    with bookings(stand) as open_book:
        assert open_book.get(row.id).state == AppointmentState.ARRIVED
    with refused(Code.APPOINTMENT_STATE), bookings(stand) as open_book:
        open_book.cancel(row.id)


def test_nobody_is_called_missing_while_the_halls_line_is_cut(stand: Stand, booked_hall: BookingHall) -> None:
    row = book(stand, citizen(1), at(10))
    stand.clock.advance(timedelta(days=3))
    keep_up(stand.centre)
    with bookings(stand) as open_book:
        assert open_book.get(row.id).state == AppointmentState.BOOKED
    booked_hall.say("counter.open", "c1")
    keep_up(stand.centre)
    with bookings(stand) as open_book:
        assert open_book.get(row.id).state == AppointmentState.MISSED
    assert published(stand)[row.id].state == "missed"


@pytest.mark.usefixtures("booked_hall")
def test_what_is_long_over_is_forgotten_at_both_ends(stand: Stand) -> None:
    row = book(stand, citizen(1), at(10))
    with bookings(stand) as open_book:
        open_book.cancel(row.id)
    stand.clock.advance(timedelta(days=9))
    keep_up(stand.centre)
    assert stand.rows("SELECT id FROM appointment") == []
    assert published(stand) == {}


@pytest.mark.usefixtures("booked_hall")
def test_a_number_and_the_phone_it_was_made_from_find_an_appointment_again(stand: Stand) -> None:
    row = book(stand, citizen(1), at(10))
    with bookings(stand) as open_book:
        assert open_book.find(row.number, citizen(1).phone).id == row.id
        for number, phone in ((row.number, citizen(2).phone), ("00000000", citizen(1).phone)):
            with refused(Code.UNKNOWN_APPOINTMENT):
                open_book.find(number, phone)


GOOD = (citizen(1).name, citizen(1).id_number, PHONE)


def test_who_books_is_cleaned_before_it_is_judged() -> None:
    name, number, phone = GOOD
    assert checked_booker(f" {name}\u202e", f"{number[:6]} {number[6:]}", "+86 138-0000 1234") == Booker(*GOOD)
    assert checked_booker(name, number, "１３８００００１２３４").phone == phone


def test_what_cannot_be_right_is_refused_at_its_field() -> None:
    name, number, phone = GOOD
    for bad in ("", "长" * 61):
        with refused(Code.BAD_NAME):
            checked_booker(bad, number, phone)
    for bad in ("110101199001010011", "' OR 1=1"):
        with refused(Code.BAD_ID_NUMBER):
            checked_booker(name, bad, phone)
    with refused(Code.BAD_PHONE):
        checked_booker(name, number, "12345")


@pytest.mark.usefixtures("booked_hall")
def test_a_third_open_appointment_is_one_too_many(stand: Stand) -> None:
    for hour in (9, 10):
        reserve(stand, citizen(1), at(hour))
    with refused(Code.TOO_MANY_APPOINTMENTS):
        reserve(stand, citizen(1), at(11))


@pytest.mark.usefixtures("booked_hall")
def test_a_fourth_appointment_from_one_phone_is_the_last(stand: Stand) -> None:
    phone = citizen(9).phone
    for serial, hour in enumerate((9, 10, 11, 13)):
        reserve(stand, replace(citizen(serial), phone=phone), at(hour))
    with refused(Code.PHONE_LIMIT):
        reserve(stand, replace(citizen(5), phone=phone), at(14))


def test_whoever_missed_three_appointments_cannot_book_for_a_month(stand: Stand, booked_hall: BookingHall) -> None:
    for _ in range(3):
        begins = (stand.clock.now() + timedelta(days=1)).replace(hour=2, minute=0)
        book(stand, citizen(1), begins)
        stand.clock.advance(timedelta(days=2))
        booked_hall.say("counter.open", "c1")
        keep_up(stand.centre)
        stand.clock.advance(timedelta(days=5))
    with refused(Code.BOOKING_PAUSED):
        reserve(stand, citizen(1), (stand.clock.now() + timedelta(days=1)).replace(hour=2, minute=0))
