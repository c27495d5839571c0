"""The picture of the steps can be read: boxes apart, lines forward and past every box, the same each time."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.guide.flow import Box, Edge, Flow, Point, Sizes, flow
from shared.domain.guide.layers import crossings, layers_of
from shared.domain.guide.making import make_guide
from shared.domain.guide.result import GuideStep, Reason
from tests.domain.guides import INDEX, RESTAURANT, Case, cases

SIZES = Sizes(width=40, height=16, beside=6, between=12, most=3)
ALIKE = 1e-6


def step(item: str, wave: int, *after: str) -> GuideStep:
    return GuideStep(
        item=item, name=item, department="d", department_name="d", wave=wave, after=after, certain=True,
        reason=Reason(), statutory=None, promised=None, days=None, visits=None, online=False, appointment=False,
        terminal=False, queue=None, counters=(), place="", hours="", phone="", form="", results=(),
    )  # fmt: skip


@st.composite
def steps(draw: st.DrawFn) -> list[GuideStep]:
    """Return up to fourteen steps as any guide may hold them, in waves, with near edges alone."""
    before: dict[str, frozenset[str]] = {}
    wave: dict[str, int] = {}
    for n in range(draw(st.integers(1, 14))):
        direct = frozenset(draw(st.sets(st.sampled_from(sorted(before)), max_size=3))) if before else frozenset()
        before[f"i{n}"] = direct.union(*(before[item] for item in direct))
        wave[f"i{n}"] = 1 + max((wave[item] for item in direct), default=0)
    near = {item: earlier.difference(*(before[other] for other in earlier)) for item, earlier in before.items()}
    return [step(item, wave[item], *sorted(near[item])) for item in sorted(before, key=lambda item: (wave[item], item))]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - ALIKE
        and other.x < one.x + one.width - ALIKE
        and one.y < other.y + other.height - ALIKE
        and other.y < one.y + one.height - ALIKE
    )


def inside(box: Box, start: Point, end: Point) -> bool:
    """Tell whether the piece from ``start`` to ``end`` runs through the inner part of ``box``."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    piece = Box("", left, top, max(right - left, 3 * ALIKE), max(bottom - top, 3 * ALIKE))
    return overlap(box, piece)


def boxes(of: Flow) -> dict[str, Box]:
    return {box.item: box for box in of.boxes}


def level_pieces(of: Flow, edge: Edge) -> list[tuple[Point, Point]]:
    assert edge in of.edges
    return [(a, b) for a, b in pairwise(edge.points) if a[1] == b[1]]


@given(steps(), st.booleans())
def test_no_two_boxes_overlap_and_all_lie_within_the_picture(of: list[GuideStep], across: bool) -> None:  # noqa: FBT001
    picture = flow(of, SIZES, across=across)
    assert [box.item for box in picture.boxes] == [step.item for step in of]
    assert not any(overlap(one, other) for one, other in combinations(picture.boxes, 2))
    points = [(box.x, box.y) for box in picture.boxes] + [(b.x + b.width, b.y + b.height) for b in picture.boxes]
    points += [point for edge in picture.edges for point in edge.points]
    assert all(-ALIKE <= x <= picture.width + ALIKE and -ALIKE <= y <= picture.height + ALIKE for x, y in points)


@given(steps())
def test_every_line_runs_forward_at_right_angles_from_its_step_to_the_next(of: list[GuideStep]) -> None:
    picture = flow(of, SIZES)
    place = boxes(picture)
    assert [(e.before, e.after) for e in picture.edges] == [(earlier, s.item) for s in of for earlier in s.after]
    for edge in picture.edges:
        start, end = place[edge.before], place[edge.after]
        assert edge.points[0] == (start.x + start.width / 2, start.y + start.height)
        assert edge.points[-1] == (end.x + end.width / 2, end.y)
        for (x, y), (further_x, further_y) in pairwise(edge.points):
            assert further_y > y or (further_y == y and further_x != x)
            assert further_x == x or further_y == y


@given(steps())
def test_no_line_runs_through_a_box(of: list[GuideStep]) -> None:
    picture = flow(of, SIZES)
    for edge in picture.edges:
        for start, end in pairwise(edge.points):
            assert not any(inside(box, start, end) for box in picture.boxes)


@given(steps())
def test_level_pieces_lie_on_each_other_only_where_lines_begin_or_end_together(of: list[GuideStep]) -> None:
    """A bar that two steps share leads from both of them to all that hangs on it."""
    picture = flow(of, SIZES)
    joined = {(edge.before, edge.after) for edge in picture.edges}
    for one, other in combinations(picture.edges, 2):
        if {(one.before, other.after), (other.before, one.after)} <= joined:
            continue
        for (a, b), (c, d) in ((p, q) for p in level_pieces(picture, one) for q in level_pieces(picture, other)):
            assert abs(a[1] - c[1]) > ALIKE or max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0])


@given(cases())
def test_a_guide_is_drawn_the_same_every_time(case: Case) -> None:
    steps = make_guide(case.theme, case.answers, case.index, None).steps
    assert flow(steps, SIZES) == flow(steps, SIZES)
    rows = {box.item: box.y for box in flow(steps, SIZES).boxes}
    assert all(rows[one.item] < rows[other.item] for one in steps for other in steps if one.wave < other.wave)


def test_a_wave_too_long_for_the_paper_takes_several_even_rows() -> None:
    picture = flow([step(f"i{n}", 1) for n in range(4)], SIZES)
    assert sorted(box.y for box in picture.boxes) == [0, 0, 28, 28]


def test_lines_that_need_not_cross_do_not_cross() -> None:
    crossed = [step("a", 1), step("b", 1), step("c", 1), step("d", 2, "c"), step("e", 2, "b"), step("f", 2, "a")]
    assert crossings(layers_of(crossed, 3)) == 0


def test_across_is_the_same_picture_turned() -> None:
    steps = make_guide(RESTAURANT, {}, INDEX, None).steps
    upright, across = flow(steps, SIZES), flow(steps, Sizes(16, 40, 6, 12, 3), across=True)
    assert (across.width, across.height) == (upright.height, upright.width)
    assert all((a.x, a.y, a.width) == (u.y, u.x, u.height) for a, u in zip(across.boxes, upright.boxes, strict=True))
