"""The outbox: one row for each message, so that nothing is sent twice; it names an appointment and holds no person.

``tries`` is also the token of whoever took a row: a sender that was taken for dead and comes back changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from central.messages.words import By, State, What
from shared.ids import new_id
from shared.store.moments import read, stored
from shared.store.session import Session

LEASE = timedelta(minutes=2)
"""How long a sender has a row for itself; longer than any channel's time-outs."""

KEPT = timedelta(days=30)
"""How long a finished message can still be asked about."""

OVER = "over"
"""Why a message was dropped that was no longer true."""

_COLUMNS = "hall_id, id, what, subject, channel, state, tries, until"
_WRITE = """
    INSERT INTO message (hall_id, id, what, subject, channel, state, due_at, until, changed_at)
    VALUES (:hall, :id, :what, :subject, :channel, :state, :due, :until, :now)
    ON CONFLICT (hall_id, what, subject, channel) DO {found}
"""
_LEAVE = "NOTHING"
_TOLD = f"('{State.SENT}', '{State.UNKNOWN}')"
_AGAIN = f"""
    UPDATE SET id = excluded.id, state = excluded.state, reason = '', tries = 0, due_at = excluded.due_at,
    until = excluded.until, changed_at = excluded.changed_at
    WHERE message.state IN {_TOLD} OR (message.state = '{State.DROPPED}' AND message.reason = '{OVER}')
"""
_SETTLE = """
    UPDATE message SET state = :state, reason = :reason, due_at = :due, changed_at = :now
    WHERE hall_id = :hall AND id = :id AND tries = :tries
"""


@dataclass(frozen=True, slots=True)
class Note:
    """A row to be written: what, about which appointment, from when on, and until when it is worth sending."""

    what: What
    subject: str
    due: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that a sender has for itself; ``state`` is the one it was found in."""

    hall: str
    id: str
    what: What
    subject: str
    by: By
    state: State
    tries: int
    until: datetime


class Outbox:
    """The outbox seen through one session at one moment."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def write(self, hall: str, note: Note, ways: Sequence[By], *, again: bool = False) -> None:
        """Write a message for each way; what is written already stays as it is.

        ``again``: one that was told, or dropped because it was no longer true, is sent once more, under another id.
        """
        for by in ways:
            self._session.run(
                _WRITE.format(found=_AGAIN if again else _LEAVE),
                {
                    "hall": hall,
                    "id": new_id(),
                    "what": note.what.value,
                    "subject": note.subject,
                    "channel": by.value,
                    "state": State.WAITING.value,
                    "due": stored(note.due),
                    "until": stored(note.until),
                    "now": stored(self._now),
                },
            )

    def told_last(self, hall: str, whats: Sequence[What]) -> dict[tuple[str, By], What]:
        """Return which of ``whats`` each appointment's person was told last by which way, or may have been."""
        names = ", ".join(f":what{at}" for at in range(len(whats)))
        sql = f"""
            SELECT subject, channel, what FROM message WHERE hall_id = :hall AND what IN ({names})
            AND state IN {_TOLD} ORDER BY changed_at, id
        """
        params = {f"what{at}": what.value for at, what in enumerate(whats)}
        rows = self._session.run(sql, {"hall": hall, **params}).fetchall()
        return {(subject, By(channel)): What(what) for subject, channel, what in rows}

    def is_due(self, by: By) -> bool:
        """Tell whether a channel has anything to do."""
        sql = "SELECT 1 FROM message WHERE channel = :channel AND due_at <= :now LIMIT 1"
        return self._session.run(sql, {"channel": by.value, "now": stored(self._now)}).fetchone() is not None

    def take(self, by: By) -> Taken | None:
        """Take the due message that is soonest too late, past every other sender; ``None`` when nothing is due.

        A row still ``sending`` when its lease is over belonged to a sender that died.
        """
        lock = "FOR UPDATE SKIP LOCKED" if self._session.postgres else ""
        sql = f"""
            SELECT {_COLUMNS} FROM message WHERE channel = :channel AND due_at <= :now
            ORDER BY until, id LIMIT 1 {lock}
        """
        row = self._session.run(sql, {"channel": by.value, "now": stored(self._now)}).fetchone()
        if row is None:
            return None
        hall, message, what, subject, channel, state, tries, until = row
        taken = Taken(hall, message, What(what), subject, By(channel), State(state), tries + 1, read(until))
        sql = """
            UPDATE message SET state = :state, tries = :tries, due_at = :lease, changed_at = :now
            WHERE hall_id = :hall AND id = :id
        """
        params = {"state": State.SENDING.value, "tries": taken.tries, "lease": stored(self._now + LEASE)}
        self._session.run(sql, {**params, "hall": hall, "id": message, "now": stored(self._now)})
        return taken

    def settle(self, taken: Taken, state: State, reason: str = "", due: datetime | None = None) -> None:
        """Store how a taken message stands; ``due`` is when it is taken again, ``None`` for never."""
        params = {
            "state": state.value,
            "reason": reason,
            "due": None if due is None else stored(due),
            "now": stored(self._now),
            "hall": taken.hall,
            "id": taken.id,
            "tries": taken.tries,
        }
        self._session.run(_SETTLE, params)

    def forget(self) -> None:
        """Delete what was settled long ago and could not be worth telling any more."""
        sql = "DELETE FROM message WHERE due_at IS NULL AND changed_at < :before AND until < :now"
        self._session.run(sql, {"before": stored(self._now - KEPT), "now": stored(self._now)})
