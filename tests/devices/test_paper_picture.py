"""The picture of a paper is what a person would hold: the number large, the code readable by a scanner."""

import subprocess
import sys
from pathlib import Path

import zxingcpp
from PIL import Image

from devices.emulators.paper_picture import draw_paper
from devices.paper import Line, Paper
from devices.printer.escpos import EscPosBuilder
from tests.devices.listening import FONT
from tests.devices.tickets import CODE, ticket

ROOT = Path(__file__).parents[2]
DARK = 100


def dark_rows(picture: Image.Image) -> list[bool]:
    return [min(picture.crop((32, y, 608, y + 1)).tobytes()) < DARK for y in range(picture.height)]


def test_the_code_on_the_picture_is_read_by_a_scanner_and_is_25_millimetres_wide() -> None:
    (code,) = zxingcpp.read_barcodes(draw_paper(EscPosBuilder(FONT).build(ticket())))
    assert code.text == CODE
    width = code.position.top_right.x - code.position.top_left.x
    assert 22 <= width / 8 <= 27


def test_the_picture_is_as_wide_as_the_paper() -> None:
    assert draw_paper(EscPosBuilder(FONT).build(ticket())).width == 80 * 8


def test_the_number_is_four_times_as_high_as_other_text() -> None:
    small = draw_paper(EscPosBuilder(FONT).build(Paper((Line("A012"),))))
    large = draw_paper(EscPosBuilder(FONT).build(Paper((Line("A012", size=4),))))
    assert 3.6 <= sum(dark_rows(large)) / sum(dark_rows(small)) <= 4.4


def test_the_command_line_draws_a_recorded_paper(directory: Path) -> None:
    (directory / "ticket.bin").write_bytes(EscPosBuilder(FONT).build(ticket()))
    command = [sys.executable, "-m", "devices.emulators.paper_picture"]
    files = [str(directory / "ticket.bin"), str(directory / "ticket.png")]
    subprocess.run([*command, *files], cwd=ROOT, check=True, timeout=60)
    with Image.open(directory / "ticket.png") as picture:
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [CODE]
