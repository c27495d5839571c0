"""What halls answered to wishes from tickets' pages: the last answer of each ticket and wish."""

from collections.abc import Sequence
from typing import cast

from central.read.stored import StoredEvent
from central.store.many import replace_rows
from shared.store.session import Session
from shared.sync.requests import RequestAnswer, row_id

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
