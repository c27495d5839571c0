"""Counters as the centre sees them: whether each takes people, since when, and why it pauses."""

from collections.abc import Sequence
from typing import cast

import msgspec

from central.read.stored import StoredEvent
from central.store.many import replace_rows
from shared.store.session import Session


class CounterFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the hall's journal says about a counter."""

    reason: str = ""


TABLE = "counter_view"
COLUMNS = ("hall_id", "counter", "state", "since", "reason")
_STATES = {"counter.open": "open", "counter.paused": "paused", "counter.closed": "closed"}


class Counters:
    """The read model of counters."""

    facts = dict.fromkeys(_STATES, CounterFacts)
    tables = (TABLE,)

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Take the events in."""
        newest = {event.subject: event for event in events if not event.again}
        rows = [
            (hall, counter, _STATES[event.kind], event.at, cast("CounterFacts", event.facts).reason)
            for counter, event in newest.items()
        ]
        replace_rows(session, TABLE, COLUMNS, rows, known=list(newest))
