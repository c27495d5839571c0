"""Turns a Paper into ESC/POS bytes; data can never become a command, because nothing below 20h comes from data.

The commands are those that printers of five makers share (devices.md 2.4): init, Chinese mode, alignment, size, bold,
feed, native QR, raster, cut; a model's PrinterQuirks leave out what it lacks.
"""

from pathlib import Path

from devices.paper import Align, Block, Gap, Line, Paper, Qr, Row, Rule
from devices.printer.drawing import PictureFont, raster
from devices.printer.lettering import clean, columns, native, wrapped
from devices.printer.qr import drawn_qr, native_qr
from devices.printer.quirks import ChineseMode, CutKind, PrinterQuirks, QrWay

INIT = b"\x1b\x40"
_CHINESE_ON = b"\x1c\x26"
_ALIGN = {Align.LEFT: b"\x1b\x61\x00", Align.CENTER: b"\x1b\x61\x01", Align.RIGHT: b"\x1b\x61\x02"}
_SHIFT = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}
_END = {
    CutKind.PARTIAL: b"\x1b\x64\x03\x1d\x56\x42\x00",
    CutKind.FULL: b"\x1b\x64\x03\x1d\x56\x41\x00",
    CutKind.NONE: b"\x1b\x64\x06",
}
_PRINTABLE_DOTS = {58: 384, 80: 576}
_COLUMN_DOTS = 12


class EscPosBuilder:
    """Builds the bytes of whole papers; ``font`` is the TrueType file for lines the printer cannot write itself."""

    def __init__(self, font: Path, quirks: PrinterQuirks = PrinterQuirks()) -> None:  # noqa: B008 -- it is frozen
        if not font.is_file():
            raise FileNotFoundError(f"the font for rare characters is missing: {font}")
        self._font = PictureFont(font)
        self._quirks = quirks
        self._encoding = "ascii" if quirks.chinese is ChineseMode.NONE else "gbk"

    def build(self, paper: Paper) -> bytes:
        """Return the bytes of ``paper`` from init to cut; what is wider than paper or roll wraps or loses its end."""
        dots = _PRINTABLE_DOTS[min(paper.width_mm, self._quirks.width_mm)]
        begin = INIT + (_CHINESE_ON if self._quirks.chinese is ChineseMode.SWITCHED else b"")
        return b"".join((begin, *(self._block(block, dots) for block in paper.blocks), _END[self._quirks.cut]))

    def _block(self, block: Block, dots: int) -> bytes:
        match block:
            case Line():
                return self._line(block, dots)
            case Row(left, right):
                return self._line(Line(_row_text(clean(left), clean(right), dots // _COLUMN_DOTS)), dots)
            case Rule():
                return self._line(Line("-" * (dots // _COLUMN_DOTS)), dots)
            case Qr(data, mm):
                return self._qr(data, mm, dots)
            case Gap(lines):
                return b"\n" * lines

    def _line(self, line: Line, dots: int) -> bytes:
        text = clean(line.text)
        pieces = wrapped(text, max(2, dots // _COLUMN_DOTS // line.size))
        written = b"".join(self._piece(piece, line, dots) for piece in pieces)
        style = _style(line)
        return written if style == _PLAIN else style + written + _PLAIN

    def _piece(self, text: str, line: Line, dots: int) -> bytes:
        written = native(text, self._encoding)
        if written is not None:
            return written + b"\n"
        picture, rows = self._font.draw(text, line.size, line.bold, _SHIFT[line.align], dots)
        return raster(picture, rows, dots // 8)

    def _qr(self, data: str, mm: int, dots: int) -> bytes:
        if self._quirks.qr is QrWay.RASTER:
            return drawn_qr(data, mm, dots)
        return _ALIGN[Align.CENTER] + native_qr(data, mm) + _ALIGN[Align.LEFT]


def _style(line: Line) -> bytes:
    times = line.size - 1
    return _ALIGN[line.align] + bytes((0x1D, 0x21, times << 4 | times)) + bytes((0x1B, 0x45, line.bold))


_PLAIN = _style(Line(""))


def _row_text(left: str, right: str, width: int) -> str:
    """Return one line of ``width`` columns with ``right`` at its end; the left text gives way when both do not fit."""
    right = next(wrapped(right, width))
    left = next(wrapped(left, max(1, width - columns(right) - 1)))
    return left + " " * (width - columns(left) - columns(right)) + right
