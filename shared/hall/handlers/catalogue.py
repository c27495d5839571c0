"""Filling, checking, publishing and sweeping editions of the catalogue; the journal gets a line when one takes over."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from shared.domain.catalogue.catalogue import Catalogue, Head, Kind, PublishedList, joined
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.structure import MOST_ID, MOST_KIND, structural_faults
from shared.domain.catalogue.themes import Theme
from shared.domain.refused import Code, Refused
from shared.hall.catalogue import (
    AddRows,
    BeginEdition,
    DropEdition,
    EditionBegun,
    EditionNow,
    EditionPage,
    EditionRows,
    EditionView,
    Published,
    PublishEdition,
    Rows,
    Swept,
)
from shared.hall.handlers.centre_catalogue import settle
from shared.hall.handlers.shelf import decoded
from shared.hall.messages import Done
from shared.store.catalogue import (
    ALWAYS_FROM,
    ALWAYS_UNTIL,
    CURRENT,
    IMPORTING,
    AlreadyThere,
    EditionRow,
    ItemRow,
    RecordRow,
    StoredRow,
)
from shared.store.moments import read

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

_SWEPT_AT_ONCE = 200
_PAGE_ROWS = 200
_PAGE_BYTES = 600_000
"""Well below the longest frame of the link."""
_SORT_LETTERS = 32
_SORTS: dict[str, tuple[str, Any]] = {
    "department": ("departments", Department),
    "kind": ("kinds", Kind),
    "list_kind": ("list_kinds", Kind),
    "material": ("materials", Material),
    "theme": ("themes", Theme),
    "item": ("items", Item),
    "list": ("lists", PublishedList),
    "entry": ("lists", PublishedList),
}
"""Record → the field of :class:`Rows` and the type of what is stored; an entry is stored as a list that holds one."""


def begin(act: BeginEdition, work: "Work") -> EditionBegun:
    """Open a new edition."""
    edition = work.catalogue.begin(_json(act.head), work.now, act.origin)
    return EditionBegun(edition.number, work.catalogue.left_over())


def add_rows(act: AddRows, work: "Work") -> Done:
    """Write a portion of an edition."""
    edition = _importing(act.edition, work)
    records = [*_records(act.rows), *_list_rows(act.rows.lists, edition, work)]
    items = [_item_row(item) for item in act.rows.items]
    _refuse_unstorable(items, records)
    _refuse_twice(items, records)
    try:
        work.catalogue.add(edition, items, records)
    except AlreadyThere:
        raise _faulty(_first_known(edition, items, records, work)) from None
    return Done()


def prepare_publish(act: PublishEdition, work: "Work") -> int:
    """Check an edition beside the writer; return how many rows it had, refuse its first fault."""
    edition = work.catalogue.edition(act.edition)
    if edition is None or edition.state != IMPORTING:
        return 0
    whole = Catalogue(
        head=msgspec.json.decode(edition.head, type=Head),
        departments=_all(edition, "department", work),
        kinds=_all(edition, "kind", work),
        list_kinds=_all(edition, "list_kind", work),
        materials=_all(edition, "material", work),
        themes=_all(edition, "theme", work),
        lists=joined([*_all(edition, "list", work), *_all(edition, "entry", work)]),
    )
    for fault in structural_faults(whole, _items(edition, work)):
        raise _faulty(fault)
    return edition.size


def publish(act: PublishEdition, checked: int, work: "Work") -> Published:
    """Let a checked edition take over."""
    edition = _importing(act.edition, work)
    if edition.size != checked:
        raise _unknown(act.edition, "was changed while it was checked; publish it again")
    before = work.catalogue.current()
    work.catalogue.publish(edition, work.now)
    if edition.origin:
        settle(edition.origin, work)
    replaced = None if before is None else before.number
    head = msgspec.json.decode(edition.head, type=Head)
    work.note(
        "catalogue.published",
        str(edition.number),
        region=head.region,
        version=head.version,
        rows=edition.size,
        replaced=replaced,
        origin=edition.origin,
    )
    return Published(edition.number, replaced)


def drop(act: DropEdition, work: "Work") -> Swept:
    """Sweep some rows of an edition that nobody sees."""
    edition = work.catalogue.edition(act.edition)
    if edition is None or edition.state == CURRENT:
        raise _unknown(act.edition, "is not one to be dropped")
    work.catalogue.give_up(edition)
    return Swept(work.catalogue.sweep(edition, _SWEPT_AT_ONCE))


def edition_view(_question: EditionView, work: "Work") -> EditionNow | None:
    """Return which catalogue people see."""
    row = work.catalogue.current()
    if row is None or row.published_at is None:
        return None
    head = msgspec.json.decode(row.head, type=Head)
    return EditionNow(edition=row.number, head=head, size=row.size, since=read(row.published_at))


def edition_rows(question: EditionRows, work: "Work") -> EditionPage:
    """Return a portion of the current edition that fits a frame."""
    row = work.catalogue.current()
    if row is None or row.number != question.edition:
        raise _unknown(question.edition, "is not current any more")
    found = work.catalogue.page(row.number, question.after, _PAGE_ROWS)
    taken = list(_fitting(found))
    values: dict[str, list[Any]] = {}
    for stored in taken:
        field, kind = _SORTS[stored.record]
        values.setdefault(field, []).extend(decoded([stored.body], kind))
    rows = Rows(**{field: tuple(some) for field, some in values.items()})
    return EditionPage(rows=rows, last=taken[-1].position if taken else None)


def _importing(number: int, work: "Work") -> EditionRow:
    edition = work.catalogue.edition(number)
    if edition is None or edition.state != IMPORTING:
        raise _unknown(number, "is not being filled: it was published or given up, or another import began")
    return edition


def _unknown(number: int, what: str) -> Refused:
    return Refused(Code.UNKNOWN_EDITION, f"The catalogue's edition {number} {what}.", edition=number)


def _records(rows: Rows) -> Iterator[RecordRow]:
    for record in ("department", "kind", "list_kind", "material", "theme"):
        for value in getattr(rows, _SORTS[record][0]):
            yield RecordRow(record, value.id, _json(value))


def _list_rows(lists: Iterable[PublishedList], edition: EditionRow, work: "Work") -> Iterator[RecordRow]:
    """Yield a row for each list that is new, and one for each entry, numbered on."""
    begun = work.catalogue.known(edition.number, "list", [published.id for published in lists])
    number = edition.size
    for published in lists:
        empty = replace(published, entries=())
        if published.id not in begun:
            begun.add(published.id)
            yield RecordRow("list", published.id, _json(empty))
        for entry in published.entries:
            number += 1
            yield RecordRow("entry", f"{number:09}", _json(replace(empty, entries=(entry,))))


def _refuse_unstorable(items: Iterable[ItemRow], records: Iterable[RecordRow]) -> None:
    """Refuse ids that a column cannot hold or that hold control characters; publishing would refuse them too."""
    named = [("item", row.id, row.id, MOST_ID) for row in items]
    named += [("item", row.id, row.department, MOST_ID) for row in items]
    named += [("item", row.id, row.kind, MOST_KIND) for row in items]
    named += [(row.record, row.id, row.id, MOST_ID) for row in records]
    for record, name, text, most in named:
        if len(text) > most or not text.isprintable():
            raise _faulty(Fault(FaultKind.BAD_ID, record, name, text))


def _refuse_twice(items: Iterable[ItemRow], records: Iterable[RecordRow]) -> None:
    for record, names in _ids(items, records).items():
        for name, times in names.items():
            if times > 1:
                raise _faulty(Fault(FaultKind.DUPLICATE, record, name))


def _first_known(edition: EditionRow, items: Iterable[ItemRow], records: Iterable[RecordRow], work: "Work") -> Fault:
    """Return the fault of the first id of a portion that the edition has already."""
    for record, names in _ids(items, records).items():
        known = work.catalogue.known(edition.number, record, names)
        if known:
            return Fault(FaultKind.DUPLICATE, record, min(known))
    raise AssertionError("a portion was refused for an id that the edition does not have")


def _ids(items: Iterable[ItemRow], records: Iterable[RecordRow]) -> dict[str, Tally[str]]:
    """Return how often each id comes, by the sort of record."""
    ids: dict[str, Tally[str]] = {"item": Tally(row.id for row in items)}
    for row in records:
        ids.setdefault(row.record, Tally())[row.id] += 1
    return ids


def _faulty(fault: Fault) -> Refused:
    about = f" ({fault.about})" if fault.about else ""
    return Refused(
        Code.CATALOGUE_FAULT,
        f"The {fault.record} {fault.id!r} has a fault: {fault.kind}{about}.",
        fault=fault.kind,
        record=fault.record,
        id=fault.id,
        about=fault.about,
    )


def _item_row(item: Item) -> ItemRow:
    return ItemRow(
        id=item.id,
        department=item.department,
        kind=item.kind,
        sort_key=sort_key(item.name),
        person="person" in item.audience,
        firm="firm" in item.audience,
        valid_from=item.valid_from.isoformat() if item.valid_from else ALWAYS_FROM,
        valid_until=item.valid_until.isoformat() if item.valid_until else ALWAYS_UNTIL,
        body=_json(item),
    )


def sort_key(name: str) -> str:
    """Return what puts names in the order people expect: GB 18030 holds the common characters in order of pinyin."""
    return name[:_SORT_LETTERS].encode("gb18030", errors="replace").hex()[: 4 * _SORT_LETTERS]


def _all(edition: EditionRow, record: str, work: "Work") -> tuple[Any, ...]:
    return tuple(decoded(work.catalogue.records(edition.number, record), _SORTS[record][1]))


def _items(edition: EditionRow, work: "Work") -> Iterator[Item]:
    after = 0
    while page := work.catalogue.page(edition.number, after, _PAGE_ROWS):
        yield from decoded([row.body for row in page if row.record == "item"], Item)
        after = page[-1].position


def _fitting(rows: Iterable[StoredRow]) -> Iterator[StoredRow]:
    """Yield rows as long as they fit a frame together, and one in any case."""
    size = 0
    for row in rows:
        size += len(row.body.encode())
        if size > _PAGE_BYTES and size > len(row.body.encode()):
            return
        yield row


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
