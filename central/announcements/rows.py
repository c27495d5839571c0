"""The published announcements as the feed holds them."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from central.feed import EVERY_HALL, Feed, Published
from shared.domain.announcements import Announcement
from shared.store.session import Session
from shared.sync.announcements import TOPIC, announcements


@dataclass(frozen=True)
class Row:
    """One announcement with its id; ``hall`` is empty for every hall."""

    id: str
    hall: str
    announcement: Announcement


def published(session: Session) -> list[Row]:
    """Return all that are published and can be shown, those that are over too, by their end."""
    sql = "SELECT id, hall_id, body FROM feed WHERE topic = :topic AND deleted = :no"
    found = session.run(sql, {"topic": TOPIC, "no": False}).fetchall()
    rows = [
        Row(id_, "" if hall == EVERY_HALL else hall, one) for id_, hall, body in found for one in announcements([body])
    ]
    return sorted(rows, key=lambda row: (row.announcement.ends, row.id))


def publish(session: Session, hall: str, one: Announcement, now: datetime) -> str:
    """Publish an announcement, for every hall where ``hall`` is empty, and return its id."""
    id_ = secrets.token_hex(4)
    Feed(session).publish(Published(TOPIC, id_, one, hall=hall or EVERY_HALL), now)
    return id_


def withdraw(session: Session, row: Row, now: datetime) -> None:
    """Take an announcement back."""
    Feed(session).publish(Published(TOPIC, row.id, deleted=True, hall=row.hall or EVERY_HALL), now)
