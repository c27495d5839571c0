"""What is published of the catalogue, as the centre's own pages use it."""

from collections.abc import Iterable, Iterator

import msgspec

from central.feed import Feed
from shared.catalogue.parts import records_in
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.reading import collected
from shared.domain.catalogue.catalogue import Catalogue
from shared.store.session import Session
from shared.sync.catalogue import EDITION, TOPIC, EditionBody


def published_revision(session: Session) -> int:
    """Return the revision of the published edition, 0 where none is published."""
    return Feed(session).revision(TOPIC, EDITION)


def published_edition(session: Session) -> EditionBody | None:
    """Return the published edition's row, ``None`` where none is published."""
    body = Feed(session).body(TOPIC, EDITION)
    return None if body is None else msgspec.json.decode(body, type=EditionBody)


def published_parts(session: Session) -> tuple[EditionBody, list[str]] | None:
    """Return the published edition's row and the text of its parts, ``None`` where none is published."""
    edition = published_edition(session)
    if edition is None:
        return None
    return edition, [Feed(session).body(TOPIC, name) or "[]" for name in edition.parts]


def whole(edition: EditionBody, parts: Iterable[str]) -> Catalogue:
    """Return an edition as a catalogue; raise ``Rejected`` or ``MsgspecError`` where a later version published it."""
    catalogue = collected(_records(edition, parts))
    assert catalogue is not None  # noqa: S101 the head is the first of its records
    return catalogue


def _records(edition: EditionBody, parts: Iterable[str]) -> Iterator[Record | ListKind]:
    yield edition.head
    for part in parts:
        yield from records_in(part)
