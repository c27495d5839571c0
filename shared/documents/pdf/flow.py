"""The picture of a guide's steps on paper: numbered boxes, arrows forward, dashed where a step may not be needed."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from shared.documents.guide_wording import Wording
from shared.documents.pdf.pages import MARGIN, ROOM, Piece
from shared.documents.pdf.pen import ACCENT, LEADING, PALE, SOFT, Pen, lines_of
from shared.domain.guide.flow import Box, Flow, Sizes, flow
from shared.domain.guide.result import GuideStep

_NUMBER_ROOM: float = 5.8 * mm
_MOST_LINES = 2
_LETTERS = (11.5, 9.5)
"""How wide a box is, in letters; the narrower one for pictures that would be taller than ``_TALL``."""
_TALL: float = 95 * mm


def flow_piece(wording: Wording, size: float) -> Piece:
    """Return the picture with letters of ``size`` points, as flat as its paper's width allows."""
    picture = _fitting(wording, size)
    left = MARGIN + (ROOM - picture.width) / 2
    steps = {
        step.item: (f"{number}", wording.step_name(step), step.certain)
        for number, step in enumerate(wording.guide.steps, start=1)
    }
    across = _is_across(picture)

    def draw(pen: Pen, top: float) -> None:
        for edge in picture.edges:
            points = [(left + x, top + 3 + y) for x, y in edge.points]
            pen.path(points, 0.9, ACCENT)
            pen.arrow(*points[-1], 4.2, ACCENT, right=across)
        for box in picture.boxes:
            placed = replace(box, x=left + box.x, y=top + 3 + box.y)
            number, name, certain = steps[box.item]
            _draw_box(pen, placed, (number, name), size, certain=certain)

    return Piece(picture.height + 9, draw)


def _fitting(wording: Wording, size: float) -> Flow:
    """Return the lowest of the pictures that are no wider than the paper, upright ones and turned ones alike."""
    steps = wording.guide.steps
    high = _MOST_LINES * size * LEADING + 6
    for letters in _LETTERS:
        picture = _lowest(steps, size * letters, high)
        if picture.height <= _TALL:
            break
    return picture


def _lowest(steps: Sequence[GuideStep], wide: float, high: float) -> Flow:
    upright = [flow(steps, Sizes(wide, high, 4 * mm, 6.5 * mm, most)) for most in (6, 5, 4, 3, 2, 1)]
    turned = [flow(steps, Sizes(wide, high, 3 * mm, 7 * mm, most), across=True) for most in (8, 6, 4, 2)]
    fitting = [picture for picture in (*upright, *turned) if picture.width <= ROOM]
    return min(fitting, key=lambda picture: picture.height) if fitting else _narrowed(upright[-1])


def _narrowed(picture: Flow) -> Flow:
    """Return a picture of far too many lines with them drawn together until it fits; its boxes keep their size."""
    wide = picture.boxes[0].width
    factor = (ROOM - wide) / max(1.0, picture.width - wide)
    boxes = tuple(Box(b.item, b.x * factor, b.y, b.width, b.height) for b in picture.boxes)
    return Flow(boxes, (), ROOM, picture.height)


def _is_across(picture: Flow) -> bool:
    edge = next(iter(picture.edges), None)
    return edge is not None and edge.points[-1][1] == edge.points[-2][1] and edge.points[-1][0] > edge.points[-2][0]


def _draw_box(pen: Pen, box: Box, text: tuple[str, str], size: float, *, certain: bool) -> None:
    number, name = text
    colour, large = ACCENT if certain else SOFT, size * 1.2
    fill = PALE if certain else None
    pen.box(box.x, box.y, box.width, box.height, colour=colour, fill=fill, dashed=not certain, radius=3)
    top = box.y + (box.height - large * LEADING) / 2
    pen.middle(box.x + _NUMBER_ROOM / 2 + 1, top, number, large, bold=True, colour=colour)
    lines = lines_of(name, box.width - _NUMBER_ROOM - 4, size, most=_MOST_LINES)
    top = box.y + (box.height - len(lines) * size * LEADING) / 2
    for at, line in enumerate(lines):
        pen.text(box.x + _NUMBER_ROOM + 1, top + at * size * LEADING, line, size)
