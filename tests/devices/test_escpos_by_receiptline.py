"""Bytes made by receiptline 4.0.4 (npm), a second maker that knows nothing of ours, are understood to the last one.

``data/receiptline.bin`` is what it made, for 42 columns in GB18030, of::

    ^^^政务服务大厅

    ^^^A012

    {code:OH1:ABCDEFG; option:qrcode,6,M}
    |窗口 |3|
    =
"""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageOps

from devices.emulators.escpos_grammar import tokens
from devices.emulators.escpos_reader import Picture, marks_of, read_paper

DATA = (Path(__file__).parent / "data" / "receiptline.bin").read_bytes()


def test_every_command_of_a_second_maker_is_known() -> None:
    found = list(tokens(DATA))
    assert b"".join(token.raw for token in found) == DATA
    assert "unknown" not in {token.name for token in found}


def test_its_words_are_read_as_they_were_meant() -> None:
    seen = read_paper(DATA)
    assert [text for text in seen.texts if text.strip()] == ["政务服务大厅", "A012", "窗口3"]
    assert seen.cuts >= 1


def test_a_code_that_it_stores_and_then_prints_as_dots_is_read() -> None:
    [picture] = [mark for mark in marks_of(DATA) if isinstance(mark, Picture)]
    dots = bytes(255 - byte for byte in picture.dots)
    image = ImageOps.expand(Image.frombytes("1", (8 * picture.row_bytes, picture.rows), dots), 24, fill=1)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["OH1:ABCDEFG"]


@pytest.mark.parametrize("cut", range(1, len(DATA), 97))
def test_cut_anywhere_what_came_before_is_understood(cut: int) -> None:
    found = list(tokens(DATA[:cut]))
    assert "unknown" not in {token.name for token in found}
    assert DATA.startswith(b"".join(token.raw for token in found))
