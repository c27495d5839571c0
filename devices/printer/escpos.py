"""Turns a Paper into ESC/POS bytes; data can never become a command, because nothing below 20h comes from data.

The commands are those that printers of five makers share (devices.md 2.4): init, Chinese mode, alignment, size, bold,
feed, native QR, raster, cut.
"""

from pathlib import Path

from devices.paper import Align, Block, Gap, Line, Paper, Qr, Row, Rule
from devices.printer.lettering import PictureFont, clean, columns, native, wrapped

DOTS_PER_MM = 8  # 203 dpi
INIT = b"\x1b\x40"
_CHINESE_ON = b"\x1c\x26"
_ALIGN = {Align.LEFT: b"\x1b\x61\x00", Align.CENTER: b"\x1b\x61\x01", Align.RIGHT: b"\x1b\x61\x02"}
_SHIFT = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}
_FEED_AND_CUT = b"\x1b\x64\x03\x1d\x56\x42\x00"
_PRINTABLE_DOTS = {58: 384, 80: 576}
_COLUMN_DOTS = 12
_BAND_ROWS = 255
_LARGEST_MODULE = 16


class EscPosBuilder:
    """Builds the bytes of whole papers; ``font`` is the TrueType file for lines the printer cannot write itself."""

    def __init__(self, font: Path) -> None:
        if not font.is_file():
            raise FileNotFoundError(f"the font for rare characters is missing: {font}")
        self._font = PictureFont(font)

    def build(self, paper: Paper) -> bytes:
        """Return the bytes of ``paper`` from init to cut; a row longer than the paper loses its end."""
        dots = _PRINTABLE_DOTS[paper.width_mm]
        return b"".join((INIT, _CHINESE_ON, *(self._block(block, dots) for block in paper.blocks), _FEED_AND_CUT))

    def _block(self, block: Block, dots: int) -> bytes:
        match block:
            case Line():
                return self._line(block, dots)
            case Row(left, right):
                return self._line(Line(_row_text(clean(left), clean(right), dots // _COLUMN_DOTS)), dots)
            case Rule():
                return self._line(Line("-" * (dots // _COLUMN_DOTS)), dots)
            case Qr(data, mm):
                return _ALIGN[Align.CENTER] + _qr(data, mm) + _ALIGN[Align.LEFT]
            case Gap(lines):
                return b"\n" * lines

    def _line(self, line: Line, dots: int) -> bytes:
        text = clean(line.text)
        pieces = wrapped(text, max(2, dots // _COLUMN_DOTS // line.size))
        written = b"".join(self._piece(piece, line, dots) for piece in pieces)
        style = _style(line)
        return written if style == _PLAIN else style + written + _PLAIN

    def _piece(self, text: str, line: Line, dots: int) -> bytes:
        written = native(text)
        if written is not None:
            return written + b"\n"
        picture, rows = self._font.draw(text, line.size, line.bold, _SHIFT[line.align], dots)
        return _raster(picture, rows, dots // 8)


def _style(line: Line) -> bytes:
    times = line.size - 1
    return _ALIGN[line.align] + bytes((0x1D, 0x21, times << 4 | times)) + bytes((0x1B, 0x45, line.bold))


_PLAIN = _style(Line(""))


def _row_text(left: str, right: str, width: int) -> str:
    """Return one line of ``width`` columns with ``right`` at its end; the left text gives way when both do not fit."""
    right = next(wrapped(right, width))
    left = next(wrapped(left, max(1, width - columns(right) - 1)))
    return left + " " * (width - columns(left) - columns(right)) + right


def _raster(picture: bytes, rows: int, row_bytes: int) -> bytes:
    """Return ``GS v 0`` for a picture, in bands that fit every printer's height byte."""
    bands = []
    for top in range(0, rows, _BAND_ROWS):
        height = min(_BAND_ROWS, rows - top)
        head = b"\x1d\x76\x30\x00" + row_bytes.to_bytes(2, "little") + height.to_bytes(2, "little")
        bands.append(head + picture[top * row_bytes : (top + height) * row_bytes])
    return b"".join(bands)


def _qr(data: str, mm: int) -> bytes:
    """Return the native QR commands: model 2, the module nearest to ``mm`` over all, level M, store, print."""
    payload = data.encode("ascii")
    module = max(1, min(_LARGEST_MODULE, round(mm * DOTS_PER_MM / _modules(data))))
    steps = (
        b"\x31\x41\x32\x00",
        b"\x31\x43" + bytes((module,)),
        b"\x31\x45\x31",
        b"\x31\x50\x30" + payload,
        b"\x31\x51\x30",
    )
    return b"".join(b"\x1d\x28\x6b" + len(step).to_bytes(2, "little") + step for step in steps)


def _modules(data: str) -> int:
    """Return how many modules wide the QR code of ``data`` at level M is."""
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 -- loaded with the first QR, not with the window
    from qrcode.main import QRCode  # noqa: PLC0415 -- the same

    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(data)
    code.make()
    return int(code.modules_count)
