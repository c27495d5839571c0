"""Read models made anew from the events: after a fold was changed, or when an older epoch's tail came late."""

from collections.abc import Sequence
from typing import Any

import msgspec

from central.read import DECODERS, fold, forget
from central.read.stored import StoredEvent
from central.store.events import stretches
from shared.store.session import Session


def rebuild_hall(session: Session, hall: str) -> int:
    """Empty one hall's read models and fold every event again; return how many."""
    forget(session, hall)
    count = 0
    for rows in stretches(session, hall):
        fold(session, hall, [_event(row) for row in rows])
        count += len(rows)
    return count


def _event(row: Sequence[Any]) -> StoredEvent:
    epoch, seq, kind, subject, at, body, again = row
    return StoredEvent(epoch, seq, kind, subject, at, _facts(kind, body), bool(again))


def _facts(kind: str, body: str) -> Any:
    """Return an event's body as its kind's type; nothing for one stored when nobody knew the kind, and odd."""
    decoder = DECODERS.get(kind)
    try:
        return None if decoder is None else decoder.decode(body)
    except msgspec.MsgspecError:
        return None
