"""The current catalogue near at hand: what guides and lists need of it, read once an edition and shared by the hub.

Every look begins with the number of the edition that is current in the asker's own transaction, so nobody ever gets
parts of two catalogues, and an edition that was published is there at the next question.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from shared.domain.catalogue.catalogue import Head, Kind
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme
from shared.domain.refused import Code, Refused

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.catalogue import EditionRow, ItemFilter

R = TypeVar("R")
_MOST_COUNTED = 1000
"""Lists whose length is kept; filters come from outside, so that there is no end of them."""


@dataclass
class _Today:
    """What was asked for on one business date."""

    day: str = ""
    offered: Mapping[str, int] | None = None
    counted: "dict[ItemFilter, int]" = field(default_factory=dict)
    themes: dict[str, tuple[Theme, Index]] = field(default_factory=dict)


@dataclass
class Edition:
    """One published edition: what there is little of, whole and by id; items and materials are looked up."""

    number: int
    size: int
    head: Head
    departments: Mapping[str, Department]
    kinds: Mapping[str, Kind]
    themes: Mapping[str, Theme]
    _today: _Today = field(default_factory=_Today)

    def theme(self, theme_id: str) -> Theme:
        """Return a theme as it was published; raise :class:`Refused` (unknown_theme)."""
        found = self.themes.get(theme_id)
        if found is None:
            raise Refused(Code.UNKNOWN_THEME, f"There is no theme {theme_id!r}.", theme=theme_id)
        return found

    def items(self, ids: Iterable[str], work: "Work") -> dict[str, Item]:
        """Return those of the items that are valid today, by id."""
        bodies = work.catalogue.some_items(self.number, ids, work.day)
        return {item.id: item for item in decoded(bodies, Item)}

    def item(self, item_id: str, work: "Work") -> Item:
        """Return an item that is valid today; raise :class:`Refused` (unknown_item)."""
        found = self.items([item_id], work).get(item_id)
        if found is None:
            raise Refused(Code.UNKNOWN_ITEM, f"There is no item {item_id!r}.", item=item_id)
        return found

    def materials_of(self, items: Iterable[Item], work: "Work") -> dict[str, Material]:
        """Return every material that these items ask for or issue, by id."""
        ids = {name for item in items for name in (*(use.material for use in item.materials), *item.results)}
        bodies = work.catalogue.some_records(self.number, "material", ids)
        return {material.id: material for material in decoded(bodies, Material)}

    def for_theme(self, theme_id: str, work: "Work") -> tuple[Theme, Index]:
        """Return a theme for its guide, with all that the guide looks up; kept, because every touch asks for it.

        The index holds the items that are valid today. Raise :class:`Refused` (unknown_theme).
        """
        kept = self._of_today(work).themes
        if theme_id not in kept:
            theme = self.theme(theme_id)
            index = self._index(self.items([step.item for step in theme.steps], work), work)
            kept[theme_id] = (theme, index)
        return kept[theme_id]

    def for_item(self, item_id: str, work: "Work") -> Index:
        """Return all that the guide to one item looks up; raise :class:`Refused` (unknown_item)."""
        return self._index({item_id: self.item(item_id, work)}, work)

    def kind_name(self, kind: str) -> str:
        """Return what a kind of item is called, empty where the item has none."""
        return self.kinds[kind].name if kind else ""

    def offered_by_department(self, work: "Work") -> Mapping[str, int]:
        """Return how many items each department offers today; one without any is absent."""
        today = self._of_today(work)
        if today.offered is None:
            today.offered = work.catalogue.items_by_department(self.number, work.day)
        return today.offered

    def count(self, wanted: "ItemFilter", work: "Work") -> int:
        """Return how many items a list has; kept, because every page of it asks again."""
        counted = self._of_today(work).counted
        if wanted not in counted:
            if len(counted) >= _MOST_COUNTED:
                counted.clear()
            counted[wanted] = work.catalogue.count_items(self.number, wanted)
        return counted[wanted]

    def _of_today(self, work: "Work") -> _Today:
        if self._today.day != work.day:
            self._today = _Today(work.day)
        return self._today

    def _index(self, items: Mapping[str, Item], work: "Work") -> Index:
        materials = self.materials_of(items.values(), work)
        return Index(self.head.version, self.departments, materials, items, self.themes)


NO_EDITION = Edition(0, 0, Head(region="", version=""), {}, {}, {})
"""What a hall without a catalogue offers: nothing."""


class Shelf:
    """Holds the edition that was asked for last; one for each hub, usable from all its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._edition = NO_EDITION

    def current(self, work: "Work") -> Edition:
        """Return the edition that is current for ``work``."""
        row = work.catalogue.current()
        if row is None:
            return NO_EDITION
        with self._lock:
            if self._edition.number != row.number:
                self._edition = _read(row, work)
            return self._edition


def decoded(bodies: Iterable[str], kind: type[R]) -> list[R]:
    """Return stored bodies as values."""
    decode = _decoder(cast("Any", kind)).decode
    return [decode(body) for body in bodies]


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _read(row: "EditionRow", work: "Work") -> Edition:
    def by_id(record: str, kind: type[R]) -> dict[str, R]:
        return {value.id: value for value in decoded(work.catalogue.records(row.number, record), kind)}  # type: ignore[attr-defined]

    return Edition(
        number=row.number,
        size=row.size,
        head=msgspec.json.decode(row.head, type=Head),
        departments=by_id("department", Department),
        kinds=by_id("kind", Kind),
        themes=by_id("theme", Theme),
    )
