"""The process that builds an index: it reads an edition from the database, leaves the index as a file, and ends.

A process, because building it in a hub's thread holds Python's lock: an act then waits for tens of milliseconds. It
gets one JSON object at its standard input, so that a database's password is in no list of processes.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from shared.search.build import index_arrays
from shared.search.cache import save
from shared.search.entry import AUDIENCES, Entry
from shared.store.catalogue import CatalogueTable
from shared.store.engine import make_engine
from shared.store.session import Session

_ROWS_AT_ONCE = 2000
_NICENESS = 10
GONE = 3
"""The exit code that says that the edition is no longer the current one."""


class Order(msgspec.Struct, frozen=True):
    """What to build: the edition of a hall's database, or else these entries, and the file to leave."""

    edition: int
    file: str
    url: str = ""
    entries: list[Entry] = []


class _Named(msgspec.Struct, frozen=True):
    """What a stored theme, item or department says of how it is found; all else in it is passed over."""

    id: str
    name: str
    name_en: str = ""
    words: tuple[str, ...] = ()
    department: str = ""
    audience: tuple[str, ...] = AUDIENCES
    valid_from: str | None = None
    valid_until: str | None = None


_decode = msgspec.json.Decoder(_Named).decode


def main() -> int:
    """Build what the standard input asks for; return the exit code."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    entries = _entries_of(order)
    if entries is None:
        return GONE
    save(Path(order.file), index_arrays(entries), order.edition)
    return 0


def _entries_of(order: Order) -> list[Entry] | None:
    if not order.url:
        return order.entries
    with closing(Session(make_engine(order.url, read_only=True))) as session:
        return read_entries(session, order.edition)


def read_entries(session: Session, edition: int) -> list[Entry] | None:
    """Return what an edition lets people find; ``None`` when it is not the current one."""
    with session.transaction():
        catalogue = CatalogueTable(session)
        current = catalogue.current()
        if current is None or current.number != edition:
            return None
        departments = {found.id: found.name for found in map(_decode, catalogue.records(edition, "department"))}
        entries = [_entry(found, "", theme=True) for found in map(_decode, catalogue.records(edition, "theme"))]
        entries += [_entry(found, departments[found.department], theme=False) for found in _items(catalogue, edition)]
    return entries


def _items(catalogue: CatalogueTable, edition: int) -> Iterator[_Named]:
    after = 0
    while rows := catalogue.page(edition, after, _ROWS_AT_ONCE):
        yield from (_decode(row.body) for row in rows if row.record == "item")
        after = rows[-1].position


def _entry(found: _Named, department_name: str, *, theme: bool) -> Entry:
    return Entry(
        id=found.id,
        theme=theme,
        name=found.name,
        words=found.words,
        name_en=found.name_en,
        department=found.department,
        department_name=department_name,
        audience=found.audience,
        valid_from=found.valid_from or "",
        valid_until=found.valid_until or "",
    )


if __name__ == "__main__":
    sys.exit(main())
