"""Which bytes a text becomes on paper: GBK where the printer's own font has it, pictures of the line where not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

CELL_DOTS = 24
_ROW_DOTS = 32
_LONGEST_TEXT = 400
_MARKS = 2
_UNSAFE = frozenset(("Cc", "Cs", "Zl", "Zp"))
_INVISIBLE = frozenset(("Cf", "Cn"))
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


def clean(text: str) -> str:
    """Return ``text`` as it may reach a printer: no control or invisible character, no heap of accents, 400 at most."""
    kept: list[str] = []
    for character in text[:_LONGEST_TEXT]:
        kind = category(character)
        if kind in _UNSAFE:
            kept.append(" ")
        elif kind not in _INVISIBLE and not _third_mark(kind, kept):
            kept.append(character)
    return "".join(kept)


def _third_mark(kind: str, before: list[str]) -> bool:
    """Tell whether this would be the third mark on one letter; a heap of them would paint over the lines above."""
    return kind[0] == "M" and [category(character)[0] for character in before[-_MARKS:]] == ["M"] * _MARKS


def columns(text: str) -> int:
    """Return how many half-width columns ``text`` takes in letters of size 1."""
    return sum(1 if character.isascii() else 2 for character in text)


def native(text: str) -> bytes | None:
    """Return the GBK bytes of ``text``, ``None`` when the printer's font has not all of it."""
    try:
        return text.encode("gbk")
    except UnicodeEncodeError:
        return None


def wrapped(text: str, width: int) -> Iterator[str]:
    """Split ``text`` into pieces of at most ``width`` columns; at least one piece, even if empty."""
    piece = ""
    for character in text:
        if columns(piece + character) > width and piece:
            yield piece
            piece = ""
        piece += character
    yield piece


@dataclass(frozen=True)
class PictureFont:
    """Draws lines the printer's font cannot write; Pillow is loaded at the first such line only."""

    path: Path

    def draw(self, text: str, size: int, bold: bool, shift: float, width_dots: int) -> tuple[bytes, int]:  # noqa: FBT001 -- of a Line
        """Return the dots of one line, 8 to a byte, and its height in rows.

        ``shift`` is the part of the free width that stays left: 0 left, 0.5 centred, 1 right.
        """
        from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 -- most tickets never need a picture

        font = ImageFont.truetype(self.path, CELL_DOTS * size)
        rows = _ROW_DOTS * size
        image = Image.new("1", (width_dots, rows), 0)
        left = max(0.0, width_dots - font.getlength(text)) * shift
        stroke = (size + 1) // 2 if bold else 0
        ImageDraw.Draw(image).text((left, rows / 2), text, fill=1, font=font, anchor="lm", stroke_width=stroke)
        return _without_commands(image.tobytes()), rows


def _without_commands(dots: bytes) -> bytes:
    """Return ``dots`` with one more dot wherever they would spell a real-time command, which printers obey anywhere."""
    for command in _REAL_TIME:
        dots = dots.replace(command, bytes((command[0] | 0x08, command[1])))
    return dots
