"""A whole catalogue as one value: what a file holds, what an import brings, and what an export gives back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme


@dataclass(frozen=True)
class Kind:
    """One kind of item (行政许可, 公共服务 …) or of published list (权力清单, 责任清单, 负面清单 …): kinds are data."""

    id: str
    name: str
    name_en: str = ""


@dataclass(frozen=True)
class ListEntry:
    """One line of a published list: an item of the catalogue, or a matter of its own described by ``title``."""

    item: str = ""
    title: str = ""
    department: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True)
class PublishedList:
    """A list that government publishes and is held to (权力, 责任, 负面 …)."""

    id: str
    kind: str
    name: str
    entries: tuple[ListEntry, ...] = ()


@dataclass(frozen=True)
class Head:
    """What a catalogue is: where it holds, which edition it is, and who says so."""

    region: str
    version: str
    source: str = ""
    name: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Everything a hall may guide people through."""

    head: Head
    departments: tuple[Department, ...] = ()
    kinds: tuple[Kind, ...] = ()
    list_kinds: tuple[Kind, ...] = ()
    materials: tuple[Material, ...] = ()
    items: tuple[Item, ...] = ()
    themes: tuple[Theme, ...] = ()
    lists: tuple[PublishedList, ...] = ()


def joined(parts: Iterable[PublishedList]) -> tuple[PublishedList, ...]:
    """Return published lists whole: one that is given again goes on where it was."""
    entries: dict[str, list[ListEntry]] = {}
    first: dict[str, PublishedList] = {}
    for part in parts:
        first.setdefault(part.id, part)
        entries.setdefault(part.id, []).extend(part.entries)
    return tuple(replace(published, entries=tuple(entries[published.id])) for published in first.values())
