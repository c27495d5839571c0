"""Our own lossless format: the one profile whose rows may be anything a catalogue is made of."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from shared.catalogue.lossless import record_of
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.readers.row import Row
from shared.catalogue.report import Limits, Rejected, Why
from shared.domain.catalogue.catalogue import PublishedList
from shared.domain.catalogue.items import Item


class OneHall:
    """Reads one file that ``main.py catalogue export`` wrote, or that was written in its form."""

    region: ClassVar[str] = ""
    required: ClassVar[tuple[str, ...]] = ("record",)
    columns: ClassVar[Mapping[str, str]] = {}

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: dict[tuple[str, str], int] = {}

    def code(self, row: Row) -> str:
        """Return the record's id."""
        return row.text("id")

    def records(self, row: Row) -> Iterator[Record | ListKind]:
        """Yield the one record of the row."""
        tag, record = record_of(row.fields)
        if not isinstance(record, PublishedList):
            self._refuse_twice(tag, row)
        if isinstance(record, Item):
            self._count(record)
        yield record

    def _refuse_twice(self, tag: str, row: Row) -> None:
        first = self._lines.setdefault((tag, row.text("id")), row.line)
        if first != row.line:
            raise Rejected(Why.DUPLICATE, about=f"{row.text('id')}（第 {first} 行）")

    def _count(self, item: Item) -> None:
        for name, limit in (("statutory", item.statutory), ("promised", item.promised)):
            if limit is not None:
                self._limits.count(name, limit)
