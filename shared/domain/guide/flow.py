"""The picture of a guide's steps as boxes and lines without a unit: screen and paper draw the same from it.

Steps of one wave stand side by side, a later wave stands further on, and every line runs forward at right angles. The
order in a row crosses as few lines as can be (:mod:`shared.domain.guide.layers`); a step stands as close as it can to
the middle of those it is joined to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from shared.domain.guide.layers import Layers, Node, chain_of, layers_of
from shared.domain.guide.result import GuideStep

Point: TypeAlias = tuple[float, float]

_ROUNDS = 6


@dataclass(frozen=True)
class Sizes:
    """How large a box is and how far boxes stand apart, in any one unit.

    ``beside`` is the gap between boxes of one wave, ``between`` the gap from wave to wave; a wave of more than ``most``
    boxes takes several rows.
    """

    width: float
    height: float
    beside: float
    between: float
    most: int = 4


@dataclass(frozen=True)
class Box:
    """Where one step stands; ``x`` and ``y`` are its upper left corner."""

    item: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Edge:
    """A line from the step ``before`` to the step ``after`` through ``points``, each piece upright or level."""

    before: str
    after: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Flow:
    """The picture; everything lies between (0, 0) and (``width``, ``height``), y grows downwards."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float


def flow(steps: Sequence[GuideStep], sizes: Sizes, *, across: bool = False) -> Flow:
    """Return the picture of ``steps`` from top to bottom (upright paper), or left to right when ``across``."""
    if across:
        return _turned(flow(steps, Sizes(sizes.height, sizes.width, sizes.beside, sizes.between, sizes.most)))
    layers = layers_of(steps, sizes.most)
    middles = _middles(layers, sizes)
    row_of = {node: number for number, row in enumerate(layers.rows) for node in row if isinstance(node, str)}
    pitch = sizes.height + sizes.between
    boxes = tuple(
        Box(step.item, middles[step.item] - sizes.width / 2, row_of[step.item] * pitch, sizes.width, sizes.height)
        for step in steps
    )
    tracks = _tracks(layers, middles, sizes.beside)
    edges = tuple(
        Edge(before, step.item, _line(layers, chain_of(before, step.item, row_of), middles, tracks, sizes))
        for step in steps
        for before in step.after
    )
    width = max((box.x + box.width for box in boxes), default=0.0)
    width = max([width, *(x for edge in edges for x, _ in edge.points)])
    return Flow(boxes, edges, width, max(0.0, len(layers.rows) * pitch - sizes.between))


def _middles(layers: Layers, sizes: Sizes) -> dict[Node, float]:
    """Return the x of every node's middle: near its neighbours', in the row's order, no two too close, from 0 on."""
    middles: dict[Node, float] = {}
    for row in layers.rows:
        middles.update(_spread(row, [0.0] * len(row), sizes))
    for turn in range(_ROUNDS):
        neighbours = layers.neighbours(upwards=turn % 2 == 0)
        for row in layers.rows if turn % 2 == 0 else reversed(layers.rows):
            wanted = [_mean([middles[other] for other in neighbours[node]] or [middles[node]]) for node in row]
            middles.update(_spread(row, wanted, sizes))
    _straighten(layers, middles, sizes)
    return _drawn_together(layers, middles, sizes)


def _drawn_together(layers: Layers, middles: Mapping[Node, float], sizes: Sizes) -> dict[Node, float]:
    """Return the places from 0 on, no further to either side than the longest row needs; order and gaps are kept."""
    offsets = [_offsets(row, sizes) for row in layers.rows]
    lengths = [row[-1] + _reach(nodes[-1], sizes) for row, nodes in zip(offsets, layers.rows, strict=True)]
    longest = max(range(len(lengths)), key=lengths.__getitem__, default=0)
    places: dict[Node, float] = {}
    for row, starts, length in zip(layers.rows, offsets, lengths, strict=True):
        left = middles[layers.rows[longest][0]] - offsets[longest][0]
        spare = lengths[longest] - length
        places.update(
            {node: min(max(middles[node] - left, at), at + spare) for node, at in zip(row, starts, strict=True)}
        )
    return places


def _offsets(row: Sequence[Node], sizes: Sizes) -> list[float]:
    """Return the x of every node's middle in a row pushed to the left."""
    offsets = [_reach(row[0], sizes)]
    for node, following in pairwise(row):
        offsets.append(offsets[-1] + _reach(node, sizes) + sizes.beside + _reach(following, sizes))
    return offsets


