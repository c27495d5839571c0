"""What can be found: themes and items, with every word by which people look for them."""

from dataclasses import dataclass

from shared.domain.catalogue.subjects import subject_of

AUDIENCES = ("person", "firm")


@dataclass(frozen=True)
class Entry:
    """A theme or an item; ``words`` are its other names, ``department`` is empty for a theme.

    ``valid_from`` and ``valid_until`` are ISO days, both inside; empty where there is no such end.
    """

    id: str
    theme: bool
    name: str
    words: tuple[str, ...] = ()
    name_en: str = ""
    department: str = ""
    department_name: str = ""
    audience: tuple[str, ...] = AUDIENCES
    valid_from: str = ""
    valid_until: str = ""

    @property
    def subject(self) -> str:
        """Return how tickets and counts name it."""
        return subject_of(self.id, theme=self.theme)
