"""A kiosk whose hall is joined to a centre, and people who booked there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from central.appointments.rows import AppointmentRow
from shared.clock import ManualClock
from shared.domain.plan import HallPlan
from shared.hall.places import ConfigureHall
from shared.hall.tickets import Holder
from shared.link import Hall
from tests.central.stand import Stand as Centre
from tests.central.stand import centre_database, running
from tests.kiosk.sample import card_of, sample_plan
from tests.kiosk.stand import Stand as Kiosk
from tests.sync.booking import TEN_THIRTY, book, bookings, code_of
from tests.sync.line import Line, join


@dataclass
class Town:
    """The hall, its centre and the line between them; what is booked reaches the hall at once unless it is cut."""

    hall: Hall
    centre: Centre
    line: Line
    clock: ManualClock

    def book(
        self, begins: datetime = TEN_THIRTY, queue: str = "social", *, order: int = 123, cut: bool = False
    ) -> AppointmentRow:
        """Book for the person of ``card_of(order=order)``."""
        card = card_of(order=order)
        row = book(self.centre, Holder(card.name, card.id_number), begins, queue)
        if not cut:
            self.line.down()
        return row

    def code(self, row: AppointmentRow) -> str:
        """Return what the person's telephone shows."""
        return code_of(self.centre, row)

    def cancel(self, row: AppointmentRow) -> None:
        """Cancel online, which the hall hears."""
        with bookings(self.centre) as open_book:
            open_book.cancel(row.id)
        self.line.down()


def plan_with_bookings() -> HallPlan:
    """Return the sample hall's plan, in which one can book until the slot begins."""
    plan = sample_plan()
    soon = (q if q.booking is None else replace(q, booking=replace(q.booking, closes_minutes=0)) for q in plan.queues)
    return replace(plan, queues=tuple(soon))


@contextmanager
def open_town(hall: Hall, clock: ManualClock, folder: Path) -> Iterator[Town]:
    """Join a hall to a new centre."""
    hall.do(ConfigureHall(plan=plan_with_bookings()))
    with (
        centre_database("sqlite", folder) as url,
        running(url, folder, clock) as centre,
        Line(hall, join(centre, folder), clock) as line,
    ):
        line.up()
        yield Town(hall, centre, line, clock)


def see(kiosk: Kiosk, page: str) -> None:
    """Wait for a page."""
    kiosk.until(lambda: kiosk.page == f"page.{page}")


def scan(kiosk: Kiosk, code: str, page: str = "appointment-confirm") -> None:
    """Hold a code to the scanner and wait for what it brings."""
    kiosk.devices.code.emit(code)
    see(kiosk, page)


def from_home(kiosk: Kiosk) -> None:
    """Go from the resting page to where an appointment is asked for."""
    kiosk.tap("attract.start")
    kiosk.tap("home.begun")
    kiosk.tap("begun.check_in")
    assert kiosk.page == "page.appointment"


def type_number(kiosk: Kiosk, number: str) -> None:
    """Press the keys of the pad."""
    for digit in number:
        kiosk.tap(f"appointment.key-{digit}")
