"""Every model prints the same paper its own way: roll width, QR, knife, Chinese, and characters its fonts lack."""

from pathlib import Path

import pytest
import reportlab
import zxingcpp
from PIL import Image

from devices.emulators.escpos_reader import Picture, TextLine, marks_of, read_paper
from devices.emulators.paper_picture import draw_paper
from devices.paper import Line, Paper, Qr, Row, Rule
from devices.printer.drawing import PictureFont
from devices.printer.escpos import EscPosBuilder
from devices.printer.quirks import ChineseMode, CutKind, PrinterQuirks, QrWay
from tests.devices.listening import FONT
from tests.devices.tickets import CODE, ticket

LATIN_ONLY = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
ANY_TEXT = "赵A"
PUA = "\ue863"
UNNAMED = "\U00031350"  # younger than this Python's Unicode tables


def build(paper: Paper, quirks: PrinterQuirks) -> bytes:
    return EscPosBuilder(FONT, quirks).build(paper)


def pictures(data: bytes) -> list[Picture]:
    return [mark for mark in marks_of(data) if isinstance(mark, Picture)]


def inked(dots: tuple[bytes, int]) -> int:
    return sum(byte.bit_count() for byte in dots[0])


def test_a_wide_paper_on_a_narrow_roll_wraps_instead_of_running_off() -> None:
    data = build(Paper((Rule(), Row("前面等候", "6 人"), Line("办" * 20)), width_mm=80), PrinterQuirks(width_mm=58))
    texts = [text for text in read_paper(data).texts if text]
    assert [len(text.encode("gbk")) for text in texts] == [32, 32, 32, 8]


@pytest.mark.parametrize("roll", [58, 80])
def test_a_code_the_printer_cannot_draw_is_sent_as_dots_and_reads_the_same(roll: int) -> None:
    quirks = PrinterQuirks(width_mm=58 if roll == 58 else 80, qr=QrWay.RASTER)
    data = build(Paper((Qr(CODE, mm=25),)), quirks)
    assert read_paper(data).qr == ()
    assert len(pictures(data)) == 1
    (found,) = zxingcpp.read_barcodes(draw_paper(data, {58: 384, 80: 576}[roll]))
    assert found.text == CODE


def test_a_drawn_code_is_as_large_as_a_native_one_and_in_the_middle() -> None:
    (picture,) = pictures(build(Paper((Qr(CODE, mm=25),)), PrinterQuirks(qr=QrWay.RASTER)))
    image = Image.frombytes("1", (picture.row_bytes * 8, picture.rows), picture.dots)
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    assert abs((bottom - top) / 8 - 25) < 2
    assert (right - left, bottom - top) == (picture.rows, picture.rows)
    assert abs((left + right) / 2 - 576 / 2) <= 1


@pytest.mark.parametrize(
    ("cut", "end"),
    [
        (CutKind.PARTIAL, b"\x1bd\x03\x1dVB\x00"),
        (CutKind.FULL, b"\x1bd\x03\x1dVA\x00"),
        (CutKind.NONE, b"\n\x1bd\x06"),
    ],
)
def test_a_paper_ends_as_the_model_parts_it(cut: CutKind, end: bytes) -> None:
    assert build(Paper((Line("A"),)), PrinterQuirks(cut=cut)).endswith(end)


def test_chinese_mode_is_switched_on_only_where_it_is_switched() -> None:
    paper = Paper((Line(ANY_TEXT),))
    assert b"\x1c&" in build(paper, PrinterQuirks())
    assert b"\x1c&" not in build(paper, PrinterQuirks(chinese=ChineseMode.ALWAYS))


def test_a_printer_without_chinese_gets_every_chinese_line_as_a_picture() -> None:
    data = build(ticket(), PrinterQuirks(chinese=ChineseMode.NONE))
    texts = [text for text in read_paper(data).texts if text]
    assert texts == ["-" * 48, "A012"]
    assert len(pictures(data)) == 3


def test_a_character_the_first_font_lacks_comes_from_the_next_that_has_it() -> None:
    both = PictureFont(LATIN_ONLY, (FONT,))
    alone = PictureFont(FONT, ())
    assert both.draw("赵", 1, bold=False, shift=0, width_dots=48) == alone.draw(
        "赵", 1, bold=False, shift=0, width_dots=48
    )


@pytest.mark.parametrize("letter", ["𠮷", "ก", PUA, UNNAMED])
@pytest.mark.parametrize("size", [1, 4])
def test_a_character_no_font_has_is_a_frame_with_its_code_and_never_blank(letter: str, size: int) -> None:
    font = PictureFont(FONT, ())
    framed = font.draw(letter, size, bold=False, shift=0, width_dots=48 * size)
    others = font.draw("\U000203ff", size, bold=False, shift=0, width_dots=48 * size)
    assert inked(framed) > 60 * size * size
    assert framed != others
    (picture,) = pictures(build(Paper((Line("张" + letter, size=size),)), PrinterQuirks()))
    assert any(picture.dots)


def test_a_name_is_as_long_on_paper_as_it_is() -> None:
    font = PictureFont(FONT, ())
    names = ("张", "张" + UNNAMED, "张" + UNNAMED + "𠮷")
    widths = []
    for name in names:
        dots, rows = font.draw(name, 1, bold=False, shift=0, width_dots=96)
        box = Image.frombytes("1", (96, rows), dots).getbbox()
        assert box is not None
        widths.append(box[2])
    assert widths == sorted(set(widths))


def test_size_and_place_hold_for_the_text_a_model_writes_itself() -> None:
    data = build(ticket(), PrinterQuirks(width_mm=58, qr=QrWay.RASTER, cut=CutKind.FULL))
    (number,) = [mark for mark in marks_of(data) if isinstance(mark, TextLine) and mark.runs and mark.runs[0].high == 4]
    assert number.align == "center"
