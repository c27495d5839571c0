"""Which font writes which character of a PDF: ours first, a rare-character font where one is installed, never a blank.

reportlab prints nothing at all for a character its font lacks; so every text is split into runs here, and a character
that no font has is an error or, where a paper must be had, its code in brackets.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from shared.domain.clean_text import clean_text

FOLDER = Path(__file__).parents[3] / "resources" / "fonts"
_REGULAR, _BOLD, _RARE = "NotoSansSC", "NotoSansSC-Bold", "HanaMinB"
_RARE_FILES = (FOLDER / "HanaMinB.ttf", Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"))
"""Where packaging puts the optional font of rare names (Debian ``fonts-hanazono``)."""


class CharacterMissingError(ValueError):
    """No font at hand has the character; ``character`` is it."""

    def __init__(self, character: str) -> None:
        super().__init__(f"no font has the character U+{ord(character):04X}")
        self.character = character


@dataclass(frozen=True)
class Run:
    """A stretch of text that one font writes."""

    font: str
    text: str


def runs(text: str, *, bold: bool = False) -> list[Run]:
    """Return ``text`` in runs; raise :class:`CharacterMissingError` for the first character that no font has."""
    found: list[Run] = []
    for character in text:
        font = _font_of(character, bold=bold)
        if found and found[-1].font == font:
            found[-1] = Run(font, found[-1].text + character)
        else:
            found.append(Run(font, character))
    return found


def legible(text: str) -> str:
    """Return ``text`` on one line, and for each character that no font has its code in brackets: 〔U+E000〕."""
    line = " ".join(clean_text(text)[0].split())
    return line.translate({ord(character): _legible(character) for character in set(line)})


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many points wide ``text`` is in letters of ``size`` points."""
    return sum(_width(character, bold=bold) for character in text) * size / 1000


def _legible(character: str) -> str:
    try:
        _font_of(character, bold=False)
    except CharacterMissingError:
        return f"〔U+{ord(character):04X}〕"
    return character


@cache
def _font_of(character: str, *, bold: bool) -> str:
    for name in (_BOLD if bold else _REGULAR, _RARE):
        font = _fonts().get(name)
        if font is not None and ord(character) in font.face.charToGlyph:
            return name
    raise CharacterMissingError(character)


@cache
def _width(character: str, *, bold: bool) -> float:
    font = _fonts()[_font_of(character, bold=bold)]
    return float(font.face.charWidths.get(ord(character), font.face.defaultWidth))


def usual() -> str:
    """Return the name of the font of most text, known to reportlab from now on."""
    return next(iter(_fonts()))


@cache
def _fonts() -> dict[str, TTFont]:
    """Return our fonts by name, made known to reportlab."""
    files = {_REGULAR: FOLDER / "NotoSansSC-Regular.ttf", _BOLD: FOLDER / "NotoSansSC-Bold.ttf"}
    rare = next((file for file in _RARE_FILES if file.is_file()), None)
    if rare is not None:
        files[_RARE] = rare
    fonts = {name: TTFont(name, str(file)) for name, file in files.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts
