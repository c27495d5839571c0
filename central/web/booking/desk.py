"""What the booking pages ask of the centre: the halls, and one hall's book, each time one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from starlette.exceptions import HTTPException

from central.appointments.booking import Bookings
from central.appointments.person import Booker
from central.appointments.rows import AppointmentRow
from central.centre import Centre
from central.read.halls import plan_of, plans
from central.read.tickets import number_of
from central.web.booking.offer import bookable
from shared.domain.appointments.rules import SLOT
from shared.domain.plan import HallPlan, Queue
from shared.domain.refused import Refused
from shared.store.moments import read
from shared.store.session import Session

_LINK_OUTLIVES = timedelta(days=1)


@dataclass(frozen=True)
class Book:
    """One hall's appointments, open in a transaction at one moment."""

    hall: str
    plan: HallPlan
    bookings: Bookings
    now: datetime
    ticket_number: Callable[[str], str]
    """Returns the number of a ticket by its id, empty for one nobody heard of."""

    @property
    def today(self) -> date:
        """Return the hall's date."""
        return self.now.astimezone(self.plan.zone_info).date()


@dataclass(frozen=True)
class Booked:
    """An appointment as its page shows it; ``begins`` and ``until`` (confirm before) are in the hall's zone."""

    hall: str
    plan: HallPlan
    queue: Queue
    row: AppointmentRow
    booker: Booker
    begins: datetime
    ends: datetime
    until: datetime | None
    ticket: str
    """The number of the ticket it became, empty before."""


class Desk:
    """The way from a page to the centre's appointments."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def halls(self) -> dict[str, HallPlan]:
        """Return the halls that take appointments."""
        with self._centre.database.reading() as session:
            return {hall: plan for hall, plan in plans(session).items() if bookable(plan)}

    @contextmanager
    def look(self, hall: str) -> Iterator[Book]:
        """Open a hall's book for reading; 404 where there is none."""
        with self._centre.database.reading() as session:
            yield self._book(session, hall)

    @contextmanager
    def change(self, hall: str) -> Iterator[Book]:
        """Open a hall's book for one change; 404 where there is none."""
        with self._centre.database.changing() as session:
            yield self._book(session, hall)

    def booked(self, hall: str, appointment: str) -> Booked:
        """Return an appointment; 404 a day after it."""
        with self.look(hall) as book:
            return booked(book, appointment)

    def _book(self, session: Session, hall: str) -> Book:
        plan = plan_of(session, hall)
        if plan is None:
            raise HTTPException(404)
        now = self._centre.clock.now()
        bookings = Bookings(session, hall, plan, self._centre.cipher, now)
        return Book(hall, plan, bookings, now, lambda ticket: number_of(session, hall, ticket))


def booked(book: Book, appointment: str) -> Booked:
    """Return an appointment of an open book; 404 where it is not or no longer to be seen."""
    try:
        row = book.bookings.get(appointment)
        queue = book.plan.queue(row.queue)
    except Refused as refused:
        raise HTTPException(404) from refused
    zone = book.plan.zone_info
    begins = read(row.begins).astimezone(zone)
    ends = begins + row.slots * SLOT
    if book.now > ends + _LINK_OUTLIVES:
        raise HTTPException(404)
    until = None if row.reserved_until is None else read(row.reserved_until).astimezone(zone)
    ticket = book.ticket_number(row.ticket or "")
    return Booked(book.hall, book.plan, queue, row, book.bookings.booker(row), begins, ends, until, ticket)


def queue_of(book: Book, queue_id: str) -> Queue:
    """Return a queue that takes appointments; 404 for any other."""
    found = next((queue for queue in bookable(book.plan) if queue.id == queue_id), None)
    if found is None:
        raise HTTPException(404)
    return found
