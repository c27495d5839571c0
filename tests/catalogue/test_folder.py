"""A catalogue written by people: what a folder of TOML becomes, and how its faults are told."""

import shutil
from pathlib import Path

import pytest

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.items import Limit, MaterialUse, Unit
from shared.errors import SetupError

_HEAD = 'region = "1"\nversion = "1"\n'
_ITEMS = """[common]
department = "market"
visits = 1

[[items]]
id = "first"
name = "第一"
statutory = { number = 20 }
materials = ["card", { material = "lease", copies = 2, when = { question = "home", one_of = ["rented"] } }]

[[items]]
id = "second"
name = "第二"
visits = 0
promised = { number = 0, unit = "at_once" }
"""
_THEME = """id = "cafe"
name = "开咖啡馆"

[[questions]]
shared = "home"

[[questions]]
id = "own"
text = "?"
options = [{ id = "a", text = "A" }, { id = "b", text = "B" }]

[[steps]]
shared = "second"

[[steps]]
item = "first"
after = [{ item = "second", why = "先" }]
"""
_FILES = {
    "catalogue.toml": _HEAD,
    "departments.toml": '[[departments]]\nid = "market"\nname = "市场监管"\n',
    "kinds.toml": "",
    "materials.toml": '[[materials]]\nid = "card"\nname = "身份证"\n\n[[materials]]\nid = "lease"\nname = "合同"\n',
    "questions.toml": '[[questions]]\nid = "home"\ntext = "?"\noptions = [{ id = "rented", text = "租" }]\n',
    "steps.toml": '[[steps]]\nitem = "second"\nwhy = "都要"\n',
    "items/market.toml": _ITEMS,
    "themes/cafe.toml": _THEME,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in _FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def _fault(folder: Path) -> str:
    with pytest.raises(SetupError) as caught:
        load_folder(folder)
    assert caught.value.code == "bad_catalogue"
    return caught.value.text


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_all_items_of_a_department_share_is_written_once(folder: Path) -> None:
    first, second = load_folder(folder).items
    assert (first.department, first.visits) == ("market", 1)
    assert (second.department, second.visits) == ("market", 0)


def test_limits_and_materials_arrive_as_values_of_the_domain(folder: Path) -> None:
    first, second = load_folder(folder).items
    assert first.statutory == Limit(20, Unit.WORKING_DAYS)
    assert second.promised == Limit(0, Unit.AT_ONCE)
    rented = Condition(question="home", one_of=("rented",))
    assert first.materials == (MaterialUse("card"), MaterialUse("lease", copies=2, when=rented))


def test_a_theme_takes_over_a_question_that_several_themes_ask(folder: Path) -> None:
    (theme,) = load_folder(folder).themes
    assert [question.id for question in theme.questions] == ["home", "own"]
    assert theme.questions[0].options[0].text == "租"


def test_a_theme_takes_over_a_step_and_may_say_some_of_it_otherwise(folder: Path) -> None:
    taken, own = load_folder(folder).themes[0].steps
    assert (taken.item, taken.why) == ("second", "都要")
    assert own.after[0].why == "先"
    _change(folder / "themes" / "cafe.toml", 'shared = "second"', 'shared = "second"\nwhy = "这里才要"')
    assert load_folder(folder).themes[0].steps[0].why == "这里才要"


def test_a_misspelt_key_is_named_with_file_line_and_item(folder: Path) -> None:
    _change(folder / "items" / "market.toml", "promised =", "promissed =")
    text = _fault(folder)
    assert "market.toml, line 15 (second): the key 'promissed' is not known." in text


def test_a_misspelt_key_deep_in_a_condition_is_named_too(folder: Path) -> None:
    _change(folder / "items" / "market.toml", "one_of =", "oneof =")
    assert "market.toml, line 9 (first): the key 'oneof' is not known." in _fault(folder)


def test_a_misspelt_key_at_the_top_of_a_file_is_named(folder: Path) -> None:
    _change(folder / "departments.toml", "[[departments]]", "[[departements]]")
    assert "departments.toml, line 1: the key 'departements' is not known." in _fault(folder)


def test_a_value_of_the_wrong_kind_is_named_with_its_place(folder: Path) -> None:
    _change(folder / "items" / "market.toml", "number = 20", 'number = "twenty"')
    text = _fault(folder)
    assert "market.toml, line 8 (first): Expected `int`, got `str`" in text


def test_a_unit_nobody_knows_is_refused(folder: Path) -> None:
    _change(folder / "items" / "market.toml", '"at_once"', '"soon"')
    assert "line 15 (second): Invalid enum value 'soon'" in _fault(folder)


def test_a_shared_question_that_does_not_exist_is_named(folder: Path) -> None:
    _change(folder / "themes" / "cafe.toml", 'shared = "home"', 'shared = "house"')
    assert "cafe.toml, line 5: there is no 'house' in questions.toml." in _fault(folder)


def test_two_shared_questions_of_one_name_are_refused_because_one_would_hide_the_other(folder: Path) -> None:
    text = _FILES["questions.toml"]
    (folder / "questions.toml").write_text(f"{text}\n{text}", encoding="utf-8")
    assert "questions.toml, line 7 (home): 'id' must be there and differ from those before" in _fault(folder)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '[common]\ndepartment = "market"\nvisits = 1\n',
            "common = 3\n",
            "line 1: 'common' must be written as a table",
        ),
        (
            'materials = ["card", {',
            'materials = "card"\nnote = """["", {',
            "line 9 (first): 'materials' must be a list",
        ),
        ("statutory = { number = 20 }", "statutory = 20", "line 8 (first): Expected `object | null`, got `int`"),
    ],
)
def test_what_is_written_in_another_shape_is_named_with_its_line(folder: Path, old: str, new: str, fault: str) -> None:
    file = folder / "items" / "market.toml"
    _change(file, old, new)
    if '"""' in new:
        _change(file, '["rented"] } }]', '["rented"] } }]"""')
    assert f"market.toml, {fault}" in _fault(folder)


def test_a_theme_written_without_a_name_is_refused(folder: Path) -> None:
    _change(folder / "themes" / "cafe.toml", 'name = "开咖啡馆"', "")
    assert "cafe.toml, line 1 (cafe): Object missing required field `name`" in _fault(folder)


def test_entries_must_be_written_so_that_each_has_a_line_of_its_own(folder: Path) -> None:
    (folder / "departments.toml").write_text('departments = [{ id = "market", name = "x" }]', encoding="utf-8")
    text = _fault(folder)
    assert "departments.toml, line 1: every entry of 'departments' must begin with a line [[departments]]" in text


def test_text_that_is_no_toml_or_no_utf_8_is_refused_by_file(folder: Path) -> None:
    (folder / "kinds.toml").write_bytes("[[kinds]]\nname = '许可'".encode("gb18030"))
    assert "kinds.toml cannot be read" in _fault(folder)
    (folder / "kinds.toml").write_text("[[kinds", encoding="utf-8")
    assert "kinds.toml cannot be read" in _fault(folder)


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "No such file" in _fault(tmp_path / "nowhere")


def test_a_copy_of_the_built_in_catalogue_reads_the_same(tmp_path: Path) -> None:
    shutil.copytree(BUILT_IN, tmp_path / "copy")
    assert load_folder(tmp_path / "copy") == load_folder(BUILT_IN)
