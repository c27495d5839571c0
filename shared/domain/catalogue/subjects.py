"""How tickets and counts name what a person came for: ``theme:ID`` or ``item:ID``."""

_THEME, _ITEM = "theme:", "item:"


def subject_of(entry_id: str, *, theme: bool) -> str:
    """Return the subject that is a theme or an item."""
    return (_THEME if theme else _ITEM) + entry_id


def theme_of(subject: str) -> str | None:
    """Return the theme's id, ``None`` where the subject is no theme."""
    return subject.removeprefix(_THEME) if subject.startswith(_THEME) else None


def item_of(subject: str) -> str | None:
    """Return the item's id, ``None`` where the subject is no item."""
    return subject.removeprefix(_ITEM) if subject.startswith(_ITEM) else None
