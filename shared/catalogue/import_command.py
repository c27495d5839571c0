"""``main.py catalogue import``: a file becomes the catalogue people see, or a report says why not."""

import argparse
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.catalogue.bringing import bring
from shared.catalogue.folder import load_folder
from shared.catalogue.lossless import records_of
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.progress import Progress
from shared.catalogue.reading import collected, read_file
from shared.catalogue.report import Outcome, Report, RowOutcome
from shared.catalogue.sentences import fault_sentence, reason_sentence, report_lines
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.catalogue.structure import structural_faults
from shared.domain.refused import Code, Refused
from shared.errors import SetupError
from shared.link import open_hall
from shared.settings import Terminal
from shared.store.engine import database_file

FOLDER = "folder"


@dataclass(frozen=True)
class Import:
    """How an import ended: ``edition`` is the new one, ``None`` when the catalogue people see is still the old one."""

    report: Report
    edition: int | None = None
    fault: Fault | None = None
    dry: bool = False

    @property
    def ending(self) -> str:
        """Return the last sentence of the report."""
        if self.fault is not None:
            return f"未导入：{fault_sentence(self.fault)}。现有目录保持不变。"
        if self.dry:
            return "试运行：未改动任何目录。"
        return f"已发布为第 {self.edition} 版目录。"


def run(options: argparse.Namespace, url: str, terminal: Terminal) -> Import:
    """Read the file and bring it into the hall at ``url``, unless this is a trial."""
    report, progress = Report(), Progress()
    records = _records(options.file, options.profile, report, progress)
    try:
        if options.dry_run or (options.hall is None and not _is_there(url)):
            return _tried(records, report)
        return _brought(records, report, url, terminal, progress)
    finally:
        progress.end()


def _records(file: Path, profile: str, report: Report, progress: Progress) -> Iterator[Record | ListKind]:
    if profile != FOLDER:
        yield from read_file(file, profile, report, progress.tell)
        return
    for number, record in enumerate(records_of(load_folder(file)), start=1):
        report.imported(number, getattr(record, "id", ""), ())
        yield record


def _is_there(url: str) -> bool:
    """Tell whether the hall of the settings exists: none is made by the way."""
    if not url.startswith("sqlite:"):
        return True
    file = database_file(url)
    return file is not None and file.exists()


def _tried(records: Iterable[Record | ListKind], report: Report) -> Import:
    catalogue = collected(records)
    if catalogue is None:
        raise SetupError("no_head", "文件里没有目录的说明（head）；未导入任何内容。")
    return Import(report, fault=next(structural_faults(catalogue), None), dry=True)


def _brought(
    records: Iterable[Record | ListKind], report: Report, url: str, terminal: Terminal, progress: Progress
) -> Import:
    def before_publishing() -> None:
        with suppress(ValueError):  # only a program's main thread hears signals
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        progress.say("正在检查并发布……")

    with open_hall(url, terminal=terminal) as hall:
        try:
            return Import(report, edition=bring(hall, records, before_publishing).edition)
        except Refused as refusal:
            if refusal.code != Code.CATALOGUE_FAULT:
                raise SetupError(refusal.code, f"未导入，现有目录保持不变：{refusal.text}") from refusal
            facts = {name: str(value) for name, value in refusal.facts.items()}
            fault = Fault(FaultKind(facts["fault"]), facts["record"], facts["id"], facts["about"])
            return Import(report, fault=fault)


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
