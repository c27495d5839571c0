"""Where a queue is served, in the words of screens and papers: counters gathered by their place."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.domain.plan import Counter


@dataclass(frozen=True)
class Place:
    """One part of the building and the counters there that serve a queue, e.g. ``一楼东区`` and ``1、2、3 号窗口``."""

    name: str
    counters: str


def places(counters: Iterable[Counter], language: str) -> list[Place]:
    """Return the places of ``counters`` in their order, in ``zh`` or ``en``; empty when there are none."""
    gathered: dict[str, list[str]] = {}
    for counter in counters:
        gathered.setdefault(counter.place_en if language == "en" else counter.place, []).append(counter.label)
    return [Place(name, counters_text(labels, language)) for name, labels in gathered.items()]


def counters_text(labels: list[str], language: str) -> str:
    """Return ``1、2、3 号窗口`` or ``counters 1, 2, 3``."""
    if language == "en":
        return f"{'counter' if len(labels) == 1 else 'counters'} {', '.join(labels)}"
    return f"{'、'.join(labels)} 号窗口"
