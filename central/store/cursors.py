"""How far each hall's journal has come, epoch by epoch; the row that a batch locks before it is looked at."""

from dataclasses import dataclass

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
    """One hall's cursors, seen through one session."""

    def __init__(self, session: Session, hall: str) -> None:
        self._session, self._hall = session, hall

    def locked(self, epoch: int) -> Cursor | None:
        """Lock and return an epoch's cursor until the transaction ends (SQLite's transaction is the lock)."""
        lock = " FOR UPDATE" if self._session.postgres else ""
        sql = f"SELECT epoch, last_seq, last_hash FROM epoch_cursor WHERE hall_id = :hall AND epoch = :epoch{lock}"
        row = self._session.run(sql, {"hall": self._hall, "epoch": epoch}).fetchone()
        return None if row is None else Cursor(row[0], row[1], bytes(row[2]))

    def begin(self, epoch: int, now: int) -> Cursor | None:
        """Begin an epoch, or find that another request has just begun it; return its cursor, locked."""
        sql = """
            INSERT INTO epoch_cursor (hall_id, epoch, last_seq, last_hash, moved_at)
            VALUES (:hall, :epoch, 0, :hash, :now) ON CONFLICT (hall_id, epoch) DO NOTHING
        """
        self._session.run(sql, {"hall": self._hall, "epoch": epoch, "hash": GENESIS, "now": now})
        return self.locked(epoch)

    def move(self, cursor: Cursor, now: int) -> None:
        """Store how far an epoch has come."""
        sql = """
            UPDATE epoch_cursor SET last_seq = :seq, last_hash = :hash, moved_at = :now
            WHERE hall_id = :hall AND epoch = :epoch
        """
        params = {"hall": self._hall, "epoch": cursor.epoch, "seq": cursor.last_seq, "hash": cursor.last_hash}
        self._session.run(sql, {**params, "now": now})

    def acks(self) -> list[EpochAck]:
        """Return the last event of each epoch, oldest epoch first."""
        sql = "SELECT epoch, last_seq FROM epoch_cursor WHERE hall_id = :hall ORDER BY epoch"
        return [EpochAck(*row) for row in self._session.run(sql, {"hall": self._hall}).fetchall()]
