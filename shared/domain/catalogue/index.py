"""A catalogue by id: what is looked up on every touch is found at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme
from shared.domain.refused import Code, Refused


@dataclass(frozen=True)
class Index:
    """One edition of a catalogue that was checked: what its items and themes name is in it."""

    version: str
    departments: Mapping[str, Department]
    materials: Mapping[str, Material]
    items: Mapping[str, Item]
    themes: Mapping[str, Theme]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Index":
        """Return ``catalogue`` by id."""
        return cls(
            version=catalogue.head.version,
            departments={department.id: department for department in catalogue.departments},
            materials={material.id: material for material in catalogue.materials},
            items={item.id: item for item in catalogue.items},
            themes={theme.id: theme for theme in catalogue.themes},
        )

    def theme(self, theme_id: str) -> Theme:
        """Return the theme; raise :class:`Refused` (unknown_theme)."""
        found = self.themes.get(theme_id)
        if found is None:
            raise Refused(Code.UNKNOWN_THEME, f"There is no theme {theme_id!r}.", theme=theme_id)
        return found

    def item(self, item_id: str) -> Item:
        """Return the item; raise :class:`Refused` (unknown_item)."""
        found = self.items.get(item_id)
        if found is None:
            raise Refused(Code.UNKNOWN_ITEM, f"There is no item {item_id!r}.", item=item_id)
        return found
