"""A paper becomes the bytes we meant and no others, whatever its text tries."""

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.emulators.escpos_grammar import tokens
from devices.emulators.escpos_reader import Picture, QrMark, TextLine, marks_of, read_paper
from devices.paper import Align, Gap, Line, Paper, Qr, Row, Rule
from devices.printer.drawing import without_commands
from devices.printer.escpos import EscPosBuilder
from devices.printer.lettering import clean
from devices.printer.quirks import ChineseMode, CutKind, PrinterQuirks, QrWay
from tests.devices.listening import FONT
from tests.devices.tickets import CODE, ticket

MEANT = {
    "init",
    "chinese_on",
    "align",
    "size",
    "bold",
    "text",
    "line_feed",
    "feed_lines",
    "symbol",
    "raster",
    "cut",
}
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
ROLLS: tuple[Literal[58, 80], ...] = (58, 80)
HOSTILE = [
    "\x1bp\x00\x19\xfa",  # ESC p: open the cash drawer
    "\x1dV\x00",  # GS V: cut
    "\x10\x04\x01\x10\x05\x02\x10\x14\x01\x00\x05",  # DLE EOT, DLE ENQ, DLE DC4
    "\x1b@\x1c.\x1d(k",
    "".join(map(chr, range(0x20))),
    "\x7f\x80\x85\x9f",
    "e" + "\u0301" * 1000,
    "\u202e\u2066gnp.exe\u2028\u2029",
    "\ud800\udfff",
    "王\x00\r\n\t五",
    "㐂\x1bp\x00",
    "W" * 5000,
    "ก้้้้้" * 200,
    "\x1bp\x00\x19\xfa\x1dV\x00\x10\x04\x01" + "王\u0301" * 1000,
    "\ue863\U000f0000\U0010ffff\ufffe" * 20,
    "\U00031350\U00020bb7㐂" * 30,
]

MODELS = [
    PrinterQuirks(width_mm=width, qr=qr, chinese=chinese, cut=cut)
    for width in ROLLS
    for qr, chinese, cut in (
        (QrWay.NATIVE, ChineseMode.ALWAYS, CutKind.FULL),
        (QrWay.RASTER, ChineseMode.SWITCHED, CutKind.PARTIAL),
        (QrWay.RASTER, ChineseMode.NONE, CutKind.FULL),
    )
]


def build(*blocks: Line | Row | Rule | Qr | Gap) -> bytes:
    return EscPosBuilder(FONT).build(Paper(blocks))


def check_commands(data: bytes) -> None:
    """Fail unless ``data`` is one paper made of meant commands alone, to its last byte."""
    found = list(tokens(data))
    assert b"".join(token.raw for token in found) == data
    assert {token.name for token in found} <= MEANT
    assert [token.name for token in found].count("cut") == 1
    assert found[-1].name == "cut"
    assert not any(command in data for command in REAL_TIME)
    for token in found:
        if token.name == "text":
            assert all(byte >= 0x20 and byte != 0x7F for byte in token.raw)


