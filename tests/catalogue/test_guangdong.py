"""Guangdong's items: codes of 31 and 33 characters, its own type numbers, limits as text, and 1,762 real rows."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from shared.catalogue.profiles.guangdong import Code, parsed
from shared.catalogue.report import Outcome
from shared.domain.catalogue.items import Limit, Unit
from shared.domain.catalogue.structure import structural_faults
from tests.catalogue.files import code, ends, json_lines, read, row

REAL = Path(__file__).parents[3] / "shared" / "data" / "items-guangdong.jsonl"


def one(folder: Path, **changes: Any) -> Any:
    """Return the item and the reasons of one row."""
    catalogue, report = read(json_lines(folder / "one.jsonl", [row(**changes)]))
    return catalogue.items[0], catalogue, ends(report)[0][1:]


def test_a_code_of_31_or_33_characters_has_parts() -> None:
    whole = "11440000006939756B2440101007000"
    assert parsed(whole) == Code("11440000006939756B", "2", "440101007000", "")
    assert parsed(whole + "03") == Code("11440000006939756B", "2", "440101007000", "03")
    assert parsed(whole)
    assert parsed(whole[:-1]) is None


def test_a_row_becomes_an_item_with_its_department_kind_and_materials(tmp_path: Path) -> None:
    item, catalogue, said = one(tmp_path, matter_level="市级", matter_daily="开店，办证", visit_number="1")
    assert (item.id, item.code, item.name, item.kind, item.level) == (code(1), code(1), "事项1", "01", "3")
    assert (item.statutory, item.promised) == (Limit(20), Limit(5))
    assert (item.audience, item.visits, item.words) == (("person",), 1, ("开店", "办证"))
    assert catalogue.departments[0].name == "某某局"
    assert catalogue.kinds[0].name == "行政许可"
    assert [material.name for material in catalogue.materials] == ["申请表", "身份证"]
    assert said == ("imported", [])
    assert list(structural_faults(catalogue)) == []


@pytest.mark.parametrize(("own", "standard", "name"), [("20", "10", "其他行政权力"), ("21", "20", "公共服务")])
def test_types_20_and_21_are_what_guangdong_means_by_them(tmp_path: Path, own: str, standard: str, name: str) -> None:
    changed = code(1)[:21] + own + code(1)[23:]
    item, catalogue, said = one(tmp_path, TASK_CODE=changed, TASK_TYPE=own, CATAID=changed[19:31])
    assert (item.kind, catalogue.kinds[0].name, said) == (standard, name, ("imported", []))


@pytest.mark.parametrize(
    ("changes", "statutory", "promised", "said"),
    [
        ({"handle_time": "无"}, None, Limit(5), ("imported", [])),
        ({"handle_time": "无", "handle_time_limit": "无"}, None, None, ("imported", ["no_limit"])),
        ({"handle_time": "90(自然日)"}, Limit(90, Unit.CALENDAR_DAYS), Limit(5), ("imported", ["mixed_units"])),
        ({"handle_time_limit": "25(工作日)"}, Limit(20), Limit(20), ("repaired", ["promise_longer"])),
        ({"handle_time_limit": "当场"}, Limit(20), Limit(0, Unit.AT_ONCE), ("imported", [])),
        ({"handle_time_limit": "3个月"}, Limit(20), None, ("repaired", ["limit_unreadable"])),
    ],
)
def test_limits_keep_their_unit_and_a_promise_is_never_longer_than_the_law(
    tmp_path: Path, changes: dict[str, str], statutory: Limit, promised: Limit, said: tuple[str, list[str]]
) -> None:
    item, _, told = one(tmp_path, **changes)
    assert (item.statutory, item.promised, told) == (statutory, promised, said)


def test_a_limit_nobody_can_read_stays_to_be_read_by_people(tmp_path: Path) -> None:
    item, *_ = one(tmp_path, handle_time_limit="3个月")
    assert item.note == "承诺办结时限：3个月"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ORGCODE": "MB2C87614"}, ["code_disagrees"]),
        ({"CATAID": "440101007000"}, ["code_disagrees"]),
        ({"TASK_TYPE": "07"}, ["code_disagrees"]),
        ({"TASK_TYPE": "77"}, ["code_disagrees", "unknown_kind"]),
        ({"TASK_CODE": "GD-7"}, ["code_layout"]),
    ],
)
def test_a_code_that_is_not_as_it_should_be_is_noted_and_kept(
    tmp_path: Path, changes: dict[str, str], said: list[str]
) -> None:
    item, _, told = one(tmp_path, **changes)
    assert told == ("imported", said)
    assert item.code == changes.get("TASK_CODE", code(1))


def test_a_body_whose_code_fails_its_check_digit_is_noted_and_kept(tmp_path: Path) -> None:
    _, report = read(json_lines(tmp_path / "te.jsonl", [row(TASK_CODE="TE440000GD030003VV" + code(1)[18:])]))
    assert ("check_digit", "TE440000GD030003VV") in [(reason.why, reason.about) for reason in report.rows[0].reasons]
    assert report.rows[0].outcome is Outcome.IMPORTED


def test_what_cannot_be_taken_is_rejected_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [row(1), row(1), row(2, TASK_CODE=""), row(3, TASK_NAME="长" * 301), "{broken", "[1]", "", row(4)]
    catalogue, report = read(json_lines(tmp_path / "mixed.jsonl", rows))
    assert ends(report) == [
        (1, "imported", []),
        (2, "rejected", ["duplicate"]),
        (3, "rejected", ["missing"]),
        (4, "rejected", ["field_too_long"]),
        (5, "rejected", ["not_readable"]),
        (6, "rejected", ["not_readable"]),
        (8, "imported", []),
    ]
    assert [item.name for item in catalogue.items] == ["事项1", "事项4"]


def test_dirt_is_cleaned_and_told_by_field(tmp_path: Path) -> None:
    item, _, said = one(tmp_path, TASK_NAME=" 食品\u202e许可\x00", material_intro=["=1+1", "<b>表</b>", "=1+1"])
    assert item.name == "食品许可"
    assert said == ("repaired", ["cleaned", "cleaned", "cleaned", "twice_in_row"])


def test_a_field_of_20000_characters_is_cut_and_told(tmp_path: Path) -> None:
    item, _, said = one(tmp_path, accept_standard="条" * 20_000)
    assert (item.conditions, said) == (("条" * 4000,), ("repaired", ["cut"]))


@pytest.mark.skipif(not REAL.exists(), reason="the real data are not part of the project")
def test_every_one_of_the_1762_real_rows_is_accounted_for_and_every_limit_is_read() -> None:
    catalogue, report = read(REAL)
    assert (len(report.rows), len({row.line for row in report.rows}), len(catalogue.items)) == (1762, 1762, 1762)
    assert [report.count(outcome) for outcome in Outcome] == [1751, 11, 0]
    assert all(row.reasons for row in report.rows if row.outcome is not Outcome.IMPORTED)
    assert report.limits.parsed == report.limits.given == Counter(handle_time=1208, handle_time_limit=1339)
    assert report.limits.units == Counter({Unit.WORKING_DAYS: 2537, Unit.CALENDAR_DAYS: 10})
    assert sum(reason.why == "check_digit" for row in report.rows for reason in row.reasons) == 5
    assert list(structural_faults(catalogue)) == []
