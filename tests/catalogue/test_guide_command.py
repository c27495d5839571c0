"""``main.py guide`` as a clerk at a console and a program use it, on the built-in catalogue and on a hall's."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.catalogue.guide_command import main
from shared.domain.catalogue.index import Index
from shared.domain.guide.making import make_guide
from shared.errors import SetupError
from shared.hall.guide import SheetByCode
from shared.hall.places import ConfigureHall
from shared.link import open_hall
from tests.documents.pdf_reader import read_pdf
from tests.domain.guides import CATALOGUE, PLAN
from tests.hall.bringing import bring

ROOT = Path(__file__).parents[2]
OWNED = '{"premises": "owned", "size": "small", "sign": "no"}'


@pytest.fixture
def hall(tmp_path: Path) -> str:
    """Return the address of a hall that has a small catalogue."""
    url = f"sqlite:///{tmp_path / 'hall.db'}"
    with open_hall(url) as hall:
        hall.do(ConfigureHall(plan=PLAN))
        bring(hall, CATALOGUE)
    return url


def answers(folder: Path, text: str, name: str = "answers.json") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_program_gets_items_groups_materials_days_and_fees(
    hall: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restaurant", "--hall", hall, "--answers", answers(tmp_path, OWNED), "--json"]) == 0
    guide = json.loads(capsys.readouterr().out)
    assert [item["item"] for item in guide["items"]] == ["register", "food"]
    assert guide["groups"] == [["register"], ["food"]]
    assert {material["material"] for material in guide["materials"]} == {"id-card", "form", "deed", "licence", "plan"}
    assert (guide["days"], guide["fee_cents"], guide["fees"][0]["fee"]["name"]) == (11, 1000, "工本费")


def test_a_person_reads_it_in_lines(hall: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = answers(tmp_path, 'premises = "rented"\nlease = "long"', "answers.toml")
    assert main(["restaurant", "--hall", hall, "--answers", written]) == 0
    told = capsys.readouterr().out
    for line in (
        "开餐馆 办事指南（2026-03）", "租期超过一年吗？ 超过", "  1. 企业设立登记  市场监督管理局  1 个工作日",
        "  3. 消防安全检查【视情况】  消防救援大队  8 个工作日  在第 2 步之后", "  租赁合同  原件 1 复印件 2",
        "  营业执照  办第 1 步时会发给您",
        "时间：13 个工作日", "费用：10 元+", "还有 2 个问题没有回答",
    ):  # fmt: skip
        assert line in told, line


def test_the_sheet_is_written_with_its_code_where_a_hall_signs_it(
    hall: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed, bare = tmp_path / "signed.pdf", tmp_path / "bare.pdf"
    given = answers(tmp_path, OWNED)
    assert main(["restaurant", "--hall", hall, "--answers", given, "--pdf", str(signed)]) == 0
    assert main(["restaurant", "--pdf", str(bare), "--json"]) == 0
    assert "企业设立登记" in capsys.readouterr().out
    (code,) = zxingcpp.read_barcodes(read_pdf(signed.read_bytes())[0].picture())
    with open_hall(hall) as opened:
        assert dict(opened.ask(SheetByCode(code=code.text)).guide.answers) == json.loads(OWNED)
    assert zxingcpp.read_barcodes(read_pdf(bare.read_bytes())[0].picture()) == []
    with pytest.raises(SetupError, match="cannot be written"):
        main(["restaurant", "--pdf", str(tmp_path / "nowhere" / "sheet.pdf")])


def test_every_built_in_theme_that_is_answered_leaves_nothing_open() -> None:
    index = Index.of(load_folder(BUILT_IN))
    for theme in index.themes.values():
        for which in (0, -1):
            guide = make_guide(theme, {q.id: q.options[which].id for q in theme.questions}, index, None)
            assert guide.steps, theme.id
            assert guide.open_questions == (), theme.id
            assert all(thing.certain for thing in (*guide.steps, *guide.materials, *guide.fees)), theme.id


def test_the_longest_built_in_guide_is_whole_on_its_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = Index.of(load_folder(BUILT_IN))
    longest = max(index.themes.values(), key=lambda theme: len(theme.steps))
    given = answers(tmp_path, json.dumps({q.id: q.options[-1].id for q in longest.questions}))
    assert main([longest.id, "--answers", given, "--pdf", str(tmp_path / "sheet.pdf"), "--json"]) == 0
    text = "".join(page.text for page in read_pdf((tmp_path / "sheet.pdf").read_bytes()))
    told = json.loads(capsys.readouterr().out)
    assert all(re.sub(r"\s", "", item["name"]) in text for item in told["items"])
    assert all(re.sub(r"\s", "", material["name"]) in text for material in told["materials"])
    assert "没有印出" not in text


def test_themes_are_listed_with_items_and_departments(hall: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert "restaurant               开餐馆  (" in capsys.readouterr().out
    assert main(["--list", "--hall", hall]) == 0
    assert capsys.readouterr().out == "restaurant               开餐馆  (5 items)\n"


@pytest.mark.parametrize(("text", "sentence"), [
    ('{"premises": "stolen"}', "no answer 'stolen' to a question 'premises'"),
    ('{"colour": "red"}', "no answer 'red' to a question 'colour'"),
    ('{"premises": 1}', "one table of questions and answers"),
    ("[1", "cannot be read"),
])  # fmt: skip
def test_answers_that_cannot_be_used_are_told_in_one_sentence(
    hall: str, tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(SetupError, match=sentence):
        main(["restaurant", "--hall", hall, "--answers", answers(tmp_path, text)])


def test_an_unknown_theme_is_one_sentence_and_exit_2() -> None:
    told = subprocess.run(
        [sys.executable, "main.py", "guide", "palace", "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "There is no theme 'palace'.\n"


def test_no_theme_at_all_is_exit_2_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "name a THEME" in capsys.readouterr().err
