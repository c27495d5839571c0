"""Wishes on their way to a hall: published once, waited for a while, forgotten a day later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from central.feed import Feed, Published
from shared.domain.wishes import Wish
from shared.store.moments import read, stored
from shared.store.session import Session
from shared.sync.requests import TOPIC, RequestBody, row_id

if TYPE_CHECKING:
    from central.centre import Centre

ANSWERED_WITHIN = timedelta(minutes=5)
"""A hall whose line stands answers in a second; this long, because its clock may be off by as much."""

EVERY_SECONDS = 3600.0
_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish: until when its answer is waited for, and whether it was granted; ``None`` before the hall answered."""

    until: datetime
    granted: bool | None
    reason: str


def ask(session: Session, hall: str, ticket: str, wish: Wish, now: datetime) -> None:
    """Pass a wish on to its hall; one that is on its way or was granted is not sent again."""
    known = asked(session, hall).get((ticket, wish))
    if known is not None and (known.granted or (known.granted is None and known.until >= now)):
        return
    body = RequestBody(ticket=ticket, wish=wish, until=stored(now + ANSWERED_WITHIN))
    Feed(session).publish(Published(TOPIC, row_id(ticket, wish), body, hall=hall), now)


def asked(session: Session, hall: str) -> Mapping[tuple[str, Wish], Asked]:
    """Return every wish of a hall's visitors that is not forgotten, by ticket."""
    sql = """
        SELECT f.body, v.granted, v.reason, v.until FROM feed f
        LEFT JOIN request_view v ON v.hall_id = f.hall_id AND v.id = f.id
        WHERE f.hall_id = :hall AND f.topic = :topic AND f.deleted = :no
    """
    found = {}
    for body, granted, reason, until in session.run(sql, {"hall": hall, "topic": TOPIC, "no": False}).fetchall():
        request = msgspec.json.decode(body, type=RequestBody)
        answered = until == request.until
        outcome = (bool(granted), str(reason)) if answered else (None, "")
        found[request.ticket, request.wish] = Asked(read(request.until), *outcome)
    return found


def forget_old(centre: "Centre") -> None:
    """Take back the wishes of yesterday, and forget what halls answered to them."""
    now = centre.clock.now()
    with centre.database.changing() as session:
        sql = "SELECT hall_id, id FROM feed WHERE topic = :topic AND deleted = :no AND changed_at < :before"
        params = {"topic": TOPIC, "no": False, "before": stored(now - _KEPT)}
        for hall, id_ in session.run(sql, params).fetchall():
            Feed(session).publish(Published(TOPIC, id_, deleted=True, hall=hall), now)
        session.run("DELETE FROM request_view WHERE until < :before", {"before": stored(now - _KEPT)})
