"""The conversion at the heart of the paper: what departments publish becomes what a person wants to do.

Government publishes by department: **G** is the set of lists, one of items for each department *s* (G_s). People think
in what they want: **F** is the set of lists, one of items for each theme *h* (F_h), in an order in which they can be
done. :func:`theme_lists` is the step G → F. The last step, F_h → **P**, a person's own process under their answers, is
:func:`shared.domain.guide.making.make_guide`; P holds nothing that is not in F_h.

What holds, and is tested: an item of a theme stands in its list exactly once and with the department it came from;
nothing is in F that is not in G; whatever is in no theme is named, so nothing that government publishes is lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shared.domain.catalogue.items import Item
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.order import all_before

DepartmentLists = Mapping[str, tuple[str, ...]]
"""G: department id → ids of its items."""


@dataclass(frozen=True)
class Entry:
    """One line of a theme's list: an item and the department that decides it."""

    item: str
    department: str


@dataclass(frozen=True)
class ThemeLists:
    """F: theme id → its list; with what did not go over."""

    lists: Mapping[str, tuple[Entry, ...]]
    unpublished: tuple[tuple[str, str], ...]
    """(theme, item) where no department lists the item."""
    in_no_theme: tuple[Entry, ...]
    """Entries of the departments that no theme takes up: people reach them by department, by kind and by search."""


def department_lists(items: Iterable[Item]) -> DepartmentLists:
    """Return G: the items of each department, in the order given."""
    lists: dict[str, list[str]] = {}
    for item in items:
        lists.setdefault(item.department, []).append(item.id)
    return {department: tuple(ids) for department, ids in lists.items()}


def theme_lists(departments: DepartmentLists, themes: Iterable[Theme]) -> ThemeLists:
    """Return F from G: each theme's items with their departments, every prerequisite before what waits for it.

    Raise :class:`shared.domain.refused.Refused` (theme_fault) for a theme that leads round in a circle.
    """
    published = {item: Entry(item, department) for department, ids in departments.items() for item in ids}
    orders = {theme.id: tuple(all_before(theme, lambda _: True)) for theme in themes}
    taken = {item for order in orders.values() for item in order}
    return ThemeLists(
        lists={theme: tuple(published[item] for item in order if item in published) for theme, order in orders.items()},
        unpublished=tuple((theme, item) for theme, order in orders.items() for item in order if item not in published),
        in_no_theme=tuple(entry for entry in published.values() if entry.item not in taken),
    )
