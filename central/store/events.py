"""The halls' events as they are stored, and what was set aside or reported."""

from collections.abc import Iterator, Sequence
from typing import Any

from central.store.many import ids, insert_rows, one_of
from shared.store.session import Session

COLUMNS = (
    "hall_id",
    "epoch",
    "seq",
    "received_at",
    "event_id",
    "kind",
    "subject",
    "at",
    "actor",
    "body",
    "v",
    "hash",
    "again",
)
_QUARANTINE = ("hall_id", "epoch", "seq", "reason", "raw", "received_at")
_READ = "epoch, seq, kind, subject, at, body, again"
_AT_ONCE = 2000


def insert_events(session: Session, rows: Sequence[Sequence[Any]]) -> None:
    """Store events, in the order of :data:`COLUMNS`."""
    insert_rows(session, "event", COLUMNS, rows)


def set_aside(session: Session, rows: Sequence[Sequence[Any]]) -> None:
    """Store what cannot be used: hall, epoch, number, reason, bytes as they came, moment."""
    insert_rows(session, "quarantine", _QUARANTINE, rows)


def known_elsewhere(session: Session, hall: str, epoch: int, event_ids: Sequence[str]) -> set[str]:
    """Return which of these events came before in another epoch of the hall."""
    sql = f"SELECT event_id FROM event WHERE hall_id = :hall AND epoch <> :epoch AND event_id {one_of(session)}"
    params = {"hall": hall, "epoch": epoch, "ids": ids(event_ids)}
    return {row[0] for row in session.run(sql, params).fetchall()}


def hash_at(session: Session, hall: str, epoch: int, seq: int) -> bytes | None:
    """Return the hash of a stored event, ``None`` where there is none or it is in quarantine."""
    sql = "SELECT hash FROM event WHERE hall_id = :hall AND epoch = :epoch AND seq = :seq"
    row = session.run(sql, {"hall": hall, "epoch": epoch, "seq": seq}).fetchone()
    return None if row is None else bytes(row[0])


def stretches(session: Session, hall: str) -> Iterator[list[Any]]:
    """Yield a hall's events from the first to the last, many at a time, as rows (epoch, seq, kind, subject, …)."""
    epoch, seq = 0, 0
    sql = (
        f"SELECT {_READ} FROM event WHERE hall_id = :hall AND (epoch > :epoch OR (epoch = :epoch AND seq > :seq)) "
        "ORDER BY epoch, seq LIMIT :most"
    )
    while True:
        params = {"hall": hall, "epoch": epoch, "seq": seq, "most": _AT_ONCE}
        rows = session.run(sql, params).fetchall()
        if not rows:
            return
        yield rows
        epoch, seq = rows[-1][0], rows[-1][1]


def report(session: Session, hall: str, kind: str, at: tuple[int, int], now: int) -> None:
    """Keep that something is wrong with a hall's journal at (epoch, number), and how often it was seen."""
    sql = """
        INSERT INTO incident (hall_id, kind, epoch, seq, first_at, last_at, times)
        VALUES (:hall, :kind, :epoch, :seq, :now, :now, 1)
        ON CONFLICT (hall_id, kind, epoch, seq) DO UPDATE SET last_at = excluded.last_at, times = incident.times + 1
    """
    session.run(sql, {"hall": hall, "kind": kind, "epoch": at[0], "seq": at[1], "now": now})
