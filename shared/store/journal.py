"""The journal: append-only, in the act's own transaction; outbox, audit trail, statistics and doorbell at once.

Old lines go once the centre has had them for long enough (:mod:`shared.store.trims`).
"""

from dataclasses import dataclass
from typing import Any

import msgspec

from shared.ids import new_id
from shared.store.session import Session

_VERSION = 1
_INSERT = """
    INSERT INTO journal (epoch, event_id, kind, subject, at, actor, body, v)
    VALUES (:epoch, :event_id, :kind, :subject, :at, :actor, :body, :v)
"""
_PAGE = """
    SELECT seq, epoch, event_id, kind, subject, at, actor, body, v FROM journal
    WHERE seq > :after ORDER BY seq LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One stored line; ``body`` is JSON text without personal data."""

    seq: int
    epoch: int
    event_id: str
    kind: str
    subject: str
    at: int
    actor: str
    body: str
    v: int


class Journal:
    """The journal, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._epoch: int | None = None

    def write(self, kind: str, subject: str, *, at: int, actor: str, body: dict[str, Any]) -> None:
        """Append one line about ``subject`` (a ticket, a counter, a member of staff)."""
        self._session.run(
            _INSERT,
            {
                "epoch": self._present_epoch(),
                "event_id": new_id(),
                "kind": kind,
                "subject": subject,
                "at": at,
                "actor": actor,
                "body": msgspec.json.encode(body).decode(),
                "v": _VERSION,
            },
        )

    def page(self, after: int, most: int) -> list[JournalRow]:
        """Return up to ``most`` lines after sequence number ``after``."""
        rows = self._session.run(_PAGE, {"after": after, "most": most}).fetchall()
        return [JournalRow(*row) for row in rows]

    def oldest(self) -> int:
        """Return the lowest sequence number that is kept, 0 when empty."""
        return int(self._session.run("SELECT coalesce(min(seq), 0) FROM journal").fetchone()[0])

    def last(self) -> int:
        """Return the highest sequence number, 0 when empty."""
        return int(self._session.run("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])

    def newest(self) -> tuple[int, str]:
        """Return the highest sequence number and its event's id; 0 and nothing when empty."""
        row = self._session.run("SELECT seq, event_id FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, "") if row is None else (int(row[0]), row[1])

    def event_at(self, seq: int) -> str | None:
        """Return the id of the event with this sequence number."""
        row = self._session.run("SELECT event_id FROM journal WHERE seq = :seq", {"seq": seq}).fetchone()
        return None if row is None else row[0]

    def moment_of(self, seq: int) -> int | None:
        """Return when the line with this sequence number was written."""
        row = self._session.run("SELECT at FROM journal WHERE seq = :seq", {"seq": seq}).fetchone()
        return None if row is None else int(row[0])

    def forget_epoch(self) -> None:
        """Read the epoch again at the next line: it was changed, or its change was undone."""
        self._epoch = None

    def _present_epoch(self) -> int:
        """Return the hall's epoch, which changes only when a restored backup is opened."""
        if self._epoch is None:
            self._epoch = int(self._session.run("SELECT epoch FROM hall").fetchone()[0])
        return self._epoch
