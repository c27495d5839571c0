"""What the centre published to this hall, row by row, and how far each topic was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class FeedRow:
    """The newest known revision of one row; ``trouble`` says why the hall could not use it."""

    topic: str
    id: str
    rev: int
    deleted: bool
    body: str
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class FeedPlaceRow:
    """How far a topic was read; the snapshot's fields are empty when none is under way."""

    topic: str
    cursor: str
    snapshot_cursor: str
    snapshot_after: str


_FIELDS = "topic, id, rev, deleted, body, trouble"
_SAVE = f"""
    INSERT INTO feed_row ({_FIELDS}) VALUES (:topic, :id, :rev, :deleted, :body, :trouble)
    ON CONFLICT (topic, id) DO UPDATE SET rev = excluded.rev, deleted = excluded.deleted, body = excluded.body,
    trouble = excluded.trouble WHERE excluded.rev >= feed_row.rev
"""
_STAGE = """
    INSERT INTO feed_staged (topic, id, rev, deleted, body) VALUES (:topic, :id, :rev, :deleted, :body)
    ON CONFLICT (topic, id) DO UPDATE SET rev = excluded.rev, deleted = excluded.deleted, body = excluded.body
"""
_SAVE_PLACE = """
    INSERT INTO feed_place (topic, cursor, snapshot_cursor, snapshot_after)
    VALUES (:topic, :cursor, :snapshot_cursor, :snapshot_after)
    ON CONFLICT (topic) DO UPDATE SET cursor = excluded.cursor, snapshot_cursor = excluded.snapshot_cursor,
    snapshot_after = excluded.snapshot_after
"""


class FeedTable:
    """The feed's rows and places, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, topic: str, row_id: str) -> FeedRow | None:
        """Return a row as it was published last."""
        sql = f"SELECT {_FIELDS} FROM feed_row WHERE topic = :topic AND id = :id"
        row = self._session.run(sql, {"topic": topic, "id": row_id}).fetchone()
        return None if row is None else FeedRow(row[0], row[1], row[2], bool(row[3]), row[4], row[5])

    def revision(self, topic: str, row_id: str) -> int | None:
        """Return the newest known revision of a row; its body may be long and is not read."""
        sql = "SELECT rev FROM feed_row WHERE topic = :topic AND id = :id"
        row = self._session.run(sql, {"topic": topic, "id": row_id}).fetchone()
        return None if row is None else int(row[0])

    def ids(self, topic: str) -> set[str]:
        """Return the ids of a topic's living rows."""
        sql = "SELECT id FROM feed_row WHERE topic = :topic AND deleted = :no"
        return {row[0] for row in self._session.run(sql, {"topic": topic, "no": False}).fetchall()}

    def rows(self, topic: str) -> list[FeedRow]:
        """Return the living, readable rows of a topic, by id."""
        sql = f"SELECT {_FIELDS} FROM feed_row WHERE topic = :topic AND deleted = :no AND trouble IS NULL ORDER BY id"
        rows = self._session.run(sql, {"topic": topic, "no": False}).fetchall()
        return [FeedRow(row[0], row[1], row[2], bool(row[3]), row[4], row[5]) for row in rows]

    def save(self, row: FeedRow) -> None:
        """Store a row, unless a newer revision is there."""
        self._session.run(_SAVE, {name: getattr(row, name) for name in FeedRow.__dataclass_fields__})

    def unreadable(self) -> int:
        """Count the rows that are kept aside."""
        return int(self._session.run("SELECT count(*) FROM feed_row WHERE trouble IS NOT NULL").fetchone()[0])

    def is_unreadable(self, topic: str, row_id: str) -> bool:
        """Tell whether a row is kept aside; its body may be long and is not read."""
        sql = "SELECT 1 FROM feed_row WHERE topic = :topic AND id = :id AND trouble IS NOT NULL"
        return self._session.run(sql, {"topic": topic, "id": row_id}).fetchone() is not None

    def stage(self, rows: Sequence[FeedRow]) -> None:
        """Set rows of a snapshot aside until it is whole."""
        fields = ("topic", "id", "rev", "deleted", "body")
        self._session.run_many(_STAGE, [{name: getattr(row, name) for name in fields} for row in rows])

    def staged(self, topic: str) -> list[FeedRow]:
        """Return what is set aside of a topic."""
        sql = "SELECT topic, id, rev, deleted, body FROM feed_staged WHERE topic = :topic ORDER BY id"
        rows = self._session.run(sql, {"topic": topic}).fetchall()
        return [FeedRow(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows]

    def drop_staged(self, topic: str) -> None:
        """Forget what is set aside of a topic."""
        self._session.run("DELETE FROM feed_staged WHERE topic = :topic", {"topic": topic})

    def tombstones(self, topic: str) -> list[FeedRow]:
        """Return tombstones for the living rows of a topic that its whole snapshot does not hold."""
        sql = (
            "SELECT id, rev FROM feed_row r WHERE topic = :topic AND deleted = :no AND NOT EXISTS "
            "(SELECT 1 FROM feed_staged s WHERE s.topic = r.topic AND s.id = r.id) ORDER BY id"
        )
        rows = self._session.run(sql, {"topic": topic, "no": False}).fetchall()
        return [FeedRow(topic, row[0], row[1], deleted=True, body="null") for row in rows]

    def places(self) -> dict[str, FeedPlaceRow]:
        """Return how far each topic was read."""
        sql = "SELECT topic, cursor, snapshot_cursor, snapshot_after FROM feed_place"
        return {row[0]: FeedPlaceRow(*row) for row in self._session.run(sql).fetchall()}

    def save_place(self, place: FeedPlaceRow) -> None:
        """Store how far a topic was read."""
        self._session.run(_SAVE_PLACE, {name: getattr(place, name) for name in FeedPlaceRow.__dataclass_fields__})
