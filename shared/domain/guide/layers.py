"""Rows of a picture of steps, each in an order in which lines cross as little as can be (barycentres, then swaps)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from shared.domain.guide.result import GuideStep

Node: TypeAlias = str | tuple[str, int]
"""A step's item, or where the lines of a step pass through a row (its number): all those that go on, as one trunk."""

_SWEEPS = 8


@dataclass(frozen=True)
class Layers:
    """Rows from first to last; every link joins neighbouring rows, long lines as chains of trunks."""

    rows: tuple[tuple[Node, ...], ...]
    links: tuple[tuple[Node, Node], ...]

    def neighbours(self, upwards: bool) -> dict[Node, list[Node]]:  # noqa: FBT001
        """Return the nodes each node is linked to in the row before (``upwards``) or after it."""
        found: dict[Node, list[Node]] = {node: [] for row in self.rows for node in row}
        for first, second in self.links:
            if upwards:
                found[second].append(first)
            else:
                found[first].append(second)
        return found


def layers_of(steps: Sequence[GuideStep], most: int) -> Layers:
    """Return ``steps`` in rows of one wave each, at most ``most`` to a row: a longer wave takes several rows."""
    return _layers(tuple(_Place(step.item, step.wave, step.after) for step in steps), most)


class _Place(NamedTuple):
    """All of a step that its place depends on."""

    item: str
    wave: int
    after: tuple[str, ...]


@lru_cache(maxsize=128)  # the same steps are drawn again and again, in other sizes
def _layers(steps: tuple[_Place, ...], most: int) -> Layers:
    rows = _rows(steps, most)
    row_of = {item: number for number, row in enumerate(rows) for item in row}
    filled: list[list[Node]] = [list(row) for row in rows]
    links: list[tuple[Node, Node]] = []
    for step in steps:
        for before in step.after:
            chain = chain_of(before, step.item, row_of)
            for number, node in enumerate(chain[1:-1], start=row_of[before] + 1):
                if node not in filled[number]:
                    filled[number].append(node)
            links += pairwise(chain)
    return _with_few_crossings(Layers(tuple(map(tuple, filled)), tuple(dict.fromkeys(links))))


def chain_of(before: str, after: str, row_of: Mapping[str, int]) -> list[Node]:
    """Return the nodes that a line runs through, one a row, both ends included."""
    return [before, *((before, row) for row in range(row_of[before] + 1, row_of[after])), after]


def _rows(steps: Iterable[_Place], most: int) -> list[list[str]]:
    """Return the items of each row; a wave that takes several rows fills them evenly."""
    by_wave: dict[int, list[str]] = {}
    for step in steps:
        by_wave.setdefault(step.wave, []).append(step.item)
    rows: list[list[str]] = []
    for _, items in sorted(by_wave.items()):
        parts = -(-len(items) // most)
        size = -(-len(items) // parts)
        rows.extend(items[at : at + size] for at in range(0, len(items), size))
    return rows


def _with_few_crossings(layers: Layers) -> Layers:
    best, fewest = layers, crossings(layers)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        layers = _swapped(_swept(layers, upwards=sweep % 2 == 0))
        count = crossings(layers)
        if count < fewest:
            best, fewest = layers, count
    return best


def _swept(layers: Layers, *, upwards: bool) -> Layers:
    """Return the rows, each sorted by where its neighbours stand on average in the row before it in this direction."""
    neighbours = layers.neighbours(upwards)
    places: dict[Node, float] = {}
    rows: list[tuple[Node, ...]] = []
    for row in layers.rows if upwards else reversed(layers.rows):
        wanted = {
            node: sum(places[other] for other in neighbours[node]) / len(neighbours[node]) if neighbours[node] else at
            for at, node in enumerate(row)
        }
        ordered = tuple(sorted(row, key=wanted.__getitem__))
        places.update({node: at for at, node in enumerate(ordered)})
        rows.append(ordered)
    return Layers(tuple(rows if upwards else reversed(rows)), layers.links)


def _swapped(layers: Layers) -> Layers:
    """Return the rows after every swap of neighbours that takes a crossing away."""
    fewest = crossings(layers)
    for number, row in enumerate(layers.rows):
        for at in range(len(row) - 1):
            now = list(layers.rows[number])
            now[at], now[at + 1] = now[at + 1], now[at]
            tried = Layers((*layers.rows[:number], tuple(now), *layers.rows[number + 1 :]), layers.links)
            count = crossings(tried)
            if count < fewest:
                layers, fewest = tried, count
    return layers


def crossings(layers: Layers) -> int:
    """Return how often links cross."""
    places = {node: at for row in layers.rows for at, node in enumerate(row)}
    return sum(_crossings(places, links) for links in _by_row(layers))


def _by_row(layers: Layers) -> Iterator[list[tuple[Node, Node]]]:
    below = layers.neighbours(upwards=False)
    for row in layers.rows:
        yield [(node, other) for node in row for other in below[node]]


def _crossings(places: Mapping[Node, int], links: Sequence[tuple[Node, Node]]) -> int:
    ends = [(places[first], places[second]) for first, second in links]
    return sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(ends) for c, d in ends[n + 1 :])
