"""A catalogue becomes the halls' next edition: first its parts, which nobody uses yet, then the row that names them.

Parts go out a few at a time, because whoever books an appointment meanwhile publishes too. What a publication that was
cut off left behind is named by no edition, and the next one takes it back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import msgspec

from central.feed import Feed, Published
from central.store.database import Database
from shared.catalogue.lossless import records_of
from shared.catalogue.parts import parts_of
from shared.domain.catalogue.catalogue import Catalogue
from shared.store.session import Session
from shared.sync.catalogue import EDITION, TOPIC, EditionBody, is_part, part_id

_PARTS_AT_ONCE = 20
Parts = Mapping[str, bytes]


@dataclass(frozen=True)
class Publication:
    """What a publication came to: the edition's revision, its parts, and those that travel, in number and bytes."""

    revision: int
    parts: int
    new_parts: int
    new_bytes: int


def publish(database: Database, catalogue: Catalogue, now: datetime) -> Publication:
    """Publish a catalogue that was checked to every hall; the one that is published already changes nothing.

    Raise :class:`central.feed.BadRow` or ``SetupError`` for one that cannot travel; the published one then stays.
    """
    parts = {part_id(part): part for part in parts_of(islice(records_of(catalogue), 1, None))}
    with database.reading() as session:
        known = _published_parts(session)
    new = [name for name in parts if name not in known]
    for some in _portions(new):
        with database.changing() as session:
            _add(session, parts, some, now)
    with database.changing() as session:
        revision = _take_over(session, EditionBody(head=catalogue.head, parts=list(parts)), parts, now)
    return Publication(revision, len(parts), len(new), sum(len(parts[name]) for name in new))


def _take_over(session: Session, edition: EditionBody, parts: Parts, now: datetime) -> int:
    """Publish the row that makes the parts count, and take back what it does not name; return its revision."""
    feed = Feed(session)
    feed.hold()
    there = _published_parts(session)
    _add(session, parts, [name for name in parts if name not in there], now)  # taken back by another publication
    revision = feed.publish(Published(TOPIC, EDITION, edition), now)
    for name in sorted(there - parts.keys()):
        feed.publish(Published(TOPIC, name, deleted=True), now)
    return revision


def _published_parts(session: Session) -> set[str]:
    return {row_id for row_id in Feed(session).ids(TOPIC) if is_part(row_id)}


def _add(session: Session, parts: Parts, names: Sequence[str], now: datetime) -> None:
    feed = Feed(session)
    for name in names:
        feed.publish(Published(TOPIC, name, msgspec.Raw(parts[name])), now)


def _portions(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(names), _PARTS_AT_ONCE):
        yield names[first : first + _PARTS_AT_ONCE]
