"""A picture of the paper, as it would come out at 8 dots to the millimetre: ``python -m … IN.bin OUT.png``."""

import argparse
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from devices.emulators.escpos_reader import Cut, Picture, QrMark, Run, TextLine, marks_of

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_CELL = 24
_SPACING = 30  # a line advances by 1/6 inch at least
_ASCII_SIZE = 25  # at which our capitals are nearly as high as a printer's; they are then squeezed into its 12 dots
_SQUEEZE = {True: 86, False: 100}  # per cent of a letter's own width, for ASCII and for Chinese
_BASELINE = 20.5 / 24
_PAPER, _INK, _EDGE = 250, 20, 205
_MARGIN = 32
_TOP = 48  # the knife sits above the print head, so a paper begins with a strip nothing can print on


def draw_paper(data: bytes, printable_dots: int = 576) -> Image.Image:
    """Draw what ``data`` prints, with the paper's margins; several papers stand below each other."""
    strips = [_strip(mark, printable_dots) for mark in marks_of(data)]
    height = sum(strip.height for strip in strips) + _TOP
    paper = Image.new("L", (printable_dots + 2 * _MARGIN, height), _PAPER)
    top = _TOP
    for strip in strips:
        paper.paste(strip, (_MARGIN, top))
        top += strip.height
    ImageDraw.Draw(paper).rectangle((0, 0, paper.width - 1, paper.height - 1), outline=_EDGE)
    return paper


def _strip(mark: TextLine | Picture | QrMark | Cut, dots: int) -> Image.Image:
    match mark:
        case TextLine():
            return _text_strip(mark, dots)
        case Picture(row_bytes, rows, data):
            return _placed(_inked(Image.frombytes("1", (row_bytes * 8, rows), data)), "left", dots, rows)
        case QrMark(data, module, align):
            code = _qr(data, module)
            return _placed(code, align, dots, code.height)
        case Cut():
            strip = Image.new("L", (dots, _SPACING), _PAPER)
            draw = ImageDraw.Draw(strip)
            for x in range(0, dots, 16):
                draw.line((x, _SPACING - 2, x + 8, _SPACING - 2), fill=_EDGE)
            return strip


def _text_strip(line: TextLine, dots: int) -> Image.Image:
    cells = [cell for run in line.runs for cell in _cells(run)]
    height = max([_SPACING, *(cell.height for cell in cells)])
    row = Image.new("L", (sum(cell.width for cell in cells), height), _PAPER)
    left = 0
    for cell in cells:
        row.paste(cell, (left, height - cell.height))
        left += cell.width
    return _placed(row, line.align, dots, height)


def _cells(run: Run) -> Iterator[Image.Image]:
    """Yield each letter in its cell: 24×24 dots for Chinese, 12×24 for ASCII, times the run's multipliers."""
    for letter in run.text:
        narrow = letter.isascii()
        width = (_CELL // 2 if narrow else _CELL) * run.wide
        drawn = _drawn(letter, run, (_ASCII_SIZE if narrow else _CELL) * run.high)
        fitted = drawn.resize(
            (max(1, min(width, drawn.width * run.wide * _SQUEEZE[narrow] // (run.high * 100))), drawn.height)
        )
        cell = Image.new("L", (width, drawn.height), _PAPER)
        cell.paste(fitted, ((width - fitted.width) // 2, 0))
        yield cell


def _drawn(letter: str, run: Run, size: int) -> Image.Image:
    """Draw a letter as our font has it, in a box of its own width and the height of the run's cell."""
    font = _font(run.bold, size)
    box = Image.new("L", (max(1, round(font.getlength(letter))), _CELL * run.high), _PAPER)
    height, anchor = (box.height * _BASELINE, "ms") if letter.isascii() else (box.height / 2, "mm")
    ImageDraw.Draw(box).text((box.width / 2, height), letter, fill=_INK, font=font, anchor=anchor)
    return box


@cache
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:  # noqa: FBT001 -- of a Run
    return ImageFont.truetype(_FONTS / f"NotoSansSC-{'Bold' if bold else 'Regular'}.ttf", size)


def _placed(image: Image.Image, align: str, dots: int, height: int) -> Image.Image:
    strip = Image.new("L", (dots, height), _PAPER)
    free = dots - image.width
    strip.paste(image, ({"left": 0, "center": free // 2, "right": free}[align], 0))
    return strip


def _inked(dots: Image.Image) -> Image.Image:
    return dots.convert("L").point([_PAPER] * 128 + [_INK] * 128)


def _qr(data: str, module: int) -> Image.Image:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(data)
    code.make()
    matrix = code.get_matrix()
    small = Image.new("L", (len(matrix), len(matrix)), _PAPER)
    small.putdata([_INK if dark else _PAPER for row in matrix for dark in row])
    return small.resize((len(matrix) * module, len(matrix) * module), Image.Resampling.NEAREST)


def main() -> None:
    """Draw one file of printer bytes."""
    parser = argparse.ArgumentParser(description="Draw what printer bytes put on paper.")
    parser.add_argument("bytes_file", type=Path)
    parser.add_argument("picture_file", type=Path)
    options = parser.parse_args()
    draw_paper(options.bytes_file.read_bytes()).save(options.picture_file)


if __name__ == "__main__":
    main()
