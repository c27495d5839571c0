"""Files for imports: rows of an imaginary Guangdong, written in every form, and what becomes of them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from shared.catalogue.reading import collected, read_file
from shared.catalogue.report import Report
from shared.domain.catalogue.catalogue import Catalogue

CODE = "11990000000000001A2990101001000"


def code(serial: int) -> str:
    """Return the code of one of our own items."""
    return f"{CODE[:25]}{serial:06}"


def row(serial: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a row without anything to say about it, but for the check digit of a body that does not exist."""
    return {
        "TASK_CODE": code(serial),
        "ORGCODE": CODE[8:17],
        "TASK_TYPE": "01",
        "CATAID": code(serial)[19:31],
        "TASK_NAME": f"事项{serial}",
        "DEPT_NAME": "某某局",
        "handle_time": "20(工作日)",
        "handle_time_limit": "5(工作日)",
        "service_object_name": ["自然人"],
        "material_intro": ["申请表", "身份证"],
        **changes,
    }


def json_lines(path: Path, rows: Sequence[Mapping[str, Any] | str], encoding: str = "utf-8") -> Path:
    """Write rows (or lines as they are) as JSON lines."""
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in rows]
    path.write_bytes("".join(line + "\n" for line in lines).encode(encoding))
    return path


def read(path: Path, profile: str = "guangdong") -> tuple[Catalogue, Report]:
    """Read a file as the import does."""
    report = Report()
    catalogue = collected(read_file(path, profile, report, lambda _line, _total: None))
    assert catalogue is not None
    return catalogue, report


def ends(report: Report) -> list[tuple[int, str, list[str]]]:
    """Return line, outcome and reasons of each row, but for the check digit of the body that does not exist."""
    return [
        (row.line, row.outcome.value, [reason.why.value for reason in row.reasons if reason.why != "check_digit"])
        for row in report.rows
    ]
