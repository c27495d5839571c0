"""Bringing a catalogue into a hall and getting it back, in portions; the old one stays until the new one is whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from shared.catalogue.profiles.profile import ListKind, Record
from shared.domain.catalogue.catalogue import Head, Kind, PublishedList
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme
from shared.domain.refused import Refused
from shared.errors import KnownError, SetupError, Unknown, Unreachable
from shared.hall.catalogue import (
    AddRows,
    BeginEdition,
    DropEdition,
    EditionRows,
    EditionView,
    Published,
    PublishEdition,
    Rows,
)
from shared.hall.messages import Act
from shared.link import Hall

A = TypeVar("A")
MOST_ROWS = 50
"""So many are written in some milliseconds: whoever draws a ticket meanwhile does not notice."""

_MOST_BYTES = 300_000
_TRIES = 6
_FIELDS: dict[type, str] = {
    Department: "departments",
    Kind: "kinds",
    ListKind: "list_kinds",
    Material: "materials",
    Item: "items",
    Theme: "themes",
    PublishedList: "lists",
}


def bring(
    hall: Hall,
    records: Iterable[Record | ListKind],
    before_publishing: Callable[[], None] = lambda: None,
    *,
    origin: str = "",
) -> Published:
    """Fill a new edition with ``records``, whose first is the head, and publish it; return what is published.

    Raise :class:`Refused` (catalogue_fault) naming the fault that kept it from being published. Whatever ends this
    early, an interruption too, leaves the catalogue that people see as it is; what was written is swept, now or by the
    next import.
    ``before_publishing`` is called at the last moment at which that is still so; ``origin`` is the mark of the centre's
    edition, where the records are of one.
    """
    parts = iter(records)
    head = next(parts, None)
    if not isinstance(head, Head):
        raise SetupError("no_head", "文件的第一行必须是目录的说明（head）；未导入任何内容。")
    begun = _surely(hall, BeginEdition(head=head, origin=origin))
    try:
        for rows in _portions(parts):
            _surely(hall, AddRows(edition=begun.edition, rows=rows))
        before_publishing()
        published = _surely(hall, PublishEdition(edition=begun.edition))
    except BaseException:
        with suppress(KnownError, Refused):  # what cannot be swept now, the next import sweeps
            _sweep(hall, begun.edition)
        raise
    for edition in (*begun.left_over, *([published.replaced] if published.replaced else [])):
        _sweep(hall, edition)
    return published


def bring_back(hall: Hall) -> Iterator[Record | ListKind]:
    """Yield every part of the catalogue that people see, the head first; nothing in a hall that has none.

    Raise :class:`Refused` (unknown_edition) when another catalogue was published meanwhile.
    """
    now = hall.ask(EditionView())
    if now is None:
        return
    yield now.head
    page = hall.ask(EditionRows(edition=now.edition))
    while page.last is not None:
        for kind, field in _FIELDS.items():
            values = getattr(page.rows, field)
            yield from map(ListKind, values) if kind is ListKind else values
        page = hall.ask(EditionRows(edition=now.edition, after=page.last))


def _portions(records: Iterable[Record | ListKind]) -> Iterator[Rows]:
    """Yield the records in portions that fit a message and keep the writer for a moment only."""
    portion: dict[str, list[Any]] = {}
    rows = size = 0
    for record in records:
        value = record.kind if isinstance(record, ListKind) else record
        weight = len(msgspec.msgpack.encode(value))
        if rows and (rows == MOST_ROWS or size + weight > _MOST_BYTES):
            yield _rows(portion)
            portion, rows, size = {}, 0, 0
        portion.setdefault(_FIELDS[type(record)], []).append(value)
        rows, size = rows + 1, size + weight
    yield _rows(portion)


def _rows(portion: dict[str, list[Any]]) -> Rows:
    return Rows(**{field: tuple(values) for field, values in portion.items()})


def _surely(hall: Hall, act: Act[A]) -> A:
    """Do an act; where no answer comes the same act is sent again, which has one effect."""
    for _ in range(_TRIES - 1):
        try:
            return hall.do(act)
        except (Unknown, Unreachable):
            continue
    return hall.do(act)


def _sweep(hall: Hall, edition: int) -> None:
    """Delete what nobody sees, portion by portion."""
    while _surely(hall, DropEdition(edition=edition)).left:
        pass
