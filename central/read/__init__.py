"""The read models: each a fold of the halls' events, one file a model; a new one is one file and one line here.

A model names the kinds it understands with the type of their bodies (``facts``) and its tables, all keyed by hall. A
kind no model understands is stored and acknowledged all the same, and folded when a later version understands it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import msgspec

from central.read.arrivals import Arrivals
from central.read.catalogues import Catalogues
from central.read.counters import Counters
from central.read.halls import Halls
from central.read.requests import Requests
from central.read.stored import StoredEvent
from central.read.tickets import Tickets
from shared.store.session import Session


class ReadModel(Protocol):
    """A fold of events."""

    @property
    def facts(self) -> Mapping[str, type[Any]]:
        """Return the kinds it understands, each with the type of its body."""
        ...

    @property
    def tables(self) -> Sequence[str]:
        """Return the tables it keeps."""
        ...

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Bring the model from before ``events``, in their order, to after them."""
        ...


READ_MODELS: tuple[ReadModel, ...] = (Tickets(), Counters(), Halls(), Arrivals(), Requests(), Catalogues())

DECODERS: Mapping[str, "msgspec.json.Decoder[Any]"] = {
    kind: msgspec.json.Decoder(body) for model in READ_MODELS for kind, body in model.facts.items()
}
"""How the body of each known kind is read; a body that cannot be read sends its event to quarantine."""


def fold(session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
    """Bring every read model from before ``events`` to after them."""
    kinds = {event.kind for event in events}
    for model in READ_MODELS:
        if kinds.isdisjoint(model.facts):
            continue
        known = [event for event in events if event.kind in model.facts and event.facts is not None]
        if known:
            model.fold(session, hall, known)


def forget(session: Session, hall: str) -> None:
    """Empty every read model of one hall."""
    for table in (table for model in READ_MODELS for table in model.tables):
        session.run(f"DELETE FROM {table} WHERE hall_id = :hall", {"hall": hall})
