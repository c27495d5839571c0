"""How far each hall's journal has come, epoch by epoch; the rows that a batch locks before it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from central.store.many import ids, one_of
from shared.domain.chain import GENESIS
from shared.store.session import Session
from shared.sync.messages import EpochAck


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last event stored of one epoch, and its hash."""

    epoch: int
    last_seq: int
    last_hash: bytes


class Cursors:
    """One hall's cursors, locked until the transaction ends (on SQLite the transaction itself is the lock).

    ``backlog_noted_at`` is when a batch last left word that more is to come, ``None`` where nothing was.
    """

    def __init__(self, session: Session, hall: str) -> None:
        self._session, self._hall = session, hall
        self._known = self._locked()

    def get(self, epoch: int) -> Cursor | None:
        """Return an epoch's cursor."""
        return self._known.get(epoch)

    def begin(self, epoch: int, now: int) -> Cursor:
        """Begin an epoch, or find that another request has just begun it."""
        sql = """
            INSERT INTO epoch_cursor (hall_id, epoch, last_seq, last_hash, moved_at)
            VALUES (:hall, :epoch, 0, :hash, :now) ON CONFLICT (hall_id, epoch) DO NOTHING
        """
        self._session.run(sql, {"hall": self._hall, "epoch": epoch, "hash": GENESIS, "now": now})
        self._known = self._locked()
        return self._known[epoch]

    def move(self, cursor: Cursor, now: int) -> None:
        """Store how far an epoch has come."""
        sql = """
            UPDATE epoch_cursor SET last_seq = :seq, last_hash = :hash, moved_at = :now
            WHERE hall_id = :hall AND epoch = :epoch
        """
        params = {"hall": self._hall, "epoch": cursor.epoch, "seq": cursor.last_seq, "hash": cursor.last_hash}
        self._session.run(sql, {**params, "now": now})
        self._known[cursor.epoch] = cursor

    def acks(self) -> list[EpochAck]:
        """Return the last event of each epoch, oldest epoch first."""
        return [EpochAck(cursor.epoch, cursor.last_seq) for cursor in self._known.values()]

    def _locked(self) -> dict[int, Cursor]:
        lock = " FOR UPDATE OF c" if self._session.postgres else ""
        sql = f"""
            SELECT c.epoch, c.last_seq, c.last_hash, h.seen_at, h.pending FROM epoch_cursor c
            JOIN hall h ON h.hall_id = c.hall_id WHERE c.hall_id = :hall ORDER BY c.epoch{lock}
        """
        rows = self._session.run(sql, {"hall": self._hall}).fetchall()
        self.backlog_noted_at = next((seen_at for *_, seen_at, pending in rows if pending), None)
        return {row[0]: Cursor(row[0], row[1], bytes(row[2])) for row in rows}


def version(epoch: int | None, last_seq: int | None) -> str:
    """Return a word that changes with every line of a hall's journal."""
    return f"{epoch or 0}.{last_seq or 0}"


def newest_versions(session: Session, halls: Sequence[str]) -> dict[str, str]:
    """Return the version of each of these halls."""
    sql = f"SELECT hall_id, epoch, last_seq FROM epoch_cursor WHERE hall_id {one_of(session)} ORDER BY epoch"
    return {row[0]: version(row[1], row[2]) for row in session.run(sql, {"ids": ids(halls)}).fetchall()}
