"""The one row about the hall itself: its epoch, the key its personal data is under, and its plan."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from shared.store import tables
from shared.store.session import Session

_ONLY = 1


@dataclass(frozen=True, slots=True)
class HallRow:
    """``plan`` is JSON text, ``None`` before the hall is set up."""

    epoch: int
    key_id: str
    plan: str | None


class HallTable:
    """The hall's row, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self) -> HallRow | None:
        """Return the row, ``None`` in a database that was just made."""
        t = tables.hall
        row = self._session.core(select(t.c.epoch, t.c.key_id, t.c.plan).where(t.c.id == _ONLY)).first()
        return None if row is None else HallRow(*row)

    def begin(self, key_id: str) -> None:
        """Store the first row of a new database."""
        self._session.core(insert(tables.hall).values(id=_ONLY, epoch=1, key_id=key_id))

    def save_plan(self, plan: str) -> None:
        """Store the hall's plan."""
        self._session.core(update(tables.hall).where(tables.hall.c.id == _ONLY).values(plan=plan))

    def save_epoch(self, epoch: int) -> None:
        """Store the hall's epoch."""
        self._session.core(update(tables.hall).where(tables.hall.c.id == _ONLY).values(epoch=epoch))
