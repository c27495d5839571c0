"""Counters in the database: who sits where, whom they serve, and what they could still undo."""

from dataclasses import dataclass
from typing import Any

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A stored counter state; ``ticket`` is the called or served one, ``finished`` the one finished last."""

    counter: str
    state: str = "closed"
    since: int = 0
    staff: str | None = None
    pause_reason: str = ""
    ticket: str | None = None
    finished: str | None = None


@dataclass(frozen=True, slots=True)
class UndoRow:
    """The last step of a counter that can be taken back: the ticket's columns ``before`` it, as JSON."""

    counter: str
    ticket: str
    step: str
    until: int
    version: int
    before: str


_FIELDS = "counter, state, since, staff, pause_reason, ticket, finished"
_SAVE = f"""
    INSERT INTO counter_state ({_FIELDS}) VALUES (:counter, :state, :since, :staff, :pause_reason, :ticket, :finished)
    ON CONFLICT (counter) DO UPDATE SET state = excluded.state, since = excluded.since, staff = excluded.staff,
    pause_reason = excluded.pause_reason, ticket = excluded.ticket, finished = excluded.finished
"""
_SAVE_UNDO = """
    INSERT INTO undo (counter, ticket, step, until, version, before)
    VALUES (:counter, :ticket, :step, :until, :version, :before)
    ON CONFLICT (counter) DO UPDATE SET ticket = excluded.ticket, step = excluded.step, until = excluded.until,
    version = excluded.version, before = excluded.before
"""


class CounterTable:
    """The counters of one hall, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, counter: str) -> CounterRow:
        """Return a counter's state; one that was never opened is closed."""
        sql = f"SELECT {_FIELDS} FROM counter_state WHERE counter = :counter"
        row = self._session.run(sql, {"counter": counter}).fetchone()
        return CounterRow(counter) if row is None else CounterRow(*row)

    def all(self) -> dict[str, CounterRow]:
        """Return every counter that was ever opened, by its id."""
        rows = self._session.run(f"SELECT {_FIELDS} FROM counter_state").fetchall()
        return {row[0]: CounterRow(*row) for row in rows}

    def save(self, row: CounterRow) -> None:
        """Store a counter's state."""
        params: dict[str, Any] = {name: getattr(row, name) for name in CounterRow.__dataclass_fields__}
        self._session.run(_SAVE, params)

    def set_ticket(self, counter: str, ticket: str | None) -> None:
        """Store whom a counter calls or serves now."""
        sql = "UPDATE counter_state SET ticket = :ticket WHERE counter = :counter"
        self._session.run(sql, {"counter": counter, "ticket": ticket})

    def finish(self, counter: str, ticket: str) -> None:
        """Store that a counter is done with a ticket."""
        sql = "UPDATE counter_state SET ticket = NULL, finished = :ticket WHERE counter = :counter"
        self._session.run(sql, {"counter": counter, "ticket": ticket})

    def undo_of(self, counter: str) -> UndoRow | None:
        """Return the counter's last step that may be undone, however old."""
        sql = "SELECT counter, ticket, step, until, version, before FROM undo WHERE counter = :counter"
        row = self._session.run(sql, {"counter": counter}).fetchone()
        return None if row is None else UndoRow(*row)

    def save_undo(self, row: UndoRow) -> None:
        """Keep a counter's last step, in place of the one before."""
        self._session.run(_SAVE_UNDO, {name: getattr(row, name) for name in UndoRow.__dataclass_fields__})

    def forget_undo(self, counter: str) -> None:
        """Make the counter's last step final."""
        self._session.run("DELETE FROM undo WHERE counter = :counter", {"counter": counter})
