"""Wishes on their way to a hall: published once, waited for a while, forgotten a day later."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from central.feed import Feed, Published
from central.read.requests import asked
from shared.domain.wishes import Wish
from shared.store.moments import stored
from shared.store.session import Session
from shared.sync.requests import TOPIC, RequestBody, row_id

if TYPE_CHECKING:
    from central.centre import Centre

ANSWERED_WITHIN = timedelta(minutes=5)
"""A hall whose line stands answers in a second; this long, because its clock may be off by as much."""

EVERY_SECONDS = 3600.0
_KEPT = timedelta(days=1)


def ask(session: Session, hall: str, ticket: str, wish: Wish, now: datetime) -> None:
    """Pass a wish on to its hall; one that is on its way or was granted is not sent again."""
    known = asked(session, hall).get((ticket, wish))
    if known is not None and (known.granted or (known.granted is None and known.until >= now)):
        return
    body = RequestBody(ticket=ticket, wish=wish, until=stored(now + ANSWERED_WITHIN))
    Feed(session).publish(Published(TOPIC, row_id(ticket, wish), body, hall=hall), now)


def forget_old(centre: "Centre") -> None:
    """Take back the wishes of yesterday, and forget what halls answered to them."""
    now = centre.clock.now()
    with centre.database.changing() as session:
        sql = "SELECT hall_id, id FROM feed WHERE topic = :topic AND deleted = :no AND changed_at < :before"
        params = {"topic": TOPIC, "no": False, "before": stored(now - _KEPT)}
        for hall, id_ in session.run(sql, params).fetchall():
            Feed(session).publish(Published(TOPIC, id_, deleted=True, hall=hall), now)
        session.run("DELETE FROM request_view WHERE until < :before", {"before": stored(now - _KEPT)})
