"""A code as a picture inside the page: no other request, no picture file, sharp at every size and on paper."""

from html import escape
from itertools import groupby

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

_QUIET = 4
"""Modules of white margin (ISO/IEC 18004)."""

_LONG = 300
"""Characters beyond which fewer modules help a camera more than a stronger correction does."""


def qr_svg(code: str, label: str) -> str:
    """Return the QR of ``code`` as an SVG element that a screen reader calls ``label``; templates take it as it is."""
    made = QRCode(error_correction=ERROR_CORRECT_L if len(code) > _LONG else ERROR_CORRECT_M, border=_QUIET)
    made.add_data(code)
    made.make(fit=True)
    matrix: list[list[bool]] = made.get_matrix()
    path = "".join(_row(y, row) for y, row in enumerate(matrix))
    side = len(matrix)
    return (
        f'<svg class="qr" role="img" aria-label="{escape(label)}" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def _row(y: int, row: list[bool]) -> str:
    """Return a row's dark modules as one rectangle for each run."""
    parts, x = [], 0
    for dark, run in groupby(row):
        width = sum(1 for _ in run)
        if dark:
            parts.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(parts)
