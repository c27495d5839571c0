"""Appointments of this hall in its database: what the centre published, and which ticket each became."""

from dataclasses import dataclass, fields
from typing import Any

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment; moments in stored form, personal fields encrypted by the hall.

    Without ``person`` it is known from its code alone: it was made while the line was cut.
    """

    id: str
    queue: str
    begins: int
    slots: int
    state: str
    number: str = ""
    person: str | None = None
    holder_name: bytes | None = None
    holder_number: bytes | None = None
    matter: str | None = None
    language: str = "zh"
    moved_to: str | None = None
    ticket: str | None = None


_COLUMNS = tuple(field.name for field in fields(AppointmentRow))
_LIST = ", ".join(_COLUMNS)
_SELECT = f"SELECT {_LIST} FROM appointment"
_SAVE = f"""
    INSERT INTO appointment ({_LIST}) VALUES ({", ".join(":" + name for name in _COLUMNS)})
    ON CONFLICT (id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS if name != "id")}
"""


class AppointmentTable:
    """The appointments of one hall, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, appointment_id: str) -> AppointmentRow | None:
        """Return an appointment."""
        found = self._find("id = :id", id=appointment_id)
        return found[0] if found else None

    def of_person(self, person: str, begins: int, ends: int) -> list[AppointmentRow]:
        """Return a person's appointments that begin in a stretch of time."""
        where = "begins >= :begins AND begins < :ends AND person = :person"
        return self._find(where, begins=begins, ends=ends, person=person)

    def with_number(self, number: str, begins: int, ends: int) -> list[AppointmentRow]:
        """Return the appointments with a number that begin in a stretch of time."""
        where = "begins >= :begins AND begins < :ends AND number = :number"
        return self._find(where, begins=begins, ends=ends, number=number)

    def booked_from(self, begins: int) -> list[tuple[str, int, int, int]]:
        """Return queue, beginning, slots and number of appointments that stand and whose people are not here yet."""
        sql = """
            SELECT queue, begins, slots, count(*) FROM appointment
            WHERE begins >= :begins AND state = 'booked' AND ticket IS NULL
            GROUP BY begins, queue, slots ORDER BY begins, queue, slots
        """
        rows = self._session.run(sql, {"begins": begins}).fetchall()
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def save(self, row: AppointmentRow) -> None:
        """Store an appointment in place of what was known of it."""
        self._session.run(_SAVE, {name: getattr(row, name) for name in _COLUMNS})

    def forget(self, appointment_id: str) -> None:
        """Remove an appointment and who made it."""
        self._session.run("DELETE FROM appointment WHERE id = :id", {"id": appointment_id})

    def _find(self, where: str, **params: Any) -> list[AppointmentRow]:
        rows = self._session.run(f"{_SELECT} WHERE {where} ORDER BY begins, id", params).fetchall()
        return [AppointmentRow(*row) for row in rows]