def _straighten(layers: Layers, middles: dict[Node, float], sizes: Sizes) -> None:
    """Move a node that leads to one other, or is led to by one alone, in line with it where there is room."""
    above, below = layers.neighbours(upwards=True), layers.neighbours(upwards=False)
    for row in reversed(layers.rows):
        for at, node in enumerate(row):
            if len(below[node]) == 1:
                _move(row, at, middles[below[node][0]], middles, sizes)
    for row in layers.rows:
        for at, node in enumerate(row):
            if len(above[node]) == 1 and len(below[above[node][0]]) == 1:
                _move(row, at, middles[above[node][0]], middles, sizes)


def _move(row: Sequence[Node], at: int, to: float, middles: dict[Node, float], sizes: Sizes) -> None:
    def room(neighbour: Node) -> float:
        return _reach(row[at], sizes) + sizes.beside + _reach(neighbour, sizes)

    free_left = at == 0 or middles[row[at - 1]] + room(row[at - 1]) <= to
    free_right = at == len(row) - 1 or to <= middles[row[at + 1]] - room(row[at + 1])
    if free_left and free_right:
        middles[row[at]] = to


def _spread(row: Sequence[Node], wanted: Sequence[float], sizes: Sizes) -> dict[Node, float]:
    """Return places in the row's order, as near to ``wanted`` as the gaps allow (least squares, by pooling)."""
    offsets = _offsets(row, sizes)
    pools: list[list[float]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        pools.append([place - offset])
        while len(pools) > 1 and _mean(pools[-2]) >= _mean(pools[-1]):
            pools[-2].extend(pools.pop())
    starts = [_mean(pool) for pool in pools for _ in pool]
    return {node: start + offset for node, start, offset in zip(row, starts, offsets, strict=False)}


def _reach(node: Node, sizes: Sizes) -> float:
    """Return how far a node reaches to either side: half a box, or nothing where a line passes."""
    return sizes.width / 2 if isinstance(node, str) else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _tracks(layers: Layers, middles: Mapping[Node, float], apart: float) -> dict[Node, float]:
    """Return for every node how far down the gap below it (0 to 1) its lines turn, so that no two lie on each other.

    The lines of nodes that lead to the same turn together, as one bar; others whose level pieces would come nearer than
    ``apart`` to each other turn at different heights.
    """
    below = layers.neighbours(upwards=False)
    heights: dict[Node, float] = {}
    for row in layers.rows:
        bars: dict[frozenset[Node], list[Node]] = {}
        for node in row:
            if below[node]:
                bars.setdefault(frozenset(below[node]), []).append(node)
        taken: list[list[tuple[float, float]]] = []
        track_of: dict[Node, int] = {}
        for ends, starts in bars.items():
            span = _span(middles, [*starts, *ends], apart)
            track = next((n for n, track in enumerate(taken) if not any(_touch(span, s) for s in track)), len(taken))
            taken[track : track + 1] = [[*(taken[track] if track < len(taken) else []), span]]
            track_of.update(dict.fromkeys(starts, track))
        heights.update({node: (track + 1) / (len(taken) + 1) for node, track in track_of.items()})
    return heights


def _span(middles: Mapping[Node, float], nodes: Sequence[Node], apart: float) -> tuple[float, float]:
    places = [middles[node] for node in nodes]
    return min(places) - apart / 2, max(places) + apart / 2


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _line(
    layers: Layers, chain: Sequence[Node], middles: Mapping[Node, float], tracks: Mapping[Node, float], sizes: Sizes
) -> tuple[Point, ...]:
    pitch = sizes.height + sizes.between
    row = next(number for number, nodes in enumerate(layers.rows) if chain[0] in nodes)
    points = [(middles[chain[0]], row * pitch + sizes.height)]
    for node, following in pairwise(chain):
        turn = row * pitch + sizes.height + sizes.between * tracks[node]
        if middles[node] != middles[following]:
            points += [(middles[node], turn), (middles[following], turn)]
        row += 1
    return (*points, (middles[chain[-1]], row * pitch))


def _turned(picture: Flow) -> Flow:
    """Return the picture with its axes exchanged."""
    return Flow(
        tuple(Box(box.item, box.y, box.x, box.height, box.width) for box in picture.boxes),
        tuple(Edge(edge.before, edge.after, tuple((y, x) for x, y in edge.points)) for edge in picture.edges),
        picture.height,
        picture.width,
    )
