"""Something found, as a tile: what it is, who decides it, and whether it is done here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from kiosk.naming import name_of
from shared.hall.guide import Hit
from shared.ui.tokens import Tokens
from shared.ui.widgets.tile import Tile


def hit_tile(hit: Hit, language: str, tokens: Tokens, kind: str, choose: Callable[[Hit], None]) -> Tile:
    """Return the tile ``kind.ID`` of a theme or an item."""
    if hit.theme:
        note = QCoreApplication.translate("hits", "Guide with questions")
    else:
        note = "  ·  ".join(part for part in (hit.department_name, served_text(hit.queue)) if part)
    icon = "list" if hit.theme else "document"
    tile = Tile(tokens, f"{kind}.{hit.id}", name_of(hit, language), note=note, icon=icon)
    tile.clicked.connect(partial(_chosen, hit, choose))
    return tile


def served_text(queue: str | None) -> str:
    """Say that something is done elsewhere; what is done here needs no words."""
    return "" if queue is not None else QCoreApplication.translate("hits", "not in this hall")


def _chosen(hit: Hit, choose: Callable[[Hit], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
    choose(hit)
