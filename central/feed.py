"""What the centre publishes to halls: rows by topic, in the order in which they became visible, and whole topics.

A cursor is ``lineage.xid.serial``. On PostgreSQL ids become visible out of order, so rows are given out only below the
oldest transaction that still runs (``storage.md`` 2.3); SQLite has one writer, and its ``xid`` is 0. A lineage ends
when a centre is restored from a backup: cursors of another lineage, or older than what was purged, need a snapshot.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from shared.store.moments import stored
from shared.store.session import Session
from shared.sync.bounds import MOST_DEPTH, TooMuch, check_depth
from shared.sync.messages import MOST_ANSWER_BYTES, MOST_ROW_BYTES, FeedPage, FeedRow, SnapshotPage

EVERY_HALL = "*"
TOPICS = ("catalogue", "calendar", "staff", "announcements", "appointments", "pages", "requests")
"""The topics there are; a new one is one word here and, where the hall must act on it, one file there."""

_MOST_BODIES = MOST_ANSWER_BYTES * 3 // 4
_DEPTH_AROUND = 3
"""Levels of JSON that an answer has around a row's body."""

_FORGOTTEN = 2**20
"""More revisions and places than a centre can have given between a backup and the end of its database."""

_ROW = "topic, id, rev, deleted, body, xid, serial"
_PURGE = """
    DELETE FROM feed WHERE deleted AND changed_at < :before AND (hall_id, topic, id) IN (
        SELECT hall_id, topic, id FROM feed WHERE deleted AND changed_at < :before ORDER BY changed_at LIMIT :most
    ) RETURNING xid, serial
"""
_PURGED = """
    UPDATE feed_state SET
    purged_xid = CASE WHEN purged_xid < :xid THEN :xid ELSE purged_xid END,
    purged_serial = CASE WHEN purged_serial < :serial THEN :serial ELSE purged_serial END
"""


class SnapshotNeeded(Exception):
    """The cursor is too old, or of another life of this centre: the whole topic is needed."""


class BadRow(ValueError):
    """A row cannot be published like this; the text says why."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in the feed."""

    xid: int = 0
    serial: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """A row as it is published: for one hall or for :data:`EVERY_HALL`."""

    topic: str
    id: str
    body: Any = None
    deleted: bool = False
    hall: str = EVERY_HALL


