"""A centre's post under test: people book, halls tell, and the sender works when it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from central.appointments.booking import Bookings, Wish
from central.appointments.person import Booker
from central.appointments.rows import AppointmentRow, AppointmentTable
from central.calendar.rows import publish, withdraw
from central.centre import Centre
from central.emulators.gateway import Gateway
from central.messages.near import tell_near
from central.messages.notices import Notices
from central.messages.sending import send_texts
from central.read import DECODERS, fold
from central.read.halls import plan_of
from central.read.stored import StoredEvent
from shared.clock import ManualClock
from shared.domain.appointments.rules import AppointmentLimits, BookingRule
from shared.domain.hours import SpecialDay
from shared.domain.identity import check_character
from shared.domain.plan import HallPlan
from shared.ids import new_id
from shared.security.sealing import public_half
from shared.store.moments import stored
from tests.domain.plans import small_plan

HALL = "binjiang"
HALL_KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))


def plan() -> HallPlan:
    """Return the small plan, whose advice takes appointments of anybody, any number."""
    advice, *others = small_plan().queues
    limits = AppointmentLimits(open_per_person=99, open_per_phone=99)
    return replace(small_plan(), queues=(replace(advice, booking=BookingRule(40)), *others), appointments=limits)


def at(hour: int, minute: int = 0, *, day: int = 4) -> datetime:
    """Return a moment of Wednesday, 4 March 2026, or of another day, in the hall's zone."""
    return datetime(2026, 3, day, hour, minute, tzinfo=plan().zone_info)


def citizen(serial: int = 1, *, mail: str = "") -> Booker:
    """Return one of many people."""
    body = f"11010119900101{serial:03d}"
    return Booker("张三丰", body + check_character(body), f"138{serial:08d}", mail)


@dataclass
class Post:
    """One centre, its clock and its gateway."""

    centre: Centre
    clock: ManualClock
    gateway: Gateway
    _seq: int = field(default=0)

    def open_hall(self, hall_plan: HallPlan | None = None) -> None:
        """Let the hall tell its plan and key."""
        body = {"plan": hall_plan or plan(), "sealing_key": public_half(HALL_KEY)}
        self.tell("hall.configured", "small", **msgspec.to_builtins(body))

    def tell(self, kind: str, subject: str, *, late: timedelta = timedelta(0), **body: object) -> None:
        """Let the hall tell one event, which happened just now or ``late`` ago."""
        self._seq += 1
        facts = DECODERS[kind].decode(msgspec.json.encode(body))
        event = StoredEvent(1, self._seq, kind, subject, stored(self.clock.now() - late), facts)
        with self.centre.database.changing() as session:
            fold(session, HALL, [event])
            tell_near(session, HALL, [event], self.clock.now())

    @contextmanager
    def bookings(self) -> Iterator[Bookings]:
        """Open the book."""
        with self.centre.database.changing() as session:
            yield Bookings(session, HALL, plan(), self.centre.cipher, self.clock.now())

    def book(self, begins: datetime, booker: Booker | None = None, language: str = "zh") -> AppointmentRow:
        """Make an appointment."""
        with self.bookings() as book:
            row = book.reserve(Wish(new_id(), "advice", begins, language=language), booker or citizen())
            return book.confirm(row.id)

    def cancel(self, row: AppointmentRow) -> None:
        """Give an appointment up."""
        with self.bookings() as book:
            book.cancel(row.id)

    def shut(self, special: SpecialDay) -> None:
        """Publish a day on which every hall is closed."""
        with self.centre.database.changing() as session:
            publish(session, "", special, self.clock.now())

    def open_again(self, special: SpecialDay) -> None:
        """Take that day back."""
        with self.centre.database.changing() as session:
            withdraw(session, "", special, self.clock.now())

    def follow_hours(self) -> None:
        """Tell whose booked time closed or opened again, as upkeep does."""
        now = self.clock.now()
        with self.centre.database.changing() as session:
            hall_plan = plan_of(session, HALL)
            assert hall_plan is not None
            rows = AppointmentTable(session, HALL, now).booked_from(now)
            Notices(session, HALL, hall_plan, now).follow_hours(rows)

    def draw(self, number: int, appointment: AppointmentRow | None = None) -> str:
        """Let a person arrive in the hall, with an appointment or without; return the ticket."""
        ticket = new_id()
        rank = stored(self.clock.now()) + number
        day = f"{self.clock.now().astimezone(plan().zone_info):%Y-%m-%d}"
        self.tell("ticket.issued", ticket, number=f"A{number:03d}", queue="advice", business_date=day, rank=rank)
        if appointment is not None:
            self.tell("appointment.arrived", appointment.id, ticket=ticket, punctuality="on_time")
        return ticket

    def call(self, ticket: str) -> None:
        """Let a ticket be called."""
        self.tell("ticket.called", ticket, counter="c1")

    def send(self) -> list[str]:
        """Send what is due, and return everything the gateway has taken so far."""
        send_texts(self.centre)
        return [text.text for text in self.gateway.texts]

    def rows(self) -> list[tuple[str, str, str]]:
        """Return what stands in the outbox: what, state and reason, in the order of the words."""
        sql = "SELECT what, state, reason FROM message ORDER BY what, subject, channel"
        with self.centre.database.reading() as session:
            return [(what, state, reason) for what, state, reason in session.run(sql).fetchall()]
