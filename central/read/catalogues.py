"""Which catalogue each hall shows, and which of the centre's it could not use, with the reason."""

from collections.abc import Sequence
from typing import cast

import msgspec

from central.read.stored import StoredEvent
from central.store.many import replace_rows
from shared.store.session import Session


class CatalogueFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the hall's journal says of a catalogue: its version, the centre's mark, and of a refused one why."""

    version: str
    origin: str = ""
    reason: str = ""
    about: str = ""


TABLE = "catalogue_view"
COLUMNS = ("hall_id", "id", "version", "trouble")
SHOWN, REFUSED = "catalogue.published", "catalogue.refused"


class Catalogues:
    """The read model of halls' catalogues: one row for what is seen there, one for what could not be used.

    The second is empty as soon as the hall uses another one of the centre's.
    """

    facts = dict.fromkeys((SHOWN, REFUSED), CatalogueFacts)
    tables = (TABLE,)

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Take the events in."""
        newest: dict[str, tuple[str, str]] = {}
        for event in (event for event in events if not event.again):
            facts = cast("CatalogueFacts", event.facts)
            if event.kind == SHOWN:
                newest[SHOWN] = facts.version, ""
            if event.kind == REFUSED or facts.origin:
                newest[REFUSED] = facts.version, f"{facts.reason}: {facts.about}" if event.kind == REFUSED else ""
        rows = [(hall, kind, version, trouble) for kind, (version, trouble) in newest.items()]
        replace_rows(session, TABLE, COLUMNS, rows, known=list(newest))