def test_a_ticket_is_exactly_these_bytes() -> None:
    data = EscPosBuilder(FONT).build(
        Paper((Line("A012", size=4, align=Align.CENTER, bold=True), Line("社保：①"), Gap(2), Qr("OH1:A", mm=21)))
    )
    assert data == (
        b"\x1b@\x1c&"
        b"\x1ba\x01\x1d!\x33\x1bE\x01A012\n\x1ba\x00\x1d!\x00\x1bE\x00"
        b"\xc9\xe7\xb1\xa3\xa3\xba\xa2\xd9\n"
        b"\n\n"
        b"\x1ba\x01"
        b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x08\x1d(k\x03\x001E1\x1d(k\x08\x001P0OH1:A\x1d(k\x03\x001Q0"
        b"\x1ba\x00"
        b"\x1bd\x03\x1dVB\x00"
    )


def test_the_number_is_twelve_millimetres_high() -> None:
    (line,) = [
        mark
        for mark in marks_of(EscPosBuilder(FONT).build(ticket()))
        if isinstance(mark, TextLine) and mark.runs
        if mark.runs[0].text == "A012"
    ]
    assert line.runs[0].high * 24 / 8 == 12
    assert line.align == "center"


def test_a_ticket_says_its_texts_in_gb_bytes_and_its_code() -> None:
    data = EscPosBuilder(FONT).build(ticket())
    assert "社会保险".encode("gb18030") in data
    seen = read_paper(data)
    assert "A012" in seen.texts
    assert seen.qr == (CODE,)
    check_commands(data)


@pytest.mark.parametrize("code", ["A", CODE, "A" * 100, "x" * 500])
def test_a_qr_code_is_as_near_to_its_millimetres_as_whole_dots_allow(code: str) -> None:
    (mark,) = [mark for mark in marks_of(build(Qr(code, mm=25))) if isinstance(mark, QrMark)]
    assert mark.data == code
    assert 1 <= mark.module_dots <= 16


@pytest.mark.parametrize("data", ["", "号", "a\n", "a\x00", "x" * 501])
def test_a_qr_code_takes_printable_ascii_only(data: str) -> None:
    with pytest.raises(ValueError, match="printable ASCII"):
        Qr(data)


@pytest.mark.parametrize("size", [0, 9, -1])
def test_letters_are_one_to_eight_times_as_large(size: int) -> None:
    with pytest.raises(ValueError, match="1 to 8"):
        Line("A", size=size)


def test_a_character_the_printer_lacks_turns_its_line_into_a_picture() -> None:
    data = build(Line("赵㐂", size=2, align=Align.CENTER), Line("下一行"))
    marks = list(marks_of(data))
    assert [type(mark) for mark in marks[:2]] == [Picture, TextLine]
    picture = marks[0]
    assert isinstance(picture, Picture)
    assert (picture.row_bytes, picture.rows) == (72, 64)
    assert any(picture.dots)
    assert read_paper(data).texts[0] == "下一行"
    check_commands(data)


@pytest.mark.parametrize(("align", "side"), [(Align.LEFT, 0), (Align.CENTER, 1), (Align.RIGHT, 2)])
def test_a_picture_stands_where_the_line_would(align: Align, side: int) -> None:
    (picture,) = [mark for mark in marks_of(build(Line("㐂", align=align))) if isinstance(mark, Picture)]
    inked = [i % 72 // 24 for i, byte in enumerate(picture.dots) if byte]
    assert set(inked) == {side}


def test_a_picture_higher_than_a_band_is_sent_in_bands() -> None:
    pictures = [mark for mark in marks_of(build(Line("㐂", size=8))) if isinstance(mark, Picture)]
    assert [picture.rows for picture in pictures] == [255, 1]


def test_dots_that_would_spell_a_real_time_command_get_one_more_dot() -> None:
    dots = b"\x10\x04\x01\x10\x10\x05\x02\x00\x10\x14\x08"
    changed = without_commands(dots)
    assert not any(command in changed for command in REAL_TIME)
    assert len(changed) == len(dots)
    assert all(old & new == old for old, new in zip(dots, changed, strict=True))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [1, 4])
def test_hostile_text_prints_as_text_or_not_at_all(text: str, size: int) -> None:
    data = build(Line(text, size=size), Row(text, text), Row("", text))
    check_commands(data)
    assert len(data) < 600_000


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("quirks", MODELS)
def test_no_model_of_printer_and_no_roll_lets_a_hostile_name_become_a_command(text: str, quirks: PrinterQuirks) -> None:
    blocks = (Line(text, size=2, align=Align.CENTER, bold=True), Row(text, "3 号窗口"), Qr(CODE), Line(text))
    check_commands(EscPosBuilder(FONT, quirks).build(Paper(blocks, quirks.width_mm)))


@given(
    st.lists(st.one_of(st.text(max_size=60), st.text("\x10\x04\x05\x14\x1b\x1d\x1cpV@㐂A号", max_size=60)), max_size=4)
)
def test_no_text_at_all_becomes_a_command(texts: list[str]) -> None:
    check_commands(build(*(Line(text) for text in texts), *(Row(text, text[::-1]) for text in texts)))


def test_a_heap_of_accents_is_two_accents() -> None:
    assert clean("e" + "\u0301" * 1000) == "e\u0301\u0301"


def test_a_row_has_its_right_text_at_the_end_and_lets_the_left_one_give_way() -> None:
    assert read_paper(build(Row("前面等候", "6 人"))).texts[0] == "前面等候" + " " * 36 + "6 人"
    (full, *_) = read_paper(build(Row("很长的窗口名称" * 10, "3 号窗口"))).texts
    assert full.endswith(" 3 号窗口")
    assert len(full.encode("gbk")) == 48


def test_a_long_line_wraps_inside_the_paper() -> None:
    texts = read_paper(build(Line("办" * 30, size=2))).texts
    assert texts[:3] == ("办" * 12, "办" * 12, "办" * 6)


def test_the_narrow_paper_has_32_columns() -> None:
    data = EscPosBuilder(FONT).build(Paper((Rule(),), width_mm=58))
    assert read_paper(data).texts[0] == "-" * 32


def test_a_missing_font_is_said_at_once() -> None:
    with pytest.raises(FileNotFoundError, match="font"):
        EscPosBuilder(Path("nowhere.ttf"))
