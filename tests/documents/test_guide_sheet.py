"""The A4 sheet, read back from its bytes: all of the guide is on it, on two pages at most, and nothing more."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from shared.documents.guide_wording import Wording
from shared.documents.pdf.fonts import CharacterMissingError, legible, runs
from shared.documents.pdf.guide import GuideSheet
from shared.domain.guide.making import make_item_guide
from tests.documents.pdf_reader import read_pdf
from tests.documents.sheets import ANSWERS, MOMENT, ZONE, code_of, large, pages, sheet, wording
from tests.domain.guides import CATALOGUE, INDEX, PLAN

FORBIDDEN = (b"/JS", b"/JavaScript", b"/OpenAction", b"/Launch", b"/URI", b"/EmbeddedFile", b"/AA", b"/Annots")


def everything(answers: dict[str, str], language: str = "zh") -> str:
    return "".join(page.text for page in pages(wording(answers, language=language)))


def test_steps_papers_days_fees_places_and_answers_are_on_the_sheet() -> None:
    text = everything(ANSWERS)
    for said in (
        "开餐馆办事指南", "小厅", "目录版本2026-03", "2026年3月5日14:30", "租期超过一年吗？超过", "至少21个工作日",
        "企业设立登记", "面积大的场所要先过消防检查", "一楼东1、2号窗口", "身份证", "12第1、5步", "未公布",
        "不在本大厅办理", "第5步检验费50元", "60元+", "市场监督管理局（第1、5步）12315", "窗口核对",
    ):  # fmt: skip
        assert said in text, said


def test_what_need_not_be_brought_and_what_may_follow_is_said() -> None:
    text = everything({"premises": "owned", "size": "small", "sign": "no"})
    assert "不用带的材料不动产权证书政府部门已有，由窗口调取营业执照办第1步时会发给您" in text
    assert "平面图【可后补】" in text
    assert "要填的表格窗口免费领取，也可以事先填好材料名称原件复印件用于申请书【可后补】" in text


def test_what_open_questions_may_bring_is_marked_and_the_number_of_questions_told() -> None:
    text = everything({})
    assert "还有4个问题没有回答" in text
    assert "消防安全检查【视情况】" in text
    assert "租赁合同【视情况】" in text


def test_the_code_on_the_sheet_is_read_back_by_a_scanner() -> None:
    of = wording(ANSWERS)
    (code,) = zxingcpp.read_barcodes(pages(of)[0].picture())
    assert code.text == code_of(of)


def test_the_code_is_25_millimetres_wide() -> None:
    boxes = pages(wording(ANSWERS))[0].boxes
    modules = [box for box in boxes if box[3] < 6 and box[1] > 700 and box[0] > 400]
    left, right = min(box[0] for box in modules), max(box[0] + box[2] for box in modules)
    assert (right - left) / 72 * 25.4 == pytest.approx(25, abs=0.1)


def test_without_a_hall_there_is_no_code_and_the_rest_is_the_same() -> None:
    of = Wording(wording(ANSWERS).guide, wording(ANSWERS).theme, None, "zh")
    text = "".join(page.text for page in read_pdf(GuideSheet(of, "", MOMENT, ZONE).pdf()))
    assert "出示此码" not in text
    assert "企业设立登记" in text


def test_one_item_by_itself_is_one_page_without_a_picture() -> None:
    of = Wording(make_item_guide("register", INDEX, PLAN), None, PLAN, "zh")
    (page,) = pages(of)
    assert "企业设立登记办事指南" in page.text
    assert "有箭头相连" not in page.text


def test_an_english_sheet_says_it_in_english_and_stands_in_chinese_where_a_catalogue_has_no_english() -> None:
    text = everything(ANSWERS, "en")
    assert "Stepstoat" not in text
    assert "atleast21workingdays" in text
    assert "Page1of" in text
    assert "Groundfloor eastcounters1,2".replace(" ", "") in text
    assert "企业设立登记" in text


@pytest.mark.parametrize(("steps", "papers"), [(1, 1), (8, 3), (14, 2), (19, 2)])
def test_a_guide_of_any_usual_size_is_whole_on_two_pages(steps: int, papers: int) -> None:
    theme, index = large(steps, papers)
    found = pages(wording({}, theme=theme, index=index))
    assert len(found) <= 2
    text = "".join(page.text for page in found)
    assert all(f"第{n}件事" in text and f"第{n}种材料" in text for n in range(steps))
    assert "没有印出" not in text
    assert all(f"第{n}页共{len(found)}页" in page.text for n, page in enumerate(found, start=1))


@pytest.mark.parametrize(("steps", "papers", "text"), [(60, 4, ""), (8, 3, "很长的文字" * 4000)])
def test_more_than_two_pages_hold_is_cut_with_a_word(steps: int, papers: int, text: str) -> None:
    theme, index = large(steps, papers, text)
    found = pages(wording({}, theme=theme, index=index))
    assert len(found) == 2
    assert ("没有印出" in found[1].text) == (steps == 60)
    assert ("…" in found[0].text) == bool(text)


@pytest.mark.parametrize("text", [
    "<b>粗", "<a href='file:///etc/passwd'>x</a>", "<img src='/etc/x.png'/>", "&lt; & <", "<para>", "<seq id='1'/>",
    "<onDraw name='x'/>", '<font color="[[[]]]">', "=cmd|' /C calc'!A0", "(括号) \\ %s {n} {0}",
])  # fmt: skip
def test_markup_in_a_catalogue_is_plain_text_on_paper(text: str) -> None:
    theme, index = large(2, 1, text)
    printed = "".join(page.text for page in pages(wording({}, theme=theme, index=index)))
    assert re.sub(r"\s", "", f"第0种材料{text}") in printed


def test_the_file_holds_nothing_that_runs_opens_or_leads_elsewhere() -> None:
    theme, index = large(3, 1, "http://example.org file:///etc/passwd")
    data = sheet(wording({}, theme=theme, index=index))
    assert not [word for word in FORBIDDEN if re.search(word + rb"\b", data)]
    assert data.count(b"/FontFile2") == 2
    assert b"Helvetica" not in data


def test_what_the_file_says_of_itself_is_one_short_line() -> None:
    theme, index = large(1, 1, "../CON:\n\x00" + "长" * 300)
    data = sheet(wording({}, theme=theme, index=index))
    title = re.search(rb"/Title \((.*?)\) /", data, re.DOTALL)
    assert title is not None
    assert b"\n" not in title[1]
    assert len(title[1]) < 1500


def test_rare_characters_are_printed_or_their_code_is_and_never_a_blank() -> None:
    assert [run.text for run in runs("李𬱖")] == ["李𬱖"]
    assert legible("张\ue000") == "张〔U+E000〕"
    with pytest.raises(CharacterMissingError, match=r"U\+E000"):
        runs("张\ue000")
    theme, index = large(1, 1, "李𬱖\ue000")
    text = "".join(page.text for page in pages(wording({}, theme=theme, index=index)))
    assert "李𬱖〔U+E000〕" in text


@settings(deadline=None)  # the first text loads the fonts
@given(st.text(max_size=80))
def test_any_text_is_made_legible_once_and_for_all(text: str) -> None:
    once = legible(text)
    assert legible(once) == once
    assert not [character for character in once if not character.isprintable()]
    assert runs(once) is not None


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 20), st.integers(0, 3), st.text(max_size=60))
def test_every_guide_can_be_printed(steps: int, papers: int, text: str) -> None:
    theme, index = large(steps, papers, text)
    assert 1 <= len(pages(wording({}, theme=theme, index=index))) <= 2


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is a second opinion where it is installed")
def test_another_program_draws_the_sheet_and_a_scanner_reads_it(tmp_path: Path) -> None:
    of = wording(ANSWERS)
    (tmp_path / "sheet.pdf").write_bytes(sheet(of))
    subprocess.run(["pdftoppm", "-r", "150", "-png", "sheet.pdf", "page"], cwd=tmp_path, check=True)
    with Image.open(min(tmp_path.glob("page*.png"))) as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == code_of(of)


def test_a_theme_with_a_step_not_offered_today_says_so() -> None:
    items = tuple(item for item in CATALOGUE.items if item.id != "fire")
    index = type(INDEX).of(replace(CATALOGUE, items=items))
    text = "".join(page.text for page in pages(wording(ANSWERS, index=index)))
    assert "有1个事项目前不能办理" in text
