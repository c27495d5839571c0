"""A catalogue as the centre's pages use it: themes, guides, names, and its search."""

import threading
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.items import Item
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.making import make_guide, make_item_guide
from shared.domain.guide.result import Guide
from shared.domain.plan import HallPlan
from shared.search.entry import Entry

if TYPE_CHECKING:
    from shared.search.index import Index as SearchIndex
    from shared.search.index import Record

MOST_FOUND = 20


class Shelf:
    """One catalogue, usable from all threads; an index that nobody gave it is built at its first search."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.index = Index.of(catalogue)
        self._offered_on: tuple[date, Index] | None = None
        self._lock = threading.Lock()

    def search_by(self, index: "SearchIndex | None") -> None:
        """Search by an index that was built elsewhere, if there is one."""
        if index is not None:
            self._search = index

    @cached_property
    def _search(self) -> "SearchIndex":
        from shared.search.build import index_arrays  # noqa: PLC0415 numpy comes with the first search
        from shared.search.index import Index as SearchIndex  # noqa: PLC0415 the same

        return SearchIndex(index_arrays(self.entries()))

    def themes(self, audience: str) -> dict[str, list[Theme]]:
        """Return the themes for ``person`` or ``firm`` by the stage of life, in the catalogue's order."""
        stages: dict[str, list[Theme]] = {}
        for theme in self.catalogue.themes:
            if audience in theme.audience:
                stages.setdefault(theme.stage, []).append(theme)
        return stages

    def find(self, text: str, day: date) -> "list[Record]":
        """Return the themes and items that fit what was typed, best first."""
        with self._lock:
            search = self._search
        return search.find(text, day=day.isoformat(), most=MOST_FOUND)

    def guide(self, theme: str, answers: dict[str, str], plan: HallPlan | None, day: date) -> Guide:
        """Return the guide to a theme; refused (unknown_theme, unknown_answer)."""
        return make_guide(self.index.theme(theme), answers, self._offered(day), plan)

    def item_guide(self, item: str, plan: HallPlan | None, day: date) -> Guide:
        """Return the guide to one item; refused (unknown_item)."""
        return make_item_guide(item, self._offered(day), plan)

    def name_of(self, matter: str) -> str:
        """Return the name of ``theme:ID`` or ``item:ID``, empty where the catalogue has no such thing."""
        kind, _, name = matter.partition(":")
        if kind not in {"theme", "item"}:
            return ""
        found = self.index.themes.get(name) if kind == "theme" else self.index.items.get(name)
        return "" if found is None else found.name

    def address_of(self, matter: str, hall: str) -> str:
        """Return where the guide to ``theme:ID`` or ``item:ID`` is, for one hall; empty where there is none."""
        kind, _, name = matter.partition(":")
        query = urlencode({"hall": hall})
        return f"/guide/{kind}/{quote(name, safe='')}?{query}" if self.name_of(matter) else ""

    def _offered(self, day: date) -> Index:
        """Return the catalogue with the items that are valid on a day; kept, because every guide of the day asks."""
        kept = self._offered_on
        if kept is not None and kept[0] == day:
            return kept[1]
        whole = self.index
        items = {name: item for name, item in whole.items.items() if _valid(item, day)}
        offered = Index(whole.version, whole.departments, whole.materials, items, whole.themes)
        self._offered_on = day, offered
        return offered

    def entries(self) -> Iterable[Entry]:
        """Return what can be found."""
        departments = self.index.departments
        for theme in self.catalogue.themes:
            yield Entry(theme.id, True, theme.name, theme.words, theme.name_en, audience=theme.audience)  # noqa: FBT003 named in Entry
        for item in self.catalogue.items:
            yield Entry(
                id=item.id,
                theme=False,
                name=item.name,
                words=item.words,
                name_en=item.name_en,
                department=item.department,
                department_name=departments[item.department].name,
                audience=item.audience,
                valid_from=item.valid_from.isoformat() if item.valid_from else "",
                valid_until=item.valid_until.isoformat() if item.valid_until else "",
            )


def _valid(item: Item, day: date) -> bool:
    return (item.valid_from is None or item.valid_from <= day) and (item.valid_until is None or day <= item.valid_until)
