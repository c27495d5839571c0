"""The BX-5K family of LED cards: their frames, the question whether they are there, and the text of a sign.

Fields as two independent public programs send and decode them; the frames of the tests are theirs. All numbers are
little-endian. Not tried on hardware.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from devices.sign.framing import Framing

Field: TypeAlias = tuple[str, int, int]
"""Name, size in bytes, usual value."""

ANY_CARD = 0xFFFE
_ACKNOWLEDGES = 0xA0
_ACCEPTED = 0x00
_IN_PIXELS = 0x8000
_STILL, _TO_THE_LEFT = 1, 3
_SMALLEST_LETTER = 16

HEADER: tuple[Field, ...] = (
    ("to", 2, ANY_CARD),
    ("from", 2, 0x8000),
    ("reserved", 3, 0),
    ("option", 1, 0),
    ("check_mode", 1, 0),
    ("display_mode", 1, 0),
    ("device", 1, 0xFE),
    ("version", 1, 0x02),
    ("length", 2, 0),
)
_HEADER_SIZE = sum(size for _, size, _ in HEADER)
AREAS: tuple[Field, ...] = (
    ("group", 1, 0xA3),
    ("command", 1, 0x06),
    ("answer", 1, 1),
    ("clear", 1, 0),
    ("reserved", 1, 0),
    ("deleted", 1, 0),
    ("areas", 1, 0),
)
AREA: tuple[Field, ...] = (
    ("kind", 1, 0),
    ("x", 2, 0),
    ("y", 2, 0),
    ("width", 2, 0),
    ("height", 2, 0),
    ("number", 1, 0),
    ("line_gap", 1, 0),
    ("run_mode", 1, 0),
    ("time_out", 2, 0),
    ("speech", 1, 0),
    ("extended", 1, 0),
    ("align", 1, 0b1010),  # in the middle both ways
    ("one_line", 1, 1),
    ("wrap", 1, 1),
    ("appear", 1, _STILL),
    ("leave", 1, 0),
    ("speed", 1, 10),
    ("stay", 1, 0),
    ("size", 4, 0),
)


def crc16(data: bytes) -> bytes:
    """Return CRC-16/ARC (polynomial A001h reflected, from 0), low byte first."""
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ _CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc.to_bytes(2, "little")


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (0xA001 if byte & 1 else 0)
    return byte


_CRC_TABLE = tuple(map(_crc_of, range(256)))

BX_5K = Framing(
    lead=0xA5,
    lead_count=8,
    tail=0x5A,
    escapes={0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"},
    check=crc16,
    check_size=2,
)


@dataclass(frozen=True, slots=True)
class Strip:
    """What hangs over the counter: LED dots, shared evenly by ``lines`` lines of text."""

    width: int = 160
    height: int = 32
    lines: int = 2

    @property
    def letter(self) -> int:
        """Return the height of a letter in dots; a Chinese one is as wide as high."""
        return max(_SMALLEST_LETTER, self.height // self.lines)


def ping() -> bytes:
    """Return the frame that asks whether the card is there."""
    return _frame(b"\xa2\x00\x01\x00\x00")


def text(lines: Sequence[str], strip: Strip) -> bytes:
    """Return the frame that shows ``lines``; lines the strip has no room for are left out, missing ones are blank."""
    shown = [*lines, *[""] * strip.lines][: strip.lines]
    areas = b"".join(_area(at, line, strip) for at, line in enumerate(shown))
    return _frame(_pack(AREAS, areas=strip.lines) + areas)


def accepted(body: bytes) -> bool | None:
    """Tell whether an answer accepts what was sent; ``None`` where it is no answer.

    A0 00 accepts and any other A0 refuses by the maker's naming; no public program looks closer. Not tried.
    """
    length = int.from_bytes(body[_HEADER_SIZE - 2 : _HEADER_SIZE], "little")
    data = body[_HEADER_SIZE:]
    if len(data) != length or len(data) <= 1 or data[0] != _ACKNOWLEDGES:
        return None
    return data[1] == _ACCEPTED


def _frame(data: bytes) -> bytes:
    return BX_5K.wrap(_pack(HEADER, length=len(data)) + data)


def _area(at: int, line: str, strip: Strip) -> bytes:
    letters = _gbk(line)
    fits = len(letters) * strip.letter <= 2 * strip.width
    words = rf"\F1{strip.letter:03d}\C1\B0".encode() + letters
    area = _pack(
        AREA,
        y=_IN_PIXELS | at * strip.letter,
        x=_IN_PIXELS,
        width=_IN_PIXELS | strip.width,
        height=_IN_PIXELS | strip.letter,
        number=at,
        appear=_STILL if fits else _TO_THE_LEFT,
        size=len(words),
    )
    return (len(area) + len(words)).to_bytes(2, "little") + area + words


def _gbk(line: str) -> bytes:
    """Return the letters as GBK; a backslash would begin a command of the card, a control character is no letter."""
    plain = "".join(letter for letter in line.replace("\\", "＼") if letter.isprintable())
    return plain.encode("gbk", errors="replace")


def _pack(fields: tuple[Field, ...], **values: int) -> bytes:
    return b"".join(values.get(name, usual).to_bytes(size, "little") for name, size, usual in fields)
