"""The catalogue in the database, edition by edition: a new one is filled beside the current one, then takes over.

Rows of an edition never change once it is current, so whoever keeps something of it in memory only compares numbers.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from shared.store import tables
from shared.store.session import Session

IMPORTING = "importing"
CURRENT = "current"
LEFT_OVER = "left_over"
"""Superseded, or never finished: nobody sees it, and its rows are swept."""

ALWAYS_FROM = ""
ALWAYS_UNTIL = "9999-12-31"
_FIELDS = "number, state, head, size, begun_at, published_at, origin"
_CURRENT = f"SELECT {_FIELDS} FROM catalogue_edition WHERE state = 'current'"


class AlreadyThere(Exception):
    """An edition has a record with one of these ids; nothing of the portion was stored."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition; ``head`` is JSON text, ``size`` counts what was written of it.

    ``origin`` is the mark of the centre's edition it was made from, empty for one that was imported here.
    """

    number: int
    state: str
    head: str
    size: int
    begun_at: int
    published_at: int | None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with what lists ask for; ``body`` is JSON text, dates are ISO days with both ends valid."""

    id: str
    department: str
    kind: str
    sort_key: str
    person: bool
    firm: bool
    valid_from: str
    valid_until: str
    body: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One part of a catalogue that is no item: ``record`` says what, ``body`` is JSON text."""

    record: str
    id: str
    body: str


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as a whole catalogue is read back; ``record`` is ``item`` for items."""

    position: int
    record: str
    body: str


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Which items of an edition are offered on a business date; empty words hold for all."""

    day: str
    department: str = ""
    kind: str = ""
    audience: str = ""

    def conditions(self, edition: int) -> list[ColumnElement[bool]]:
        """Return what a query asks for."""
        t = tables.catalogue_item.c
        wanted = [t.edition == edition, t.valid_from <= self.day, t.valid_until >= self.day]
        wanted += [t.department == self.department] if self.department else []
        wanted += [t.kind == self.kind] if self.kind else []
        wanted += [t[self.audience].is_(True)] if self.audience else []
        return wanted


class CatalogueTable:
    """The catalogue's editions and rows, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def current(self) -> EditionRow | None:
        """Return the edition that people see, ``None`` in a hall without a catalogue."""
        row = self._session.run(_CURRENT).fetchone()
        return None if row is None else EditionRow(*row)

    def edition(self, number: int) -> EditionRow | None:
        """Return one edition."""
        t = tables.catalogue_edition
        row = self._session.core(select(t).where(t.c.number == number)).first()
        return None if row is None else EditionRow(*row)

    def begin(self, head: str, at: int, origin: str = "") -> EditionRow:
        """Open a new edition; one that was not finished is left over from now on."""
        t = tables.catalogue_edition
        self._session.core(update(t).where(t.c.state == IMPORTING).values(state=LEFT_OVER))
        last = self._session.core(select(func.coalesce(func.max(t.c.number), 0))).scalar_one()
        edition = EditionRow(last + 1, IMPORTING, head, 0, at, None, origin)
        self._session.core(insert(t).values(_columns(edition)))
        return edition

    def add(self, edition: EditionRow, items: Sequence[ItemRow], records: Sequence[RecordRow]) -> None:
        """Append rows to an edition: the records, then the items; raise :class:`AlreadyThere` for an id it has."""
        position = itertools.count(edition.size + 1)
        for table, rows in ((tables.catalogue_record, records), (tables.catalogue_item, items)):
            values = [{"edition": edition.number, "position": next(position), **_columns(row)} for row in rows]
            if values:
                self._insert(table, values)
        size = edition.size + len(items) + len(records)
        t = tables.catalogue_edition
        self._session.core(update(t).where(t.c.number == edition.number).values(size=size))

    def _insert(self, table: Table, values: list[dict[str, Any]]) -> None:
        """Insert rows; that none was there is not asked before, because planners guess a growing table wrong."""
        try:
            with self._session.savepoint():
                self._session.core(insert(table), values)
        except IntegrityError as error:
            raise AlreadyThere from error

    def publish(self, edition: EditionRow, at: int) -> None:
        """Let an edition take over from the current one."""
        t = tables.catalogue_edition
        self._session.core(update(t).where(t.c.state == CURRENT).values(state=LEFT_OVER))
        this = t.c.number == edition.number
        self._session.core(update(t).where(this).values(state=CURRENT, published_at=at))

    def newest_origin(self) -> str:
        """Return the mark of the centre's edition that was published here last, empty where none ever was."""
        t = tables.catalogue_edition.c
        published = select(t.origin).where(t.origin != "", t.published_at.is_not(None))
        return self._session.core(published.order_by(t.number.desc()).limit(1)).scalar_one_or_none() or ""

    def give_up(self, edition: EditionRow) -> None:
        """Let nobody go on with an unfinished edition."""
        t = tables.catalogue_edition
        self._session.core(update(t).where(t.c.number == edition.number).values(state=LEFT_OVER))

    def left_over(self) -> list[int]:
        """Return the editions that still have rows nobody will see."""
        t = tables.catalogue_edition
        rows = self._session.core(select(t.c.number).where(t.c.state == LEFT_OVER, t.c.size > 0).order_by(t.c.number))
        return [row.number for row in rows]

    def sweep(self, edition: EditionRow, most: int) -> int:
        """Delete up to ``most`` rows of an edition; return how many are left."""
        left = edition.size
        for table in (tables.catalogue_item, tables.catalogue_record):
            some = select(table.c.position).where(table.c.edition == edition.number).limit(most - (edition.size - left))
            gone = self._session.core(
                delete(table).where(table.c.edition == edition.number, table.c.position.in_(some))
            )
            left -= gone.rowcount
        t = tables.catalogue_edition
        self._session.core(update(t).where(t.c.number == edition.number).values(size=left))
        return left

    def known(self, edition: int, record: str, ids: Iterable[str]) -> set[str]:
        """Return which of these ids an edition has already; ``record`` is ``item`` for items."""
        t = tables.catalogue_item if record == "item" else tables.catalogue_record
        wanted = select(t.c.id).where(t.c.edition == edition, t.c.id.in_(list(ids)))
        if record != "item":
            wanted = wanted.where(tables.catalogue_record.c.record == record)
        return {row.id for row in self._session.core(wanted)}

    def records(self, edition: int, record: str) -> list[str]:
        """Return the bodies of all records of one sort, in the catalogue's order."""
        t = tables.catalogue_record.c
        wanted = select(t.body).where(t.edition == edition, t.record == record).order_by(t.position)
        return [row.body for row in self._session.core(wanted)]

    def some_records(self, edition: int, record: str, ids: Iterable[str]) -> list[str]:
        """Return the bodies of the records with these ids, in the catalogue's order."""
        t = tables.catalogue_record.c
        wanted = select(t.body).where(t.edition == edition, t.record == record, t.id.in_(list(ids)))
        return [row.body for row in self._session.core(wanted.order_by(t.position))]

    def some_items(self, edition: int, ids: Iterable[str], day: str) -> list[str]:
        """Return the bodies of the items with these ids that are valid on a day, in the catalogue's order."""
        t = tables.catalogue_item.c
        wanted = select(t.body).where(*ItemFilter(day).conditions(edition), t.id.in_(list(ids)))
        return [row.body for row in self._session.core(wanted.order_by(t.position))]

    def list_items(self, edition: int, wanted: ItemFilter, offset: int, most: int) -> list[str]:
        """Return the bodies of one page of items, by name."""
        t = tables.catalogue_item.c
        page = select(t.body).where(*wanted.conditions(edition)).order_by(t.sort_key, t.id)
        return [row.body for row in self._session.core(page.limit(most).offset(offset))]

    def count_items(self, edition: int, wanted: ItemFilter) -> int:
        """Return how many items a list has on all its pages."""
        count = select(func.count()).select_from(tables.catalogue_item).where(*wanted.conditions(edition))
        return int(self._session.core(count).scalar_one())

    def items_by_department(self, edition: int, day: str) -> dict[str, int]:
        """Return how many items each department offers on a day; a department without any is absent."""
        t = tables.catalogue_item.c
        count = select(t.department, func.count()).where(*ItemFilter(day).conditions(edition)).group_by(t.department)
        return {row[0]: row[1] for row in self._session.core(count)}

    def page(self, edition: int, after: int, most: int) -> list[StoredRow]:
        """Return up to ``most`` rows after a position, in the order in which they came."""
        t, i = tables.catalogue_record.c, tables.catalogue_item.c
        records = select(t.position, t.record, t.body).where(t.edition == edition, t.position > after)
        items = select(i.position, i.body).where(i.edition == edition, i.position > after)
        rows = [StoredRow(*row) for row in self._session.core(records.order_by(t.position).limit(most))]
        rows += [StoredRow(n, "item", body) for n, body in self._session.core(items.order_by(i.position).limit(most))]
        return sorted(rows, key=lambda row: row.position)[:most]


def _columns(row: EditionRow | ItemRow | RecordRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}
