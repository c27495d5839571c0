"""What a printer would put on paper for some bytes: the page model of the emulator, for pictures and for tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from devices.emulators.escpos_grammar import Token, tokens

_QR_KIND, _MODULE, _STORE, _PRINT = 0x31, 0x43, 0x50, 0x51
_COUNT, _LONG_COUNT, _STORED_HEAD = 2, 4, 10
_STORE_GRAPHICS, _PRINT_GRAPHICS = 0x70, (b"\x02", b"\x32")
_ALIGNS = {0: "left", 1: "center", 2: "right", 0x30: "left", 0x31: "center", 0x32: "right"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one size; ``wide`` and ``high`` are multiples of the 24-dot cell."""

    text: str
    wide: int
    high: int
    bold: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line."""

    runs: tuple[Run, ...]
    align: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster: eight dots to a byte, set bits are black."""

    row_bytes: int
    rows: int
    dots: bytes


@dataclass(frozen=True, slots=True)
class QrMark:
    """A QR code that the printer draws itself."""

    data: str
    module_dots: int
    align: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The knife."""


Mark: TypeAlias = TextLine | Picture | QrMark | Cut


@dataclass(slots=True)
class _Pen:
    """The printer's settings, as ESC @ leaves them."""

    align: str = "left"
    wide: int = 1
    high: int = 1
    bold: bool = False
    chinese: bool = False
    module: int = 3
    symbol: bytes = b""
    stored: Picture | None = None
    runs: list[Run] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """What a reader finds on the papers of some bytes; ``commands`` in order, with ``unknown`` for junk."""

    texts: tuple[str, ...]
    qr: tuple[str, ...]
    pictures: int
    cuts: int
    commands: tuple[str, ...]


def read_paper(data: bytes) -> PaperSeen:
    """Read the papers that ``data`` prints; unfinished commands at the end are not obeyed."""
    marks = list(marks_of(data))
    return PaperSeen(
        texts=tuple("".join(run.text for run in mark.runs) for mark in marks if isinstance(mark, TextLine)),
        qr=tuple(mark.data for mark in marks if isinstance(mark, QrMark)),
        pictures=sum(isinstance(mark, Picture) for mark in marks),
        cuts=sum(isinstance(mark, Cut) for mark in marks),
        commands=tuple(token.name for token in tokens(data)),
    )


def marks_of(data: bytes) -> Iterator[Mark]:
    """Yield what ``data`` prints from top to bottom."""
    pen = _Pen()
    for token in tokens(data):
        if token.name == "init":
            pen = _Pen()
        else:
            yield from _obey(token, pen)


def _obey(token: Token, pen: _Pen) -> Iterator[Mark]:
    match token.name:
        case "text":
            pen.runs.append(Run(_letters(token.argument, pen), pen.wide, pen.high, pen.bold))
        case "line_feed":
            yield _line(pen)
        case "feed_lines":
            yield from (_line(pen) for _ in range(token.argument[0]))
        case "raster":
            yield _picture(token.argument)
        case "graphics_stored":
            pen.stored = _stored(token.argument[_LONG_COUNT:])
        case "graphics":
            yield from _print_stored(token.argument[_COUNT:], pen)
        case "cut":
            yield Cut()
        case "symbol":
            yield from _symbol(token.argument[2:], pen)
        case _:
            _set(token, pen)


def _set(token: Token, pen: _Pen) -> None:
    match token.name:
        case "align":
            pen.align = _ALIGNS.get(token.argument[0], pen.align)
        case "size":
            pen.wide, pen.high = (token.argument[0] >> 4 & 7) + 1, (token.argument[0] & 7) + 1
        case "print_mode":
            mode = token.argument[0]
            pen.bold, pen.high, pen.wide = bool(mode & 0x08), 1 + (mode >> 4 & 1), 1 + (mode >> 5 & 1)
        case "bold":
            pen.bold = bool(token.argument[0] & 1)
        case "chinese_on" | "chinese_off":
            pen.chinese = token.name == "chinese_on"


def _letters(data: bytes, pen: _Pen) -> str:
    """Decode text as a printer of GB fonts does; outside Chinese mode high bytes are junk from a code page."""
    return data.decode("gbk" if pen.chinese else "ascii", errors="replace")


def _line(pen: _Pen) -> TextLine:
    line = TextLine(tuple(pen.runs), pen.align)
    pen.runs.clear()
    return line


def _picture(argument: bytes) -> Picture:
    row_bytes, rows = int.from_bytes(argument[1:3], "little"), int.from_bytes(argument[3:5], "little")
    return Picture(row_bytes, rows, argument[5:])


def _stored(parameters: bytes) -> Picture | None:
    """Read GS 8 L, function 112: m fn a bx by c, width in dots, height in rows, then the dots."""
    if len(parameters) < _STORED_HEAD or parameters[1] != _STORE_GRAPHICS:
        return None
    width, rows = int.from_bytes(parameters[6:8], "little"), int.from_bytes(parameters[8:10], "little")
    return Picture(-(-width // 8), rows, parameters[_STORED_HEAD:])


def _print_stored(parameters: bytes, pen: _Pen) -> Iterator[Mark]:
    if parameters[1:2] in _PRINT_GRAPHICS and pen.stored is not None:
        yield pen.stored
        pen.stored = None


def _symbol(parameters: bytes, pen: _Pen) -> Iterator[Mark]:
    kind, function = parameters[:2]
    if kind != _QR_KIND:
        return
    if function == _MODULE:
        pen.module = parameters[2]
    elif function == _STORE:
        pen.symbol = parameters[3:]
    elif function == _PRINT and pen.symbol:
        yield QrMark(pen.symbol.decode("ascii", errors="replace"), pen.module, pen.align)
