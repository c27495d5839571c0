"""Files as people really send them: three encodings, quoted CSV, workbooks, and what only looks like a file."""

import csv
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shared.catalogue.readers import text_file
from shared.catalogue.readers.text_file import look_through
from shared.errors import SetupError
from tests.catalogue.files import code, ends, json_lines, read, row

HEADING = ["实施编码", "事项名称", "实施主体", "法定办结时限", "申请材料"]


def cells(serial: int = 1) -> list[str]:
    """Return the cells of a row under ``HEADING``."""
    return [code(serial), f"事项{serial}", "某某局", "20(工作日)", "申请表、身份证"]


def refused(path: Path) -> SetupError:
    """Return why a file is refused as a whole."""
    with pytest.raises(SetupError) as error:
        read(path)
    assert path.name in error.value.text
    return error.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_three_encodings_of_chinese_files_are_known(tmp_path: Path, encoding: str) -> None:
    catalogue, _ = read(json_lines(tmp_path / "f.jsonl", [row(TASK_NAME="食品𬱖经营")], encoding))
    assert catalogue.items[0].name == "食品𬱖经营"


@pytest.mark.parametrize("text", [b"\xff\xfe{\x00", "名".encode("utf-16"), b"PK\x00\x00", b"\x80\xff\x80\xff\n"])
def test_what_is_no_text_of_a_known_encoding_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "f.jsonl"
    path.write_bytes(text)
    assert refused(path).code in {"wrong_encoding", "no_text"}


def test_a_damaged_utf8_file_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "f.jsonl", [row(n) for n in range(30)])
    whole = path.read_bytes()
    path.write_bytes(whole[:2000] + b"\xa1" + whole[2000:])
    error = refused(path)
    assert (error.code, "行）" in error.text) == ("wrong_encoding", True)


def test_a_character_across_the_border_of_two_reads_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = json_lines(tmp_path / "f.jsonl", [row(n) for n in range(3)], "gb18030")
    for size in (1, 2, 3, 5):
        monkeypatch.setattr(text_file, "_CHUNK", size)
        assert look_through(path) == text_file.TextFile(path, "gb18030", 3)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.jsonl").code == "unreadable_file"


def test_a_file_of_more_lines_than_any_catalogue_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"{}\n" * 100_000)
    assert refused(path).code == "too_many_rows"


def test_csv_with_quotes_line_breaks_and_formulas_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    with path.open("w", newline="", encoding="gb18030") as file:
        writer = csv.writer(file)
        writer.writerows([HEADING, cells(1), [code(2), '=cmd|" /C calc"!A1\n二', "某某局", "无", ""], [], cells(3)])
    catalogue, report = read(path)
    assert [item.name for item in catalogue.items] == ["事项1", '=cmd|" /C calc"!A1\n二', "事项3"]
    assert [(line, outcome) for line, outcome, _ in ends(report)] == [(2, "imported"), (3, "imported"), (6, "imported")]


def test_a_csv_row_that_does_not_fit_its_heading_is_told(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    lines = [HEADING, cells(1)[:3], [*cells(2), "多"], [*cells(3), "", ""], ['"a"b', *cells(4)]]
    path.write_text("\n".join(",".join(line) for line in lines) + "\n", encoding="utf-8")
    _, report = read(path)
    assert ends(report) == [
        (2, "repaired", ["short_row", "no_limit"]),
        (3, "rejected", ["too_many_fields"]),
        (4, "imported", []),
        (5, "rejected", ["not_readable"]),
    ]


def test_a_quote_that_never_ends_swallows_no_row_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    lines = [",".join(HEADING), ",".join(cells(1)), '"' + ",".join(cells(2)), ",".join(cells(3))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, report = read(path)
    assert ends(report) == [(2, "imported", []), (3, "rejected", ["not_readable"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_separated_by_comma_semicolon_or_tab(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "f.csv"
    path.write_text(delimiter.join(HEADING) + "\n" + delimiter.join(cells()) + "\n", encoding="utf-8-sig")
    catalogue, _ = read(path)
    assert [material.name for material in catalogue.materials] == ["申请表", "身份证"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "bad_heading"),
        ("实施编码,事项名称\n", "missing_columns"),
        (",".join([*HEADING, "事项名称"]), "bad_heading"),
    ],
)
def test_a_table_without_the_columns_that_must_be_there_is_refused(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "f.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError) as error:
        read(path)
    assert error.value.code == why


def workbook(path: Path, rows: list[list[Any]]) -> Path:
    """Write a workbook of one sheet."""
    book = Workbook()
    assert book.active is not None
    for one in rows:
        book.active.append(one)
    book.save(path)
    return path


def test_a_workbook_is_read_with_formulas_as_text_and_numbers_as_digits(tmp_path: Path) -> None:
    rows = [HEADING, cells(1), [code(2), "=1+1", "某某局", 20, None], [], [int("1" * 12), "事项3", "某某局", 7.0, ""]]
    catalogue, report = read(workbook(tmp_path / "f.xlsx", rows))
    assert [item.name for item in catalogue.items] == ["事项1", "=1+1", "事项3"]
    assert [item.statutory.number for item in catalogue.items if item.statutory] == [20, 20, 7]
    assert [(line, outcome) for line, outcome, _ in ends(report)] == [(2, "imported"), (3, "imported"), (5, "imported")]


def test_a_long_code_that_became_a_number_is_rejected_because_its_digits_are_gone(tmp_path: Path) -> None:
    rows = [HEADING, [11440000006939756123, *cells()[1:]], cells(2)]
    _, report = read(workbook(tmp_path / "f.xlsx", rows))
    assert ends(report) == [(2, "rejected", ["digits_lost"]), (3, "imported", [])]


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet1.xml": b"0" * 300_000_000},
        {"xl/sharedStrings.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>'},
        {"xl/sharedStrings.xml": '<?xml version="1.0"?>\n<!doctype lolz [<!entity a "ha">]><a/>'.encode("utf-16")},
        {f"{n}.xml": b"" for n in range(2001)},
    ],
    ids=["bomb", "entity", "two-byte entity", "many parts"],
)
def test_a_workbook_made_to_do_harm_is_refused_unopened(tmp_path: Path, parts: dict[str, bytes]) -> None:
    assert refused(archive(tmp_path / "f.xlsx", parts)).code == "dangerous_xlsx"


def test_a_declaration_across_the_border_of_two_reads_is_seen(tmp_path: Path) -> None:
    data = b"<!--" + b" " * ((1 << 18) - 10) + b"--><!DOCTYPE a>"
    assert refused(archive(tmp_path / "f.xlsx", {"xl/workbook.xml": data})).code == "dangerous_xlsx"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"code,name\n"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(data)
    assert refused(path).code == "bad_xlsx"


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert refused(archive(tmp_path / "f.xlsx", {"a.txt": b"a"})).code == "bad_xlsx"
