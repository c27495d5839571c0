"""What a profile gives: the words of its columns, and what a row means; one module a province."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import ClassVar, Protocol

from shared.catalogue.readers.row import Row
from shared.catalogue.report import Limits, Rejected, Why
from shared.domain.catalogue.catalogue import Head, Kind, PublishedList
from shared.domain.catalogue.items import Department, Item, Limit, Material
from shared.domain.catalogue.themes import Theme

Record = Head | Department | Kind | Material | Item | Theme | PublishedList
"""A part of a catalogue as it comes out of a file; an item kind is a :class:`Kind`, a kind of list a ``ListKind``."""


@dataclass(frozen=True)
class ListKind:
    """A kind of published list, kept apart from the kinds of items."""

    kind: Kind


class Profile(Protocol):
    """How to read one province's files; new for each file."""

    region: ClassVar[str]
    """Division code of the province; empty where the file says itself where it holds."""
    columns: ClassVar[Mapping[str, str]]
    """Heading in words → name of the field, for tables; a heading may also be the field's name itself."""
    required: ClassVar[tuple[str, ...]]
    """Fields without which a table is refused."""

    def records(self, row: Row) -> Iterator[Record | ListKind]:
        """Yield what a row brings, its item last; raise :class:`Rejected`, tell notes and repairs to the row."""
        ...

    def code(self, row: Row) -> str:
        """Return by which code a report names the row."""
        ...


@dataclass
class Gathered:
    """What the rows of a province share: each department, kind and material comes once, at its first mention."""

    limits: Limits
    codes: dict[str, int] = field(default_factory=dict)
    _departments: dict[str, str] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    new: list[Record] = field(default_factory=list)

    def take_new(self) -> list[Record]:
        """Return what came up for the first time since the last look."""
        new, self.new = self.new, []
        return new

    def refuse_twice(self, code: str, row: Row) -> None:
        """Raise :class:`Rejected` for a code that an earlier row has."""
        first = self.codes.setdefault(code, row.line)
        if first != row.line:
            raise Rejected(Why.DUPLICATE, about=f"{code}（第 {first} 行）")

    def department(self, department: Department, row: Row) -> str:
        """Return the id under which a department is known; another name for it is told."""
        name = self._departments.setdefault(department.id, department.name)
        if name != department.name:
            row.say(Why.OTHER_NAME, "department", f"{department.name} → {name}")
        self._once("department " + department.id, department)
        return department.id

    def kind(self, kind: Kind) -> str:
        """Return the id of a kind of item."""
        self._once("kind " + kind.id, kind)
        return kind.id

    def materials(self, prefix: str, names: list[str], row: Row) -> tuple[str, ...]:
        """Return the ids of materials by name; one that a row names twice is asked for once."""
        ids: list[str] = []
        for name in names:
            material = Material(f"{prefix}-{blake2s(name.encode(), digest_size=8).hexdigest()}", name)
            if material.id in ids:
                row.say(Why.TWICE_IN_ROW, "materials", name)
                continue
            ids.append(material.id)
            self._once("material " + material.id, material)
        return tuple(ids)

    def _once(self, key: str, record: Record) -> None:
        if key not in self._seen:
            self._seen.add(key)
            self.new.append(record)


def agreed(row: Row, statutory: Limit | None, promised: Limit | None) -> Limit | None:
    """Return the promised limit: in one unit it is never longer than the statutory one, which binds."""
    if statutory is None and promised is None:
        row.say(Why.NO_LIMIT)
    if statutory is None or promised is None:
        return promised
    if statutory.unit is not promised.unit:
        if promised.number:
            row.say(Why.MIXED_UNITS)
        return promised
    if promised.number > statutory.number:
        row.say(Why.PROMISE_LONGER, about=f"{promised.number} > {statutory.number}")
        return statutory
    return promised
