"""Booking online as a person does, in a test that then goes to the hall."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from central.appointments.booking import Bookings, Wish
from central.appointments.person import Booker
from central.appointments.rows import AppointmentRow
from central.read.halls import plan_of
from shared.domain.appointments.rules import BookingRule
from shared.domain.plan import HallPlan
from shared.hall.tickets import Holder
from shared.ids import new_id
from shared.security.appointment_codes import AppointmentCode, appointment_code
from shared.store.moments import read
from tests.central.stand import Stand
from tests.domain.plans import small_plan
from tests.sync.line import NAME

TEN_THIRTY = datetime(2026, 3, 2, 10, 30, tzinfo=small_plan().zone_info)


def plan_with_bookings() -> HallPlan:
    """Return the small hall's plan, whose first queue can be booked until the slot begins."""
    plan = small_plan()
    first, *others = plan.queues
    return replace(plan, queues=(replace(first, booking=BookingRule(8, closes_minutes=0)), *others))


@contextmanager
def bookings(centre: Stand) -> Iterator[Bookings]:
    """Open the hall's book at the centre; what happens in it is kept at the end."""
    with centre.centre.database.changing() as session:
        plan = plan_of(session, NAME)
        assert plan is not None
        yield Bookings(session, NAME, plan, centre.centre.cipher, centre.clock.now())


def book(centre: Stand, who: Holder, begins: datetime = TEN_THIRTY, queue: str = "advice") -> AppointmentRow:
    """Reserve and confirm."""
    with bookings(centre) as open_book:
        row = open_book.reserve(Wish(new_id(), queue, begins), Booker(who.name, who.id_number, "13800001234"))
        return open_book.confirm(row.id)


def code_of(centre: Stand, row: AppointmentRow, hall: str = NAME) -> str:
    """Return the code on the person's telephone."""
    what = AppointmentCode(row.id, hall, row.queue, read(row.begins), row.slots)
    return appointment_code(what, centre.centre.key)
