"""A file that brings a catalogue, and the account of it: what the import of a hall and of the centre have in common."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.catalogue.folder import load_folder
from shared.catalogue.lossless import records_of
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.progress import Progress
from shared.catalogue.reading import PROFILES, read_file
from shared.catalogue.report import Outcome, Report, RowOutcome
from shared.catalogue.sentences import fault_sentence, reason_sentence, report_lines
from shared.catalogue.whole_file import write_whole
from shared.domain.catalogue.faults import Fault

FOLDER = "folder"


@dataclass(frozen=True)
class Import:
    """How an import ended: ``edition`` is the new one, ``None`` when the catalogue people see is still the old one."""

    report: Report
    edition: int | None = None
    fault: Fault | None = None
    dry: bool = False
    sent: str = ""
    """What the centre adds of its own."""

    @property
    def ending(self) -> str:
        """Return the last sentence of the report."""
        if self.fault is not None:
            return f"未导入：{fault_sentence(self.fault)}。现有目录保持不变。"
        if self.dry:
            return "试运行：未改动任何目录。"
        return f"已发布为第 {self.edition} 版目录。{self.sent}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what every import asks for."""
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON lines, CSV (.csv, .tsv) or .xlsx")
    profiles = [*PROFILES, FOLDER]
    parser.add_argument("--profile", choices=profiles, required=True, help="what the rows mean (docs/catalogue.md)")
    parser.add_argument("--dry-run", action="store_true", help="read, check and report only")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the account of every row (.json or text)")
    parser.add_argument("--json", action="store_true", help="for programs")


def read_records(file: Path, profile: str, report: Report, progress: Progress) -> Iterator[Record | ListKind]:
    """Yield the records of a file or folder, the head first, while ``report`` grows."""
    if profile != FOLDER:
        yield from read_file(file, profile, report, progress.tell)
        return
    for number, record in enumerate(records_of(load_folder(file)), start=1):
        report.imported(number, getattr(record, "id", ""), ())
        yield record


def tell(done: Import, options: argparse.Namespace) -> int:
    """Print the account, or leave it in a file; return the exit code: 1 where a fault kept it from being published."""
    text = json.dumps(as_json(done), ensure_ascii=False)
    lines = "\n".join(as_lines(done))
    if options.report is not None:
        whole = "\n".join(as_lines(done, notes=True))
        write_whole(options.report, [(text if options.report.suffix == ".json" else whole).encode() + b"\n"])
        sums = "，".join(f"{outcome} {done.report.count(outcome)}" for outcome in Outcome)
        lines = f"{sums}；明细见 {options.report}。\n{done.ending}"
    sys.stdout.write((text if options.json else lines) + "\n")
    return 0 if done.fault is None else 1


def as_json(done: Import) -> dict[str, Any]:
    """Return the account for programs: the sums, every row, and how many limits were read."""
    report = done.report
    limits = report.limits
    return {
        **{outcome.value: report.count(outcome) for outcome in Outcome},
        "edition": done.edition,
        "dry_run": done.dry,
        "fault": None if done.fault is None else {**_plain(done.fault), "text": fault_sentence(done.fault)},
        "limits": {
            "given": sum(limits.given.values()),
            "parsed": sum(limits.parsed.values()),
            "fields": {field: {"given": n, "parsed": limits.parsed[field]} for field, n in limits.given.items()},
            "units": dict(limits.units),
        },
        "rows": [_row(row) for row in report.rows],
    }


def as_lines(done: Import, *, notes: bool = False) -> Iterator[str]:
    """Yield the account for people; with ``notes`` also the rows taken as they are that have notes."""
    yield from report_lines(done.report, notes=notes)
    yield done.ending


def _row(row: RowOutcome) -> dict[str, Any]:
    reasons = [
        {"code": reason.why, "field": reason.field, "about": reason.about, "text": reason_sentence(reason)}
        for reason in row.reasons
    ]
    return {"line": row.line, "code": row.code, "outcome": row.outcome, "reasons": reasons}


def _plain(fault: Fault) -> dict[str, str]:
    return {"code": fault.kind, "record": fault.record, "id": fault.id, "about": fault.about}
