"""Reading our PDFs back, from their bytes alone: pages, the text a person sees, the black boxes a QR is made of."""

import base64
import re
import zlib
from dataclasses import dataclass

from PIL import Image, ImageDraw

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_SHOWN = re.compile(rb"/(F\S+) [\d.]+ Tf [\d.]+ TL \(((?:[^()\\]|\\.)*)\) Tj", re.DOTALL)
_RECT = re.compile(rb"n ([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re f\*?")
_DOTS_PER_POINT = 3


@dataclass(frozen=True)
class Page:
    """One page: its texts in the order of drawing, and its filled boxes (x, y from the bottom, width, height)."""

    texts: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]

    @property
    def text(self) -> str:
        """Return all text without blanks."""
        return re.sub(r"\s", "", "".join(self.texts))

    def picture(self) -> Image.Image:
        """Return the filled boxes as black on white, 216 dots an inch."""
        picture = Image.new("L", (596 * _DOTS_PER_POINT, 842 * _DOTS_PER_POINT), 255)
        draw = ImageDraw.Draw(picture)
        for x, y, wide, high in self.boxes:
            corners = (x, 842 - y - high, x + wide, 842 - y)
            draw.rectangle([round(corner * _DOTS_PER_POINT) for corner in corners], fill=0)
        return picture


def read_pdf(data: bytes) -> list[Page]:
    """Return the pages of a PDF that reportlab wrote."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    fonts = {
        found[1]: _letters(objects, int(found[2]))
        for body in objects.values()
        for found in re.finditer(rb"/(F[\d+]+) (\d+) 0 R", body)
    }
    kids = next(body for body in objects.values() if b"/Type /Pages" in body)
    listed = re.search(rb"/Kids \[(.*?)\]", kids, re.DOTALL)
    assert listed is not None
    contents = (re.search(rb"/Contents (\d+)", objects[int(kid)]) for kid in re.findall(rb"(\d+) 0 R", listed[1]))
    return [_page(_unpacked(objects[int(found[1])]), fonts) for found in contents if found is not None]


def _page(drawing: bytes, fonts: dict[bytes, dict[int, str]]) -> Page:
    texts = tuple("".join(fonts[found[1]][code] for code in _codes(found[2])) for found in _SHOWN.finditer(drawing))
    boxes = tuple(tuple(map(float, found.groups())) for found in _RECT.finditer(drawing))
    return Page(texts, boxes)  # type: ignore[arg-type]


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """Return what each code of an embedded font stands for, by its ToUnicode map."""
    found = re.search(rb"/ToUnicode (\d+)", objects[font])
    assert found is not None, "a font is not embedded"
    listed = _unpacked(objects[int(found[1])]).partition(b"beginbfchar")[2].partition(b"endbfchar")[0]
    # reportlab writes a character beyond U+FFFF as one number of five digits
    return {int(code, 16): chr(int(text, 16)) for code, text in re.findall(rb"<(\w+)> <(\w+)>", listed)}


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    packed = found[1]
    if b"ASCII85" in body:
        packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
    return zlib.decompressobj().decompress(packed)  # which leaves the line end behind the stream alone


def _codes(escaped: bytes) -> bytes:
    """Return a string literal's bytes."""
    named = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def plain(found: "re.Match[bytes]") -> bytes:
        return bytes([int(found[1], 8)]) if found[1].isdigit() else named.get(found[1], found[1])

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, escaped, flags=re.DOTALL)
