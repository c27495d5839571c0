"""Ratings in the database: one row a visit."""

from dataclasses import dataclass

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class RatingRow:
    """What was answered for a visit; ``grade`` is a grade's value or ``not_rated``, ``counter`` where it ended."""

    ticket: str
    counter: str | None
    grade: str
    reason: str | None
    channel: str
    at: int


_FIELDS = tuple(RatingRow.__dataclass_fields__)
_COLUMNS = ", ".join(_FIELDS)
_SAVE = f"""
    INSERT INTO rating ({_COLUMNS}) VALUES ({", ".join(f":{field}" for field in _FIELDS)})
    ON CONFLICT (ticket) DO UPDATE SET {", ".join(f"{field} = excluded.{field}" for field in _FIELDS[1:])}
"""


class RatingTable:
    """The ratings of one hall, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, ticket: str) -> RatingRow | None:
        """Return what was answered for a ticket's visit."""
        row = self._session.run(f"SELECT {_COLUMNS} FROM rating WHERE ticket = :ticket", {"ticket": ticket}).fetchone()
        return None if row is None else RatingRow(*row)

    def save(self, row: RatingRow) -> None:
        """Store an answer, in place of 未评价."""
        self._session.run(_SAVE, {field: getattr(row, field) for field in _FIELDS})
