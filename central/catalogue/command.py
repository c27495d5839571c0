"""``main.py central catalogue``: a file becomes the next edition of every hall, or a report says why not."""

import argparse
import sys
from typing import Any

from central.catalogue.published import published_edition
from central.catalogue.publishing import Publication, publish
from central.centre import Centre
from central.feed import BadRow
from central.monitoring import hall_list
from shared.catalogue.account import Import, add_arguments, read_records, tell
from shared.catalogue.progress import Progress
from shared.catalogue.reading import collected
from shared.catalogue.report import Report
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.check import check
from shared.errors import SetupError

_CANCELLED = 130


def add_catalogue(commands: Any) -> None:
    """Add the words below ``central catalogue``."""
    about = commands.add_parser("catalogue", help="the catalogue of the halls").add_subparsers(
        dest="action", required=True
    )
    brought = about.add_parser(
        "import",
        help="publish a file as the next edition of every hall",
        description="Read a file, account for every row, check it, and publish it to halls and citizens' pages. What "
        "`main.py catalogue check` finds wrong is not published; the edition before then stays.",
    )
    add_arguments(brought)
    about.add_parser("show", help="tell which edition is published, and which one each hall has")


def run_catalogue(centre: Centre, parsed: argparse.Namespace) -> int:
    """Do it; return the exit code: 1 where a fault kept a catalogue from being published."""
    if parsed.action == "show":
        _show(centre)
        return 0
    try:
        return _import(centre, parsed)
    except KeyboardInterrupt:
        sys.stderr.write("已取消；现有目录保持不变。\n")
        return _CANCELLED


def _import(centre: Centre, parsed: argparse.Namespace) -> int:
    report, progress = Report(), Progress()
    try:
        catalogue = collected(read_records(parsed.file, parsed.profile, report, progress))
        if catalogue is None:
            raise SetupError("no_head", "文件里没有目录的说明（head）；未发布任何内容。")
        progress.say("正在检查并发布……")
        return tell(_published(centre, catalogue, report, dry=parsed.dry_run), parsed)
    finally:
        progress.end()


def _published(centre: Centre, catalogue: Catalogue, report: Report, *, dry: bool) -> Import:
    faults = check(catalogue).faults
    if faults or dry:
        return Import(report, fault=next(iter(faults), None), dry=dry)
    try:
        done = publish(centre.database, catalogue, centre.clock.now())
    except BadRow as error:
        raise SetupError("bad_row", f"未发布，现有目录保持不变：{error}") from error
    return Import(report, edition=done.revision, sent=_sentence(done))


def _sentence(done: Publication) -> str:
    return f"共 {done.parts:,} 份，其中 {done.new_parts:,} 份（{done.new_bytes / 1024:,.0f} KiB）有变化，将发往各大厅。"


def _show(centre: Centre) -> None:
    with centre.database.reading() as session:
        edition, halls = published_edition(session), hall_list(session, centre.clock.now())
    if edition is None:
        sys.stdout.write("尚未发布目录；市民网页使用内置目录或设置中的目录。\n")
        return
    head = edition.head
    sys.stdout.write(f"{head.name or head.region} {head.version}：{len(edition.parts):,} 份\n")
    for hall in halls:
        sys.stdout.write(f"  {hall.hall:<24} {hall.catalogue or '（无）'} {hall.catalogue_trouble}\n")