class Feed:
    """The feed, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self) -> None:
        """Give a new database its lineage."""
        sql = "INSERT INTO feed_state (id, lineage, serial, purged_xid, purged_serial) VALUES (1, :lineage, 0, 0, 0)"
        self._session.run(f"{sql} ON CONFLICT (id) DO NOTHING", {"lineage": secrets.token_hex(6)})

    def begin_lineage(self) -> None:
        """Begin anew after a restored backup: halls may have read what this database no longer knows.

        So revisions jump, lest a hall takes what is published from now on for old. A dump read into a new server also
        brings the old one's transaction ids, which mean nothing there.
        """
        sql = """
            UPDATE feed_state SET lineage = :lineage, serial = serial + :jump, purged_xid = 0,
            purged_serial = serial + :jump
        """
        self._session.run(sql, {"lineage": secrets.token_hex(6), "jump": _FORGOTTEN})
        self._session.run("UPDATE feed SET xid = 0, rev = rev + :jump", {"jump": _FORGOTTEN})

    def publish(self, row: Published, now: datetime) -> int:
        """Publish a row in its next revision and return that; the same content again changes nothing."""
        body = _checked(row)
        known = self._session.run(
            "SELECT rev, deleted, body FROM feed WHERE hall_id = :hall AND topic = :topic AND id = :id",
            {"hall": row.hall, "topic": row.topic, "id": row.id},
        ).fetchone()
        if known is not None and (bool(known[1]), known[2]) == (row.deleted, body):
            return int(known[0])
        if known is None:
            self._check_audience(row)
        rev = (self._highest_forgotten() if known is None else int(known[0])) + 1
        xid, serial = self._next_place()
        sql = """
            INSERT INTO feed (hall_id, topic, id, rev, deleted, body, xid, serial, changed_at)
            VALUES (:hall, :topic, :id, :rev, :deleted, :body, :xid, :serial, :now)
            ON CONFLICT (hall_id, topic, id) DO UPDATE SET rev = excluded.rev, deleted = excluded.deleted,
            body = excluded.body, xid = excluded.xid, serial = excluded.serial, changed_at = excluded.changed_at
        """
        params = {"hall": row.hall, "topic": row.topic, "id": row.id, "rev": rev, "deleted": row.deleted, "body": body}
        self._session.run(sql, {**params, "xid": xid, "serial": serial, "now": stored(now)})
        return rev

    def _highest_forgotten(self) -> int:
        """Return what no revision of a forgotten tombstone is above: each has cost a place in the feed."""
        return int(self._session.run("SELECT purged_serial FROM feed_state").fetchone()[0])

    def body(self, topic: str, row_id: str) -> str | None:
        """Return the body of a living row for every hall."""
        sql = "SELECT body FROM feed WHERE hall_id = :every AND topic = :topic AND id = :id AND deleted = :no"
        row = self._session.run(sql, {"every": EVERY_HALL, "topic": topic, "id": row_id, "no": False}).fetchone()
        return None if row is None else str(row[0])

    def revision(self, topic: str, row_id: str) -> int:
        """Return the revision of a living row for every hall, 0 where there is none."""
        sql = "SELECT rev FROM feed WHERE hall_id = :every AND topic = :topic AND id = :id AND deleted = :no"
        row = self._session.run(sql, {"every": EVERY_HALL, "topic": topic, "id": row_id, "no": False}).fetchone()
        return 0 if row is None else int(row[0])

    def ids(self, topic: str) -> list[str]:
        """Return the ids of a topic's living rows for every hall."""
        sql = "SELECT id FROM feed WHERE hall_id = :every AND topic = :topic AND deleted = :no ORDER BY id"
        rows = self._session.run(sql, {"every": EVERY_HALL, "topic": topic, "no": False}).fetchall()
        return [row[0] for row in rows]

    def hold(self) -> None:
        """Let nobody else publish until this transaction ends, so that what was looked at is still so."""
        self._session.run("UPDATE feed_state SET serial = serial")

    def _check_audience(self, row: Published) -> None:
        """Refuse an id for one hall that every hall has, and the other way round: a hall could not tell them apart."""
        others = "hall_id <> :every" if row.hall == EVERY_HALL else "hall_id = :every"
        sql = f"SELECT 1 FROM feed WHERE topic = :topic AND id = :id AND {others} LIMIT 1"
        if self._session.run(sql, {"topic": row.topic, "id": row.id, "every": EVERY_HALL}).fetchone() is not None:
            raise BadRow(f"The row {row.id} is published to another audience already.")

    def page(self, hall: str, topics: Sequence[str], after: str, most: int, now: datetime) -> FeedPage:
        """Return what became visible to a hall after a cursor; the empty one stands before everything."""
        lineage, place = self._place(after)
        head = self.head_place()
        rows = self._rows(hall, topics, place, most + 1)
        fitting = _fitting(rows[:most])
        more = len(fitting) < len(rows)
        last = _place_of(fitting[-1]) if more else max(head, place)
        shown = [_shown(row, lineage) for row in fitting]
        return FeedPage(rows=shown, next=_text(lineage, last), more=more, time=stored(now))

    def snapshot(self, of: tuple[str, str], after: str, cursor: str, most: int, now: datetime) -> SnapshotPage:
        """Return the rows of (hall, topic) behind id ``after``; ``cursor`` is the first chunk's, empty for that one."""
        lineage, place = self._place(cursor)
        begun_at = place if cursor else self.head_place()
        hall, topic = of
        sql = f"""
            SELECT {_ROW} FROM feed WHERE hall_id IN (:hall, :every) AND topic = :topic AND id > :after
            AND deleted = :no ORDER BY id LIMIT :most
        """
        params = {"hall": hall, "every": EVERY_HALL, "topic": topic, "after": after, "no": False, "most": most + 1}
        rows = self._session.run(sql, params).fetchall()
        fitting = _fitting(rows[:most])
        onward = fitting[-1][1] if len(fitting) < len(rows) else ""
        shown = [_shown(row, lineage) for row in fitting]
        return SnapshotPage(rows=shown, cursor=_text(lineage, begun_at), after=onward, time=stored(now))

    def head(self) -> str:
        """Return the cursor behind everything that is visible to everybody."""
        if not self._session.postgres:
            return _text(self._place("")[0], self.head_place())
        sql = "SELECT lineage, pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 FROM feed_state"
        lineage, below = self._session.run(sql).fetchone()
        return _text(lineage, Place(int(below), 2**62))

    def head_place(self) -> Place:
        """Return the place below which nothing can still appear."""
        if self._session.postgres:
            below = self._session.run("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1").fetchone()[0]
            return Place(int(below), 2**62)
        return Place(0, self.newest())

    def newest(self) -> int:
        """Return the number of the newest publication: it changes with each."""
        return int(self._session.run("SELECT serial FROM feed_state").fetchone()[0])

    def purge(self, before: datetime, most: int) -> int:
        """Forget up to ``most`` tombstones older than ``before``, the oldest first; return how many.

        Cursors from before them need a snapshot from now on.
        """
        gone = self._session.run(_PURGE, {"before": stored(before), "most": most}).fetchall()
        if gone:
            border = {"xid": max(row[0] for row in gone), "serial": max(row[1] for row in gone)}
            self._session.run(_PURGED, border)
        return len(gone)

    def _rows(self, hall: str, topics: Sequence[str], place: Place, most: int) -> list[Any]:
        names = {f"topic_{n}": topic for n, topic in enumerate(topics)}
        below = "AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint" if self._session.postgres else ""
        sql = f"""
            SELECT {_ROW} FROM feed WHERE hall_id IN (:hall, :every)
            AND topic IN ({", ".join(":" + name for name in names)})
            AND (xid > :xid OR (xid = :xid AND serial > :serial)) {below} ORDER BY xid, serial LIMIT :most
        """
        params = {"hall": hall, "every": EVERY_HALL, "xid": place.xid, "serial": place.serial, "most": most}
        rows: list[Any] = self._session.run(sql, {**params, **names}).fetchall()
        return rows

    def _place(self, cursor: str) -> tuple[str, Place]:
        """Return the present lineage and a cursor's place in it; raise :class:`SnapshotNeeded` where it has none."""
        sql = "SELECT lineage, purged_xid, purged_serial FROM feed_state"
        lineage, xid, serial = self._session.run(sql).fetchone()
        if not cursor:
            return lineage, Place()
        parts = cursor.split(".")
        if len(parts) != 3 or parts[0] != lineage or not (parts[1] + parts[2]).isdecimal():  # noqa: PLR2004 its form
            raise SnapshotNeeded
        place = Place(min(int(parts[1]), 2**62), min(int(parts[2]), 2**62))
        if place < Place(xid, serial) or place > self.head_place():
            raise SnapshotNeeded
        return lineage, place

    def _next_place(self) -> tuple[int, int]:
        serial = self._session.run("UPDATE feed_state SET serial = serial + 1 RETURNING serial").fetchone()[0]
        if not self._session.postgres:
            return 0, int(serial)
        return int(self._session.run("SELECT pg_current_xact_id()::text::bigint").fetchone()[0]), int(serial)


