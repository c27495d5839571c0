"""Drawing on a PDF page from its top left corner, in points: plain text, lines, boxes and a QR code, nothing more.

Text is drawn as it is, never parsed, so no data can become markup (rule D9, T24).
"""

from collections.abc import Sequence

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from reportlab.pdfgen.canvas import Canvas

from shared.documents.columns import fold
from shared.documents.pdf.fonts import legible, runs, width

INK, SOFT, FINE = (0.0, 0.0, 0.0), (0.33, 0.33, 0.33), (0.72, 0.74, 0.77)
ACCENT, PALE = (0.06, 0.23, 0.45), (0.93, 0.95, 0.97)
LEADING = 1.35
_BASELINE = 1.03
"""How far below the top of its line a letter of size 1 stands."""
_LONGEST = 600

Colour = tuple[float, float, float]


def lines_of(text: str, room: float, size: float, *, bold: bool = False, most: int = 99) -> list[str]:
    """Return ``text`` in lines no wider than ``room`` points, at most ``most``; what is left out is marked by …."""
    whole = legible(text)
    lines = fold(whole[:_LONGEST], room, lambda part: width(part, size, bold=bold))
    cut = len(whole) > _LONGEST or len(lines) > most
    if not cut:
        return lines
    last = lines[:most][-1]
    while last and width(last + "…", size, bold=bold) > room:
        last = last[:-1]
    return [*lines[: min(most, len(lines)) - 1], last + "…"]


class Pen:
    """Draws on the current page of a canvas; y grows downwards from the page's top."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def text(self, x: float, y: float, text: str, size: float, *, bold: bool = False, colour: Colour = INK) -> None:
        """Write one line whose top is at ``y``."""
        self._canvas.setFillColorRGB(*colour)
        for run in runs(text, bold=bold):
            self._canvas.setFont(run.font, size)
            self._canvas.drawString(x, self._height - y - size * _BASELINE, run.text)
            x += width(run.text, size, bold=bold)

    def right(self, x: float, y: float, text: str, size: float, *, bold: bool = False, colour: Colour = INK) -> None:
        """Write one line that ends at ``x``."""
        self.text(x - width(text, size, bold=bold), y, text, size, bold=bold, colour=colour)

    def middle(self, x: float, y: float, text: str, size: float, *, bold: bool = False, colour: Colour = INK) -> None:
        """Write one line whose middle is at ``x``."""
        self.text(x - width(text, size, bold=bold) / 2, y, text, size, bold=bold, colour=colour)

    def path(
        self, points: Sequence[tuple[float, float]], thick: float = 0.6, colour: Colour = INK, *, dashed: bool = False
    ) -> None:
        """Draw a line through ``points``."""
        self._stroke(thick, colour, dashed=dashed)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        self._canvas.drawPath(path)

    def box(
        self, x: float, y: float, wide: float, high: float, *, thick: float = 0.8, colour: Colour = INK,
        fill: Colour | None = None, dashed: bool = False, radius: float = 0.0,
    ) -> None:  # fmt: skip
        """Draw a box; a ``thick`` of 0 draws its area alone."""
        self._stroke(thick, colour, dashed=dashed)
        if fill is not None:
            self._canvas.setFillColorRGB(*fill)
        bottom = self._height - y - high
        self._canvas.roundRect(x, bottom, wide, high, radius, stroke=int(thick > 0), fill=int(fill is not None))

    def arrow(self, x: float, y: float, size: float, colour: Colour = INK, *, right: bool = False) -> None:
        """Draw the head of an arrow whose point is at (x, y); it points down, or to the ``right``."""
        dx, dy = int(right), int(not right)
        self._canvas.setFillColorRGB(*colour)
        path = self._canvas.beginPath()
        path.moveTo(x, self._height - y)
        for side in (-1, 1):
            corner_x = x - dx * size - dy * side * size * 0.55
            corner_y = y - dy * size - dx * side * size * 0.55
            path.lineTo(corner_x, self._height - corner_y)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def qr(self, x: float, y: float, side: float, data: str) -> None:
        """Draw a QR code ``side`` points wide (level M); the quiet margin around it is the caller's."""
        code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
        code.add_data(data)
        code.make()
        module = side / code.modules_count
        self._canvas.setFillColorRGB(*INK)
        for row, dots in enumerate(code.modules):
            start = None
            for column, dark in enumerate([*dots, False]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    top = self._height - y - (row + 1) * module
                    self._canvas.rect(x + start * module, top, (column - start) * module, module, stroke=0, fill=1)
                    start = None

    def _stroke(self, thick: float, colour: Colour, *, dashed: bool) -> None:
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thick)
        self._canvas.setDash([2.5, 2] if dashed else [])
