"""What the hall knows of its journal's way to the centre: places in the chain, epochs, acknowledgements."""

from dataclasses import dataclass
from typing import Any

from shared.domain.chain import GENESIS, link
from shared.store.journal import JournalRow
from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class EpochRow:
    """One epoch: the journal's line it begins after, the last of its lines that the centre has, and that is gone."""

    epoch: int
    base: int
    acked: int
    trimmed: int


@dataclass(frozen=True, slots=True)
class SealRow:
    """One sealed line's place: number in its epoch, line of the journal, hash."""

    seq: int
    journal_seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class LineRow:
    """The line to the centre as it stands; moments in stored form.

    ``gap_lines`` is how many lines the centre lost at ``gap_at`` that this hall kept no longer.
    """

    hall: str
    synced_to: int | None
    contact_at: int | None
    clock_off_ms: int
    centre_key: str
    gap_at: int | None = None
    gap_lines: int = 0


_UNSEALED = """
    SELECT seq, epoch, event_id, kind, subject, at, actor, body, v FROM journal
    WHERE seq > :after ORDER BY seq LIMIT :most
"""
_PAGE = """
    SELECT j.seq, j.epoch, j.event_id, j.kind, j.subject, j.at, j.actor, j.body, j.v, s.hash
    FROM sealed s JOIN journal j ON j.seq = s.journal_seq
    WHERE s.epoch = :epoch AND s.seq > :after ORDER BY s.seq LIMIT :most
"""
_SAVE_LINE = """
    INSERT INTO centre_line (id, hall, synced_to, contact_at, clock_off_ms, centre_key, gap_at, gap_lines)
    VALUES (1, :hall, :synced_to, :contact_at, :clock_off_ms, :centre_key, :gap_at, :gap_lines)
    ON CONFLICT (id) DO UPDATE SET hall = excluded.hall, synced_to = excluded.synced_to,
    contact_at = excluded.contact_at, clock_off_ms = excluded.clock_off_ms, centre_key = excluded.centre_key,
    gap_at = excluded.gap_at, gap_lines = excluded.gap_lines
"""


class SealTable:
    """The chain and its acknowledgements, seen through one session.

    Only the hub's one writer seals, so that a journal line with a lower number cannot appear later (the trap of
    ``storage.md`` 2.3 needs several writers).
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def epochs(self) -> list[EpochRow]:
        """Return every epoch, oldest first."""
        rows = self._session.run("SELECT epoch, base, acked, trimmed FROM sync_epoch ORDER BY epoch").fetchall()
        return [EpochRow(*row) for row in rows]

    def begin_epoch(self, epoch: int, base: int) -> None:
        """Let an epoch begin after line ``base`` of the journal."""
        sql = "INSERT INTO sync_epoch (epoch, base, acked) VALUES (:epoch, :base, 0)"
        self._session.run(sql, {"epoch": epoch, "base": base})

    def forget_epochs(self) -> None:
        """Forget every epoch and place: what was told to the centre in them counts no longer."""
        self._session.run("DELETE FROM sealed")
        self._session.run("DELETE FROM sync_epoch")

    def save_ack(self, epoch: int, acked: int) -> None:
        """Store the last line of an epoch that the centre has."""
        sql = "UPDATE sync_epoch SET acked = :acked WHERE epoch = :epoch"
        self._session.run(sql, {"epoch": epoch, "acked": acked})

    def last(self, epoch: EpochRow) -> SealRow:
        """Return the last sealed line of an epoch; before the first: number 0, the epoch's base, the genesis hash."""
        return self._seal("ORDER BY seq DESC LIMIT 1", {"epoch": epoch.epoch}) or SealRow(0, epoch.base, GENESIS)

    def at(self, epoch: EpochRow, seq: int) -> SealRow:
        """Return the sealed line with number ``seq`` of an epoch; 0 is what stands before the first."""
        return self._seal("AND seq = :seq", {"epoch": epoch.epoch, "seq": seq}) or SealRow(0, epoch.base, GENESIS)

    def _seal(self, which: str, params: dict[str, Any]) -> SealRow | None:
        sql = f"SELECT seq, journal_seq, hash FROM sealed WHERE epoch = :epoch {which}"
        row = self._session.run(sql, params).fetchone()
        return None if row is None else SealRow(row[0], row[1], bytes(row[2]))

    def seal(self, epoch: EpochRow, most: int) -> int:
        """Seal up to ``most`` lines that follow the last sealed one; return how many."""
        last = self.last(epoch)
        rows = self._session.run(_UNSEALED, {"after": last.journal_seq, "most": most}).fetchall()
        seq, digest, sealed = last.seq, last.hash, []
        for row in (JournalRow(*found) for found in rows):
            seq += 1
            digest = _link(digest, epoch.epoch, seq, row)
            sealed.append({"epoch": epoch.epoch, "seq": seq, "journal_seq": row.seq, "hash": digest})
        sql = "INSERT INTO sealed (epoch, seq, journal_seq, hash) VALUES (:epoch, :seq, :journal_seq, :hash)"
        self._session.run_many(sql, sealed)
        return len(sealed)

    def unseal_after(self, epoch: int, seq: int) -> None:
        """Forget the places after ``seq`` in an epoch that is over; the lines get new ones in the next."""
        self._session.run("DELETE FROM sealed WHERE epoch = :epoch AND seq > :seq", {"epoch": epoch, "seq": seq})

    def page(self, epoch: EpochRow, most: int) -> list[tuple[JournalRow, bytes]]:
        """Return the sealed lines after the acknowledged one, each with its hash."""
        params = {"epoch": epoch.epoch, "after": epoch.acked, "most": most}
        rows = self._session.run(_PAGE, params).fetchall()
        return [(JournalRow(*row[:-1]), bytes(row[-1])) for row in rows]

    def has_unsealed(self, epoch: EpochRow) -> bool:
        """Tell whether lines wait to be sealed."""
        sql = "SELECT 1 FROM journal WHERE seq > :after LIMIT 1"
        return self._session.run(sql, {"after": self.last(epoch).journal_seq}).fetchone() is not None

    def line(self) -> LineRow | None:
        """Return the line's state, ``None`` where the hall has joined no centre."""
        sql = "SELECT hall, synced_to, contact_at, clock_off_ms, centre_key, gap_at, gap_lines FROM centre_line"
        row = self._session.run(sql).fetchone()
        return None if row is None else LineRow(*row)

    def save_line(self, line: LineRow) -> None:
        """Store the line's state."""
        self._session.run(_SAVE_LINE, {name: getattr(line, name) for name in LineRow.__dataclass_fields__})


def _link(previous: bytes, epoch: int, seq: int, row: JournalRow) -> bytes:
    return link(
        previous,
        epoch=epoch,
        seq=seq,
        event_id=row.event_id,
        kind=row.kind,
        subject=row.subject,
        at=row.at,
        actor=row.actor,
        body=row.body,
        v=row.v,
    )
