"""One hall's appointments, open in a transaction; and what a link opens of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from central.appointments.booking import Bookings
from central.appointments.links import appointment_of_link, link_key
from central.appointments.rows import AppointmentRow
from central.centre import Centre
from central.office.port import NotThere
from central.read.halls import plan_of
from shared.domain.appointments.rules import SLOT
from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.store.moments import read
from shared.store.session import Session

_LINK_OUTLIVES = timedelta(days=1)
_YEARS = range(2000, 3000)


@dataclass(frozen=True)
class Book:
    """A hall's book at one moment."""

    session: Session
    hall: str
    plan: HallPlan
    bookings: Bookings
    now: datetime

    @property
    def today(self) -> date:
        """Return the hall's date."""
        return self.now.astimezone(self.plan.zone_info).date()

    def appointment(self, appointment: str) -> AppointmentRow:
        """Return an appointment that its link still opens."""
        try:
            row = self.bookings.get(appointment)
        except Refused as refused:
            raise NotThere from refused
        if self.now > read(row.begins) + row.slots * SLOT + _LINK_OUTLIVES:
            raise NotThere
        return row


@contextmanager
def reading(centre: Centre, hall: str) -> Iterator[Book]:
    """Open a hall's book to look into it."""
    with centre.database.reading() as session:
        yield _book(centre, session, hall)


@contextmanager
def changing(centre: Centre, hall: str) -> Iterator[Book]:
    """Open a hall's book for one change."""
    with centre.database.changing() as session:
        yield _book(centre, session, hall)


def opened(centre: Centre, hall: str, link: str) -> str:
    """Return the id of the appointment whose link this is."""
    found = appointment_of_link(hall, link, link_key(centre.key))
    if found is None:
        raise NotThere
    return found


def check_hall(centre: Centre, hall: str) -> None:
    """Raise :class:`NotThere` where there is no such hall."""
    with reading(centre, hall):
        pass


def check_day(day: date) -> None:
    """Raise :class:`NotThere` for a day with which nothing can be reckoned."""
    if day.year not in _YEARS:
        raise NotThere


def _book(centre: Centre, session: Session, hall: str) -> Book:
    plan = plan_of(session, hall)
    if plan is None:
        raise NotThere
    now = centre.clock.now()
    return Book(session, hall, plan, Bookings(session, hall, plan, centre.cipher, now), now)
