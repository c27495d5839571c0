"""A guide on a ticket roll: the same words on both widths, every line fits, the code is read back from the paper."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.emulators.paper_picture import draw_paper
from devices.paper import Line, Paper, Qr, Row
from devices.printer.escpos import EscPosBuilder
from shared.documents.columns import COLUMNS, RollWidth, width
from shared.documents.guide_ticket import guide_paper
from shared.documents.guide_wording import Wording
from shared.ui.fonts import FILES, FONT_FOLDER
from tests.documents.sheets import ANSWERS, MOMENT, ZONE, code_of, large, wording

ROLLS: tuple[RollWidth, RollWidth] = (58, 80)
DOTS = {58: 384, 80: 576}


def paper(of: Wording, roll: RollWidth = 80) -> Paper:
    return guide_paper(of, code_of(of), printed_at=MOMENT, zone=ZONE, width_mm=roll)


def said(of: Paper) -> str:
    texts = [block.text if isinstance(block, Line) else f"{block.left} {block.right}"
             for block in of.blocks if isinstance(block, Line | Row)]  # fmt: skip
    return "\n".join(texts)


def test_order_papers_days_and_counters_are_on_the_roll() -> None:
    text = said(paper(wording(ANSWERS)))
    for line in (
        "小厅", "开餐馆", "时间 至少 21 个工作日", "1. 企业设立登记",
        "一楼东 1、2 号窗口 1 个工作日", "3. 消防安全检查",
        "在第 2 步之后", "□ 租赁合同 原件 1 复印件 2", "营业执照 办第 1 步时会发给您", "目录版本 2026-03",
    ):  # fmt: skip
        assert line in text, line
    assert "消防安全检查【视情况】" in said(paper(wording({})))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("roll", ROLLS)
def test_every_line_fits_its_roll(roll: RollWidth, language: str) -> None:
    made = paper(wording({}, language=language), roll)
    assert made.width_mm == roll
    for block in made.blocks:
        if isinstance(block, Line):
            assert width(block.text) * block.size <= COLUMNS[roll]
        if isinstance(block, Row):
            assert width(block.left) + 1 + width(block.right) <= COLUMNS[roll]


@pytest.mark.parametrize("roll", ROLLS)
def test_the_code_is_read_back_from_the_paper(roll: RollWidth) -> None:
    of = wording(ANSWERS)
    made = paper(of, roll)
    assert [block for block in made.blocks if isinstance(block, Qr)] == [Qr(code_of(of), mm=25)]
    picture = draw_paper(EscPosBuilder(FONT_FOLDER / FILES[0]).build(made), DOTS[roll])
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == code_of(of)


def test_a_guide_far_too_long_ends_with_a_word_and_its_code() -> None:
    theme, index = large(60, 2, "长" * 20_000)
    made = paper(wording({}, theme=theme, index=index))
    assert "没有印出" in said(made)
    assert len(made.blocks) < 170


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_of_a_catalogue_can_be_printed(text: str) -> None:
    theme, index = large(2, 1, text)
    made = paper(wording({}, theme=theme, index=index))
    assert EscPosBuilder(FONT_FOLDER / FILES[0]).build(made)
