"""The order of steps: what comes before what, also through steps that fell away, and which can run side by side."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.themes import Theme
from shared.domain.refused import Code, Refused

Before: TypeAlias = dict[str, frozenset[str]]
"""Item → every item that comes before it, near or far; keys stand in an order that respects it."""


def all_before(theme: Theme, holds: Callable[[Condition], bool]) -> Before:
    """Return what comes before each step of ``theme`` along the edges whose condition ``holds``.

    Raise :class:`Refused` (theme_fault) naming a circle, or an edge to an item that is no step of the theme.
    """
    edges = {step.item: [after.item for after in step.after if holds(after.when)] for step in theme.steps}
    found: Before = {}
    for item in edges:
        _visit(theme, item, edges, found, ())
    return found


def _visit(theme: Theme, item: str, edges: Mapping[str, list[str]], found: Before, trail: tuple[str, ...]) -> None:
    if item in found:
        return
    if item in trail:
        circle = " → ".join((*trail[trail.index(item) :], item))
        raise _fault(theme, f"leads round in a circle: {circle}")
    if item not in edges:
        raise _fault(theme, f"puts {trail[-1]!r} after {item!r}, which is no step of it")
    for earlier in edges[item]:
        _visit(theme, earlier, edges, found, (*trail, item))
    found[item] = frozenset(edges[item]).union(*(found[earlier] for earlier in edges[item]))


def _fault(theme: Theme, fault: str) -> Refused:
    return Refused(Code.THEME_FAULT, f"The theme {theme.id!r} {fault}.", theme=theme.id, fault=fault)


def among(before: Before, present: AbstractSet[str]) -> Before:
    """Return ``before`` for the steps that are ``present``: a→b→c without b keeps a→c."""
    return {item: earlier & present for item, earlier in before.items() if item in present}


def nearest(before: Mapping[str, frozenset[str]], item: str) -> frozenset[str]:
    """Return the items directly before ``item``: those that no other of them already implies."""
    earlier = before[item]
    return earlier - frozenset[str]().union(*(before[other] for other in earlier))


def waves(before: Before) -> dict[str, int]:
    """Return the wave of each item: 1 comes first, and items of one wave can run side by side."""
    wave: dict[str, int] = {}
    for item, earlier in before.items():
        wave[item] = 1 + max((wave[other] for other in earlier), default=0)
    return wave


def gathered(wave: Mapping[str, int], items: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return ``items`` by wave, first wave first, each in the order given."""
    found: list[list[str]] = [[] for _ in range(max(wave.values(), default=0))]
    for item in items:
        found[wave[item] - 1].append(item)
    return tuple(tuple(side_by_side) for side_by_side in found)