def _checked(row: Published) -> str:
    if row.topic not in TOPICS:
        raise BadRow(f"There is no topic {row.topic!r}: {', '.join(TOPICS)}.")
    body = "null" if row.deleted else msgspec.json.encode(row.body).decode()
    if not 1 <= len(row.id) <= 120:  # noqa: PLR2004 the column's length
        raise BadRow("An id has 1 to 120 characters.")
    if len(body.encode()) > MOST_ROW_BYTES:
        raise BadRow(f"The row {row.id} has more than {MOST_ROW_BYTES // 1024} KiB.")
    try:
        check_depth(body.encode(), MOST_DEPTH - _DEPTH_AROUND)
    except TooMuch as error:
        raise BadRow(f"The row {row.id} cannot be read by a hall: {error}") from error
    return body


def _fitting(rows: Sequence[Any]) -> list[Any]:
    """Return as many rows as one answer holds, at least one."""
    size, fitting = 0, list[Any]()
    for row in rows:
        size += len(row[4].encode()) + 300
        if fitting and size > _MOST_BODIES:
            break
        fitting.append(row)
    return fitting


def _place_of(row: Any) -> Place:
    return Place(int(row[5]), int(row[6]))


def _text(lineage: str, place: Place) -> str:
    return f"{lineage}.{place.xid}.{place.serial}"


def _shown(row: Any, lineage: str) -> FeedRow:
    return FeedRow(
        topic=row[0],
        id=row[1],
        rev=int(row[2]),
        deleted=bool(row[3]),
        body=msgspec.Raw(row[4].encode()),
        cursor=_text(lineage, _place_of(row)),
    )
