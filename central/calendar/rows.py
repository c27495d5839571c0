"""The published special days as the feed holds them."""

from datetime import datetime

from central.feed import EVERY_HALL, Feed, Published
from shared.domain.hours import SpecialDay
from shared.store.session import Session
from shared.sync.calendar import TOPIC, row_id, special_days

Rows = dict[str, list[tuple[str, str]]]


def published(session: Session, hall: str = "") -> Rows:
    """Return (id, body) of what is published, by hall; of one hall and of all together where one is named."""
    only = "AND hall_id IN (:hall, :every)" if hall else ""
    sql = f"SELECT hall_id, id, body FROM feed WHERE topic = :topic AND deleted = :no {only} ORDER BY id"
    rows: Rows = {}
    for whose, id_, body in session.run(sql, {"topic": TOPIC, "no": False, "hall": hall, "every": EVERY_HALL}):
        rows.setdefault(whose, []).append((id_, body))
    return rows


def special_days_of(hall: str, rows: Rows) -> tuple[SpecialDay, ...]:
    """Return the days that count in a hall."""
    return special_days([*rows.get(EVERY_HALL, []), *rows.get(hall, [])])


def publish(session: Session, hall: str, special: SpecialDay, now: datetime) -> None:
    """Publish a day, for every hall where ``hall`` is empty; it takes the place of what was published of it."""
    row = Published(TOPIC, row_id(special.day, hall), special, hall=hall or EVERY_HALL)
    Feed(session).publish(row, now)


def withdraw(session: Session, hall: str, special: SpecialDay, now: datetime) -> None:
    """Take a day back: the week holds again."""
    row = Published(TOPIC, row_id(special.day, hall), deleted=True, hall=hall or EVERY_HALL)
    Feed(session).publish(row, now)
