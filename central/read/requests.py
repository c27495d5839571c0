"""Wishes from tickets' pages as they stand: what was asked of a hall, and its last answer of each ticket and wish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import msgspec

from central.read.stored import StoredEvent
from central.store.many import replace_rows
from shared.domain.wishes import Wish
from shared.store.moments import read
from shared.store.session import Session
from shared.sync.requests import TOPIC, RequestAnswer, RequestBody, row_id

TABLE = "request_view"
COLUMNS = ("hall_id", "id", "granted", "reason", "until")
_GRANTED, _REFUSED = "request.granted", "request.refused"


class Requests:
    """The read model of answered wishes."""

    facts = dict.fromkeys((_GRANTED, _REFUSED), RequestAnswer)
    tables = (TABLE,)

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Take the events in."""
        newest = {row_id(event.subject, cast("RequestAnswer", event.facts).wish): event for event in events}
        rows = []
        for id_, event in newest.items():
            answer = cast("RequestAnswer", event.facts)
            rows.append((hall, id_, event.kind == _GRANTED, answer.reason or "", answer.until))
        replace_rows(session, TABLE, COLUMNS, rows, known=list(newest))


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish: until when its answer is waited for, and whether it was granted; ``None`` before the hall answered."""

    until: datetime
    granted: bool | None
    reason: str


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
