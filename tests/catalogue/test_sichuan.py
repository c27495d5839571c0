"""Sichuan's items, with codes written in the layouts that were seen there."""

from pathlib import Path
from typing import Any

import pytest

from shared.catalogue.profiles.sichuan import Code, parsed
from shared.domain.catalogue.items import Limit, Unit
from shared.domain.catalogue.structure import structural_faults
from tests.catalogue.files import ends, json_lines, read

LONG = "511A0138000000-511602000000-000-115113010833722043-1-00"
SHORT = "510120001000-519901000000-001-115113010833722043-4-01"


def row(code: str = LONG, **changes: Any) -> dict[str, Any]:
    """Return a row without anything to say about it."""
    return {
        "task_code": code,
        "task_name": "食品经营许可",
        "dept_name": "某某市场监督管理局",
        "task_type": "01",
        "anticipate_day": "20",
        "anticipate_type": "1",
        "promise_day": "5",
        "promise_type": "1",
        "power_source": "《食品安全法》\n《行政许可法》",
        "handle_flow": "申请\n受理\n决定",
        **changes,
    }


def one(folder: Path, **changes: Any) -> Any:
    """Return the item, the catalogue and what was said of one row."""
    catalogue, report = read(json_lines(folder / "one.jsonl", [row(**changes)]), "sichuan")
    return catalogue.items[0], catalogue, ends(report)[0][1:]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (LONG, Code("511A0138000000", "511602000000", "000", "115113010833722043", "1", "00")),
        (SHORT, Code("510120001000", "519901000000", "001", "115113010833722043", "4", "01")),
        ("511A01-511602000000-000-115113010833722043-1-00", None),
        ("1-2-3-4-5-6-7-8", None),
        (LONG.replace("A", "—"), None),
    ],
)
def test_hyphenated_codes_of_the_two_common_layouts_have_parts(code: str, parts: Code | None) -> None:
    assert parsed(code) == parts


def test_a_row_becomes_an_item(tmp_path: Path) -> None:
    item, catalogue, said = one(tmp_path)
    assert (item.id, item.kind, item.level) == (LONG, "01", "1")
    assert (item.statutory, item.promised) == (Limit(20), Limit(5))
    assert (item.basis, item.procedure) == (("《食品安全法》", "《行政许可法》"), ("申请", "受理", "决定"))
    assert catalogue.departments[0].code == "115113010833722043"
    assert said == ("imported", [])
    assert list(structural_faults(catalogue)) == []


def test_a_limit_has_its_unit_in_a_column_of_its_own(tmp_path: Path) -> None:
    item, *_ = one(tmp_path, anticipate_type="2", promise_day="10", promise_type="自然日")
    assert (item.statutory, item.promised) == (Limit(20, Unit.CALENDAR_DAYS), Limit(10, Unit.CALENDAR_DAYS))


@pytest.mark.parametrize(("type_", "kind"), [("10", "10"), ("20", "20"), ("公共服务", "20")])
def test_types_10_and_20_are_the_standards(tmp_path: Path, type_: str, kind: str) -> None:
    item, *_ = one(tmp_path, task_type=type_)
    assert item.kind == kind


def test_another_layout_and_a_body_that_fails_its_check_are_noted_and_kept(tmp_path: Path) -> None:
    code = "511A01-511602000000-000-TE5113010833722043-1-00-7-8"
    item, _, said = one(tmp_path, code=code, dept_code="TE5113010833722043")
    assert (item.code, item.id, said) == (code, code, ("imported", ["code_layout"]))
