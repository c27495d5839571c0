"""Laying pieces of a document on A4 pages: what belongs together stays together, every page says which of how many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shared.documents.pdf.fonts import usual
from shared.documents.pdf.pen import Pen

PAGE_WIDTH: float = 210 * mm
PAGE_HEIGHT: float = 297 * mm
MARGIN: float = 16 * mm
TOP: float = 13 * mm
BOTTOM: float = 17 * mm
ROOM: float = PAGE_WIDTH - 2 * MARGIN


@dataclass(frozen=True)
class Piece:
    """Something of a ``height`` that is drawn from a top at y; ``keep``: on the same page as the next piece."""

    height: float
    draw: Callable[[Pen, float], None]
    keep: bool = False


@dataclass(frozen=True)
class About:
    """What the file says of itself; nothing of it comes from a person."""

    title: str
    author: str


def paginated(pieces: Sequence[Piece], first: float, following: float) -> list[list[Piece]]:
    """Return the pieces by page; ``first`` and ``following`` are the points of height that pages have for them."""
    pages: list[list[Piece]] = [[]]
    left = first
    for at, piece in enumerate(pieces):
        needed = piece.height
        for number in range(at, len(pieces) - 1):
            if not pieces[number].keep:
                break
            needed += pieces[number + 1].height
        if pages[-1] and needed > left:
            pages.append([])
            left = following
        pages[-1].append(piece)
        left -= piece.height
    return pages


def pdf(pages: Sequence[Sequence[Piece]], about: About, furniture: Callable[[Pen, int, int], float]) -> bytes:
    """Return the file; ``furniture(pen, n, of)`` draws a page's head and foot and returns where its content begins."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), initialFontName=usual())
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setCreator("OneHall")
    for number, page in enumerate(pages, start=1):
        pen = Pen(canvas, PAGE_HEIGHT)
        y = furniture(pen, number, len(pages))
        for piece in page:
            piece.draw(pen, y)
            y += piece.height
        canvas.showPage()
    canvas.save()
    return file.getvalue()
