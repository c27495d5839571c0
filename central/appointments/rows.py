"""Appointments in the centre's database; names, numbers and phones are encrypted and found again by keyed hash."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from shared.domain.appointments.rules import AppointmentLimits
from shared.domain.appointments.slots import covered
from shared.domain.appointments.states import STANDING, AppointmentState
from shared.store.moments import read, stored
from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment as stored; moments in stored form.

    ``freed_at`` is when its places became free again; ``moved_to`` the appointment that took its place. ``ticket`` is
    what its hall gave on arrival, as the hall's journal tells (:mod:`central.read.arrivals`).
    """

    hall_id: str
    id: str
    queue: str
    begins: int
    slots: int
    state: str
    number: str
    person: str
    phone: str
    name_sealed: bytes
    id_number_sealed: bytes
    phone_sealed: bytes
    matter: str
    language: str
    made_at: int
    reserved_until: int | None = None
    freed_at: int | None = None
    moved_to: str | None = None
    mail_sealed: bytes | None = None
    ticket: str | None = None

    def as_of(self, now: datetime) -> "AppointmentRow":
        """Return it as it stands: arrived where the hall says so, lapsed where nobody confirmed it in time."""
        if self.ticket is not None:
            return replace(self, state=AppointmentState.ARRIVED.value)
        until = self.reserved_until
        if self.state == AppointmentState.RESERVED and until is not None and until <= stored(now):
            return replace(self, state=AppointmentState.LAPSED.value, freed_at=until)
        return self

    def takes_places(self, now: datetime, limits: AppointmentLimits) -> bool:
        """Tell whether others cannot have its half hours: it stands, or was given up a moment ago."""
        if self.state in STANDING:
            return True
        return self.freed_at is not None and now - read(self.freed_at) < limits.release_after

    @property
    def half_hours(self) -> tuple[datetime, ...]:
        """Return the beginnings of the half hours it takes."""
        return covered(read(self.begins), self.slots)


_COLUMNS = tuple(field.name for field in fields(AppointmentRow) if field.name != "ticket")
_SELECT = f"""
    SELECT {", ".join("p." + name for name in _COLUMNS)}, a.ticket_id FROM appointment p
    LEFT JOIN arrival_view a ON a.hall_id = p.hall_id AND a.appointment_id = p.id WHERE p.hall_id = :hall
"""
_INSERT = f"INSERT INTO appointment ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + name for name in _COLUMNS)})"
_SAVE = """
    UPDATE appointment SET state = :state, reserved_until = :reserved_until, freed_at = :freed_at, moved_to = :moved_to
    WHERE hall_id = :hall_id AND id = :id
"""
_CHANGING = ("hall_id", "id", "state", "reserved_until", "freed_at", "moved_to")
_TURN = """
    INSERT INTO appointment_turn (hall_id, id, turns) VALUES (:hall, :id, 1)
    ON CONFLICT (hall_id, id) DO UPDATE SET turns = appointment_turn.turns + 1
"""

_FORGET_TURNS = """
    DELETE FROM appointment_turn WHERE (hall_id, id) IN (SELECT hall_id, id FROM appointment_turn LIMIT :most {lock})
"""


def forget_turns(session: Session, most: int) -> int:
    """Forget up to ``most`` names, persons' and phones' hashes among them, at which nobody stands; return how many."""
    lock = "FOR UPDATE SKIP LOCKED" if session.postgres else ""
    return int(session.run(_FORGET_TURNS.format(lock=lock), {"most": most}).rowcount)


class AppointmentTable:
    """One hall's appointments, seen through one session at one moment."""

    def __init__(self, session: Session, hall: str, now: datetime) -> None:
        self._session, self._hall, self._now = session, hall, now

    def take_turns(self, *names: str) -> None:
        """Wait until nobody else changes what goes by these names, and keep it so until the transaction ends.

        Always in the same order, so that two who want the same never wait for each other.
        """
        for name in sorted(names):
            self._session.run(_TURN, {"hall": self._hall, "id": name})

    def get(self, appointment_id: str) -> AppointmentRow | None:
        """Return an appointment as it stands now."""
        found = self._find("AND p.id = :id", id=appointment_id)
        return found[0] if found else None

    def between(self, queue: str, begins: datetime, ends: datetime) -> list[AppointmentRow]:
        """Return a queue's appointments that begin in a stretch of time."""
        where = "AND p.queue = :queue AND p.begins >= :begins AND p.begins < :ends"
        return self._find(where, queue=queue, begins=stored(begins), ends=stored(ends))

    def of_person(self, person: str) -> list[AppointmentRow]:
        """Return a person's appointments, found by the hash of their number."""
        return self._find("AND p.person = :person", person=person)

    def of_phone(self, phone: str) -> list[AppointmentRow]:
        """Return a phone's appointments, found by its hash."""
        return self._find("AND p.phone = :phone", phone=phone)

    def with_number(self, number: str) -> list[AppointmentRow]:
        """Return the appointments that go by an eight-digit number, of whatever day."""
        return self._find("AND p.number = :number", number=number)

    def booked_before(self, begins: datetime) -> list[AppointmentRow]:
        """Return the confirmed appointments whose beginning has passed and that nobody came for."""
        booked = AppointmentState.BOOKED.value
        rows = self._find("AND p.state = :booked AND p.begins < :begins", booked=booked, begins=stored(begins))
        return [row for row in rows if row.state == booked]

    def booked_from(self, begins: datetime) -> list[AppointmentRow]:
        """Return the confirmed appointments that are still ahead and that nobody came for yet."""
        booked = AppointmentState.BOOKED.value
        rows = self._find("AND p.state = :booked AND p.begins >= :begins", booked=booked, begins=stored(begins))
        return [row for row in rows if row.state == booked]

    def over(self, *, before: datetime, missed_before: datetime) -> list[AppointmentRow]:
        """Return the appointments that began before a moment, the missed ones before an earlier one."""
        where = "AND p.begins < :before AND (p.state <> :missed OR p.begins < :missed_before)"
        return self._find(
            where, before=stored(before), missed=AppointmentState.MISSED.value, missed_before=stored(missed_before)
        )

    def delete(self, row: AppointmentRow) -> None:
        """Forget an appointment and who made it."""
        sql = "DELETE FROM appointment WHERE hall_id = :hall AND id = :id"
        self._session.run(sql, {"hall": self._hall, "id": row.id})

    def add(self, row: AppointmentRow) -> None:
        """Store a new appointment."""
        self._session.run(_INSERT, {name: getattr(row, name) for name in _COLUMNS})

    def save(self, row: AppointmentRow) -> None:
        """Store what became of an appointment."""
        self._session.run(_SAVE, {name: getattr(row, name) for name in _CHANGING})

    def _find(self, where: str, **params: Any) -> list[AppointmentRow]:
        rows = self._session.run(f"{_SELECT} {where} ORDER BY p.begins, p.id", {"hall": self._hall, **params})
        return [AppointmentRow(*row).as_of(self._now) for row in rows.fetchall()]
