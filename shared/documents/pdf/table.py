"""Rows of a table as pieces of a page: cells of folded text under each other, a fine line below, a box to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.documents.pdf.fonts import width
from shared.documents.pdf.pages import MARGIN, ROOM, Piece
from shared.documents.pdf.pen import ACCENT, FINE, INK, LEADING, PALE, SOFT, Colour, Pen, lines_of


@dataclass(frozen=True)
class Text:
    """One paragraph of a cell."""

    text: str
    size: float
    bold: bool = False
    colour: Colour = INK
    most: int = 3


@dataclass(frozen=True)
class Column:
    """Where a column begins and how wide it is, in points from the left margin."""

    x: float
    wide: float
    middle: bool = False


def columns(*shares: float, middle: Sequence[int] = ()) -> list[Column]:
    """Return columns that share the page's room in these parts; those numbered in ``middle`` hold centred text."""
    gap = 6.0
    each = (ROOM - gap * (len(shares) - 1)) / sum(shares)
    found, x = [], 0.0
    for number, share in enumerate(shares):
        found.append(Column(x, share * each, number in middle))
        x += share * each + gap
    return found


def row(
    cells: Sequence[Sequence[Text]], over: Sequence[Column], *, padding: float, tick: bool = False, keep: bool = False
) -> Piece:
    """Return one row; ``tick`` puts a box to tick into the first column."""
    folded = [
        [(text, lines_of(text.text, column.wide, text.size, bold=text.bold, most=text.most)) for text in cell]
        for cell, column in zip(cells, over, strict=True)
    ]
    height = max(sum(len(lines) * text.size * LEADING for text, lines in cell) for cell in folded) + 2 * padding

    def draw(pen: Pen, top: float) -> None:
        for cell, column in zip(folded, over, strict=True):
            y = top + padding
            for text, lines in cell:
                for line in lines:
                    _write(pen, column, y, line, text)
                    y += text.size * LEADING
        if tick:
            side = folded[1][0][0].size
            pen.box(MARGIN + over[0].x + 1, top + padding + side * 0.17, side, side, thick=0.9)
        pen.path([(MARGIN, top + height), (MARGIN + ROOM, top + height)], 0.5, FINE)

    return Piece(height, draw, keep)


def head(titles: Sequence[str], over: Sequence[Column], size: float) -> Piece:
    """Return the head of a table, which never ends a page."""
    height = size * LEADING + 4

    def draw(pen: Pen, top: float) -> None:
        pen.box(MARGIN, top, ROOM, height, thick=0, fill=PALE)
        for title, column in zip(titles, over, strict=True):
            _write(pen, column, top + 2, title, Text(title, size, colour=SOFT))

    return Piece(height, draw, keep=True)


def section(title: str, note: str, size: float) -> Piece:
    """Return the heading of a section, which never ends a page; a note stands behind it in small letters."""
    small = size * 0.68
    above = size * 0.75

    def draw(pen: Pen, top: float) -> None:
        pen.box(MARGIN, top + above + size * 0.17, 3, size * 1.05, thick=0, fill=ACCENT)
        pen.text(MARGIN + 9, top + above, title, size, bold=True, colour=ACCENT)
        if note:
            after = MARGIN + 9 + width(title, size, bold=True) + size * 0.8
            room = MARGIN + ROOM - after
            for line in lines_of(note, room, small, most=1):
                pen.text(after, top + above + (size - small) * 0.95, line, small, colour=SOFT)

    return Piece(above + size * LEADING + 3, draw, keep=True)


def paragraph(
    text: str, size: float, *, colour: Colour = INK, most: int = 4, above: float = 0, below: float = 2
) -> Piece:
    """Return a paragraph over the whole width."""
    lines = lines_of(text, ROOM, size, most=most)

    def draw(pen: Pen, top: float) -> None:
        for number, line in enumerate(lines):
            pen.text(MARGIN, top + above + number * size * LEADING, line, size, colour=colour)

    return Piece(above + len(lines) * size * LEADING + below, draw)


def _write(pen: Pen, column: Column, y: float, line: str, text: Text) -> None:
    x = MARGIN + column.x
    if column.middle:
        pen.middle(x + column.wide / 2, y, line, text.size, bold=text.bold, colour=text.colour)
    else:
        pen.text(x, y, line, text.size, bold=text.bold, colour=text.colour)
