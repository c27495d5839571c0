"""Draws what a printer's own font lacks: lines with rare characters, each from the first font that has it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

CELL_DOTS = 24
_ROW_DOTS = 32
_BAND_ROWS = 255
_NOBODYS = "\U0010ffff"  # a noncharacter: what a font draws for it, it draws for everything it lacks
_HANAZONO = Path("/usr/share/fonts/truetype/hanazono")
RARE_FONTS = (_HANAZONO / "HanaMinA.ttf", _HANAZONO / "HanaMinB.ttf")
"""Debian's ``fonts-hanazono``, which has every character of GB 18030; used where a hall has installed it."""
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


class PictureFont:
    """The fonts for drawn lines, first choice first; Pillow is loaded at the first such line only.

    A character that none of them has is drawn as a frame with its code point, never left out: a name must not be
    shorter on paper than it is.
    """

    def __init__(self, path: Path, rare: Sequence[Path] = RARE_FONTS) -> None:
        self._paths = (path, *(font for font in rare if font.is_file()))

    def draw(self, text: str, size: int, bold: bool, shift: float, width_dots: int) -> tuple[bytes, int]:  # noqa: FBT001 -- of a Line
        """Return the dots of one line, 8 to a byte, and its height in rows.

        ``shift`` is the part of the free width that stays left: 0 left, 0.5 centred, 1 right.
        """
        from PIL import Image, ImageDraw  # noqa: PLC0415 -- most tickets never need a picture

        image = Image.new("1", (width_dots, _ROW_DOTS * size), 0)
        pieces = list(self._pieces(text, CELL_DOTS * size))
        left = max(0.0, width_dots - sum(length for _, _, length in pieces)) * shift
        stroke = (size + 1) // 2 if bold else 0
        pen = ImageDraw.Draw(image)
        for piece, font, length in pieces:
            if font is None:
                self._frame(pen, piece, left, size)
            else:
                pen.text((left, image.height / 2), piece, fill=1, font=font, anchor="lm", stroke_width=stroke)
            left += length
        return without_commands(image.tobytes()), image.height

    def _pieces(self, text: str, dots: int) -> Iterator[tuple[str, "FreeTypeFont | None", float]]:
        """Yield stretches of ``text`` with the font that has them and their length; single letters without a font."""
        fonts = [_font(path, dots) for path in self._paths]
        for font, letters in groupby(text, lambda letter: next((f for f in fonts if _has(f, letter)), None)):
            if font is None:
                yield from ((letter, None, float(dots)) for letter in letters)
            else:
                stretch = "".join(letters)
                yield stretch, font, font.getlength(stretch)

    def _frame(self, pen: "ImageDraw", letter: str, left: float, size: int) -> None:
        """Draw the code point of ``letter`` in a box as large as a Chinese character."""
        dots = CELL_DOTS * size
        top = (_ROW_DOTS - CELL_DOTS) * size // 2
        pen.rectangle((left + 1, top, left + dots - 2, top + dots - 1), outline=1, width=size)
        code = f"{ord(letter):04X}"
        code = code.zfill(len(code) + len(code) % 2)
        half = len(code) // 2
        font = _font(self._paths[0], dots * 9 // 24)
        for row, digits in enumerate((code[:half], code[half:])):
            pen.text((left + dots / 2, top + dots * (1 + 2 * row) / 4), digits, fill=1, font=font, anchor="mm")


def raster(picture: bytes, rows: int, row_bytes: int) -> bytes:
    """Return ``GS v 0`` for a picture, in bands that fit every printer's height byte."""
    bands = []
    for top in range(0, rows, _BAND_ROWS):
        height = min(_BAND_ROWS, rows - top)
        head = b"\x1d\x76\x30\x00" + row_bytes.to_bytes(2, "little") + height.to_bytes(2, "little")
        bands.append(head + picture[top * row_bytes : (top + height) * row_bytes])
    return b"".join(bands)


def without_commands(dots: bytes) -> bytes:
    """Return ``dots`` with one more dot wherever they would spell a real-time command, which printers obey anywhere."""
    for command in _REAL_TIME:
        dots = dots.replace(command, bytes((command[0] | 0x08, command[1])))
    return dots


def packed(rows: Iterable[Iterable[bool]], left: int, scale: int) -> bytes:
    """Return the dots of a grid, ``left`` dots from the edge and each cell ``scale`` dots wide and high."""
    lines = []
    for cells in rows:
        bits = "0" * left + "".join("01"[cell] * scale for cell in cells)
        whole = -(-len(bits) // 8)
        lines.append(int(bits.ljust(whole * 8, "0"), 2).to_bytes(whole, "big") * scale)
    return without_commands(b"".join(lines))


@cache
def _font(path: Path, dots: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 -- see above

    return ImageFont.truetype(path, dots)


def _has(font: "FreeTypeFont", letter: str) -> bool:
    return letter.isspace() or bytes(font.getmask(letter)) != _missing(font)


@cache
def _missing(font: "FreeTypeFont") -> bytes:
    return bytes(font.getmask(_NOBODYS))
