"""Our own file of a whole catalogue: JSON lines, one tagged record a line; what is written is read back equal.

``{"record":"item","id":…}``; the first line is the ``head``. Fields with their usual value are left out.
A published list may come in several lines, each going on where the one before ended.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

import msgspec

from shared.catalogue.known_keys import unknown_key
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.report import Rejected, Why
from shared.domain.catalogue.catalogue import Catalogue, Head, Kind, PublishedList
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme

KINDS: dict[str, Any] = {
    "head": Head,
    "department": Department,
    "kind": Kind,
    "list_kind": Kind,
    "material": Material,
    "item": Item,
    "theme": Theme,
    "list": PublishedList,
}
_ENTRIES = 200
"""Entries of a published list on one line."""


def records_of(catalogue: Catalogue) -> Iterator[Record | ListKind]:
    """Yield every part of a catalogue, the head first; long lists in parts."""
    yield catalogue.head
    yield from catalogue.departments
    yield from catalogue.kinds
    yield from map(ListKind, catalogue.list_kinds)
    yield from catalogue.materials
    yield from catalogue.items
    yield from catalogue.themes
    for published in catalogue.lists:
        starts = range(0, max(len(published.entries), 1), _ENTRIES)
        yield from (replace(published, entries=published.entries[start : start + _ENTRIES]) for start in starts)


def lines_of(records: Iterable[Record | ListKind]) -> Iterator[bytes]:
    """Yield the lines of the file."""
    for record in records:
        tag = "list_kind" if isinstance(record, ListKind) else _TAGS[type(record)]
        value = record.kind if isinstance(record, ListKind) else record
        yield msgspec.json.encode({"record": tag, **_plain(value)}) + b"\n"


def record_of(written: Mapping[str, Any]) -> tuple[str, Any]:
    """Return which sort of record was written, and the record; raise :class:`Rejected` for what this version lacks.

    A field that is not known is no trifle: a condition that is passed over would make another guide.
    """
    tag = str(written.get("record", ""))
    if tag not in KINDS:
        raise Rejected(Why.UNKNOWN_RECORD, "record", tag)
    given = {name: value for name, value in written.items() if name != "record"}
    unknown = unknown_key(given, KINDS[tag])
    if unknown:
        raise Rejected(Why.NOT_VALID, unknown, "unknown field")
    try:
        value = msgspec.convert(given, KINDS[tag])
    except msgspec.ValidationError as error:
        raise Rejected(Why.NOT_VALID, about=str(error)) from error
    return tag, ListKind(value) if tag == "list_kind" else value


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, without fields that have their usual value."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if not is_dataclass(value):
        return value
    given = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: _plain(own) for field, own in given if field.default is MISSING or own != field.default}


_TAGS = {kind: tag for tag, kind in KINDS.items() if tag != "list_kind"}
