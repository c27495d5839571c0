"""``main.py catalogue import``: a file becomes the catalogue people see, or a report says why not."""

import argparse
import signal
from collections.abc import Iterable
from contextlib import suppress

from shared.catalogue.account import Import, read_records
from shared.catalogue.bringing import bring
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.progress import Progress
from shared.catalogue.reading import collected
from shared.catalogue.report import Report
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.catalogue.structure import structural_faults
from shared.domain.refused import Code, Refused
from shared.errors import SetupError
from shared.link import open_hall
from shared.settings import Terminal
from shared.store.engine import database_file


def run(options: argparse.Namespace, url: str, terminal: Terminal) -> Import:
    """Read the file and bring it into the hall at ``url``, unless this is a trial."""
    report, progress = Report(), Progress()
    records = read_records(options.file, options.profile, report, progress)
    try:
        if options.dry_run or (options.hall is None and not _is_there(url)):
            return _tried(records, report)
        return _brought(records, report, url, terminal, progress)
    finally:
        progress.end()


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
