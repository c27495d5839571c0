"""What was answered to which act, so that an act sent twice has one effect and one answer."""

from shared.store.session import Session


class CommandTable:
    """Stored outcomes by ``command_id``, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def outcome(self, command_id: str) -> tuple[bytes, bytes] | None:
        """Return (digest of the act, encoded outcome) of an act done before."""
        sql = "SELECT digest, outcome FROM command WHERE id = :id"
        row = self._session.run(sql, {"id": command_id}).fetchone()
        return None if row is None else (bytes(row[0]), bytes(row[1]))

    def keep(self, command_id: str, digest: bytes, outcome: bytes, at: int) -> None:
        """Store an act's outcome, in the act's own transaction."""
        sql = "INSERT INTO command (id, digest, outcome, at) VALUES (:id, :digest, :outcome, :at)"
        self._session.run(sql, {"id": command_id, "digest": digest, "outcome": outcome, "at": at})

    def forget_before(self, at: int, most: int) -> None:
        """Drop some ``most`` outcomes older than ``at``, the oldest first."""
        sql = "SELECT max(at) FROM (SELECT at FROM command WHERE at < :at ORDER BY at LIMIT :most) AS old"
        last = self._session.run(sql, {"at": at, "most": most}).fetchone()[0]
        if last is not None:
            self._session.run("DELETE FROM command WHERE at <= :last", {"last": last})
