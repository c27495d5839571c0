"""Themes, items and departments as people leaf through them: what the catalogue offers on this business date."""

from typing import TYPE_CHECKING

from shared.domain.catalogue.items import Item
from shared.domain.catalogue.themes import Theme
from shared.hall.guide import (
    DepartmentCard,
    DepartmentList,
    ItemCard,
    ItemFull,
    ItemList,
    ItemPage,
    ItemView,
    ThemeCard,
    ThemeList,
    ThemeView,
)
from shared.hall.handlers.shelf import Edition, decoded
from shared.store.catalogue import ItemFilter

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def theme_list(question: ThemeList, work: "Work") -> list[ThemeCard]:
    """Return the themes for an audience."""
    themes = work.edition.themes.values()
    return [_theme_card(theme) for theme in themes if not question.audience or question.audience in theme.audience]


def theme_view(question: ThemeView, work: "Work") -> Theme:
    """Return a theme with its questions."""
    return work.edition.theme(question.theme)


def item_view(question: ItemView, work: "Work") -> ItemFull:
    """Return everything published about an item."""
    edition = work.edition
    item = edition.item(question.item, work)
    materials = edition.materials_of([item], work)
    return ItemFull(
        item=item,
        department=edition.departments[item.department],
        materials=list(materials.values()),
        kind=edition.kind_name(item.kind),
        queue=queue_of(item, work),
    )


def department_list(_question: DepartmentList, work: "Work") -> list[DepartmentCard]:
    """Return departments with the number of their items."""
    edition = work.edition
    offered = edition.offered_by_department(work)
    return [
        DepartmentCard(id=d.id, name=d.name, name_en=d.name_en, items=offered[d.id])
        for d in edition.departments.values()
        if d.id in offered
    ]


def item_list(question: ItemList, work: "Work") -> ItemPage:
    """Return one page of items."""
    edition = work.edition
    wanted = ItemFilter(work.day, question.department, question.kind, question.audience)
    bodies = work.catalogue.list_items(edition.number, wanted, question.offset, question.most)
    return ItemPage(
        items=[item_card(item, edition, work) for item in decoded(bodies, Item)],
        total=edition.count(wanted, work),
    )


def item_card(item: Item, edition: Edition, work: "Work") -> ItemCard:
    """Return an item as a list shows it."""
    return ItemCard(
        id=item.id,
        name=item.name,
        name_en=item.name_en,
        department=item.department,
        department_name=edition.departments[item.department].name,
        kind=edition.kind_name(item.kind),
        promised=item.promised,
        online=item.online,
        queue=queue_of(item, work),
    )


def queue_of(item: Item, work: "Work") -> str | None:
    """Return the queue that serves an item here, ``None`` where this hall does not."""
    queue = work.plan.queue_for(item.id, item.department)
    return None if queue is None else queue.id


def _theme_card(theme: Theme) -> ThemeCard:
    return ThemeCard(
        id=theme.id,
        name=theme.name,
        name_en=theme.name_en,
        icon=theme.icon,
        stage=theme.stage,
        audience=theme.audience,
        summary=theme.summary,
        summary_en=theme.summary_en,
        steps=len(theme.steps),
    )
