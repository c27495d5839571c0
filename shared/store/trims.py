"""Which lines of the journal may go, and how they go: the centre must have had them for long enough.

A line's age is counted from the day on which the centre had it, not from when it was written: so a centre restored from
a backup of those days always finds what it lost, also where the hall had been offline for longer than that.
"""

from shared.store.seals import EpochRow
from shared.store.session import Session

_MARK = """
    INSERT INTO acked_day (day, journal_seq) VALUES (:day, :journal_seq)
    ON CONFLICT (day) DO UPDATE SET journal_seq = excluded.journal_seq
"""
_BITE = """
    SELECT max(seq), max(journal_seq) FROM (
        SELECT seq, journal_seq FROM sealed WHERE epoch = :epoch AND seq > :trimmed ORDER BY seq LIMIT :most
    ) AS bite WHERE journal_seq <= :upto
"""


class TrimTable:
    """The days on which the centre had which lines, and the way out for lines; seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def mark(self, day: str, journal_seq: int) -> None:
        """Keep that on ``day`` the centre had every line up to ``journal_seq``."""
        self._session.run(_MARK, {"day": day, "journal_seq": journal_seq})

    def unmark_behind(self, journal_seq: int) -> None:
        """Forget that the centre had more than this: it was restored from a backup, and has it no longer."""
        self._session.run("DELETE FROM acked_day WHERE journal_seq > :journal_seq", {"journal_seq": journal_seq})

    def forget_marks(self) -> None:
        """Begin anew: no centre is known to have anything."""
        self._session.run("DELETE FROM acked_day")

    def had_by(self, day: str) -> int:
        """Return the last line that the centre had by ``day``, 0 for none; forget the days before that."""
        sql = "SELECT day, journal_seq FROM acked_day WHERE day <= :day ORDER BY day DESC LIMIT 1"
        row = self._session.run(sql, {"day": day}).fetchone()
        if row is None:
            return 0
        self._session.run("DELETE FROM acked_day WHERE day < :day", {"day": row[0]})
        return int(row[1])

    def trim(self, epoch: EpochRow, upto: int, most: int) -> int:
        """Let up to ``most`` lines of an epoch go, none behind line ``upto`` of the journal; return how many.

        The place of the last of them stays: its hash stands before the oldest line that is kept.
        """
        params = {"epoch": epoch.epoch, "trimmed": epoch.trimmed, "most": most, "upto": upto}
        seq, journal_seq = self._session.run(_BITE, params).fetchone()
        if seq is None:
            return 0
        self._session.run("DELETE FROM journal WHERE seq <= :last", {"last": journal_seq})
        of_epoch = {"epoch": epoch.epoch, "seq": seq}
        self._session.run("DELETE FROM sealed WHERE epoch = :epoch AND seq < :seq", of_epoch)
        self._session.run("UPDATE sync_epoch SET trimmed = :seq WHERE epoch = :epoch", of_epoch)
        return int(seq) - epoch.trimmed
