"""Bytes made by python-escpos, which knows nothing of ours, are understood by our emulator, and by ours alike."""

from io import BytesIO

import pytest
import qrcode
import zxingcpp
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devices.emulators.escpos_grammar import tokens
from devices.emulators.escpos_reader import Picture, QrMark, TextLine, marks_of, read_paper
from devices.emulators.paper_picture import draw_paper
from tests.devices.tickets import CODE

CHINESE_ON = b"\x1c&"


@pytest.fixture
def other() -> Dummy:
    return Dummy()


def understood(data: bytes) -> None:
    """Fail unless the emulator knows every command, to the last byte."""
    found = list(tokens(data))
    assert b"".join(token.raw for token in found) == data
    assert "unknown" not in {token.name for token in found}


def test_a_ticket_by_another_maker_is_read_as_it_was_meant(other: Dummy) -> None:
    other._raw(CHINESE_ON)
    other.text("政务服务大厅\n")
    other.set(align="center", bold=True, double_height=True, double_width=True)
    other.text("A012\n")
    other.set(align="left", custom_size=True, width=5, height=5)
    other.text("B34\n")
    other.qr(CODE, native=True, size=6)
    other.cut()
    data = other.output
    understood(data)
    seen = read_paper(data)
    assert [text for text in seen.texts if text] == ["政务服务大厅", "A012", "B34"]
    assert seen.qr == (CODE,)
    assert seen.cuts == 1
    marks = list(marks_of(data))
    (number,) = [mark for mark in marks if isinstance(mark, TextLine) and mark.runs and mark.runs[-1].text == "A012"]
    assert (number.align, number.runs[-1].wide, number.runs[-1].high) == ("center", 2, 2)
    (large,) = [mark for mark in marks if isinstance(mark, TextLine) and mark.runs and mark.runs[-1].text == "B34"]
    assert (large.align, large.runs[-1].wide, large.runs[-1].high) == ("left", 5, 5)
    assert [mark.module_dots for mark in marks if isinstance(mark, QrMark)] == [6]


def test_a_picture_by_another_maker_reads_as_the_code_it_shows(other: Dummy) -> None:
    file = BytesIO()
    qrcode.make(CODE, box_size=6).save(file)
    other.image(Image.open(file), impl="bitImageRaster")
    other.cut()
    understood(other.output)
    assert any(isinstance(mark, Picture) for mark in marks_of(other.output))
    (found,) = zxingcpp.read_barcodes(draw_paper(other.output))
    assert found.text == CODE


@pytest.mark.parametrize(
    "style", [{"underline": 1}, {"font": "b"}, {"invert": True}, {"smooth": True}, {"flip": False}]
)
def test_styles_we_never_send_are_known_to_the_emulator(other: Dummy, style: dict[str, object]) -> None:
    other.set(**style)
    other.text("A012\n")
    other.barcode("4006381333931", "EAN13", function_type="A")
    other.barcode("{BA012", "CODE128", function_type="B")
    other.cut(mode="PART")
    understood(other.output)
    assert read_paper(other.output).cuts == 1


@given(lines=st.lists(st.text(alphabet="ABCxyz 0123456789:-", min_size=1, max_size=40).filter(str.strip), max_size=6))
def test_every_text_of_another_maker_comes_out_in_order(lines: list[str]) -> None:
    other = Dummy()
    for line in lines:
        other.text(line + "\n")
    other.cut(feed=False)
    understood(other.output)
    assert [text for text in read_paper(other.output).texts if text] == lines
