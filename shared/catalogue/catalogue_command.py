"""``main.py catalogue``: bring a catalogue in, get it back, check it, and see which one a hall has."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shared.catalogue import import_command
from shared.catalogue.account import add_arguments, tell
from shared.catalogue.bringing import bring_back
from shared.catalogue.folder import BUILT_IN, load_folder
from shared.catalogue.lossless import lines_of, records_of
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.reading import collected
from shared.catalogue.sentences import PARTS, fault_sentence
from shared.catalogue.whole_file import write_whole
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.check import Findings, check
from shared.domain.refused import Refused
from shared.errors import SetupError
from shared.link import open_hall
from shared.settings import Settings, load_settings

_CANCELLED = 130


def main(argv: list[str]) -> int:
    """Run one of the commands; 0 when done, 1 when a catalogue has a fault, 130 when it was cancelled."""
    options = _parser().parse_args(argv)
    settings = load_settings(options.config)
    try:
        match options.command:
            case "import":
                return _import(options, settings)
            case "export":
                return _export(options, settings)
            case "check":
                return _check(options, settings)
        return _list(options, settings)
    except Refused as refusal:
        raise SetupError(refusal.code, refusal.text) from refusal
    except KeyboardInterrupt:
        print("已取消；现有目录保持不变。", file=sys.stderr)
        return _CANCELLED


def _import(options: argparse.Namespace, settings: Settings) -> int:
    done = import_command.run(options, options.hall or settings.hall, settings.terminal)
    return tell(done, options)


def _export(options: argparse.Namespace, settings: Settings) -> int:
    write_whole(options.file, lines_of(_wanted(options, settings)))
    return 0


def _check(options: argparse.Namespace, settings: Settings) -> int:
    catalogue = _catalogue(options, settings)
    findings = check(catalogue)
    if options.json:
        print(json.dumps({**_sizes(catalogue), **_findings(findings)}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_findings_lines(catalogue, findings)))
    return 1 if findings.faults else 0


def _list(options: argparse.Namespace, settings: Settings) -> int:
    catalogue = _catalogue(options, settings)
    items = [item.department for item in catalogue.items]
    departments = [{"id": d.id, "name": d.name, "items": items.count(d.id)} for d in catalogue.departments]
    themes = [{"id": theme.id, "name": theme.name, "steps": len(theme.steps)} for theme in catalogue.themes]
    if options.json:
        rows = {"departments": departments, "themes": themes}
        print(json.dumps({**asdict(catalogue.head), **_sizes(catalogue), **rows}, ensure_ascii=False, indent=1))
        return 0
    print(_title(catalogue))
    print("\n".join(f"  部门 {row['id']:<24} {row['name']}  {row['items']} 项" for row in departments))
    print("\n".join(f"  主题 {row['id']:<24} {row['name']}  {row['steps']} 个事项" for row in themes))
    return 0


def _wanted(options: argparse.Namespace, settings: Settings) -> Iterable[Record | ListKind]:
    """Yield the catalogue that the options name: the built-in one, or a hall's."""
    if options.hall is None:
        yield from records_of(load_folder(BUILT_IN))
        return
    found = False
    with open_hall(options.hall, terminal=settings.terminal) as hall:
        for record in bring_back(hall):
            found = True
            yield record
    if not found:
        raise SetupError("no_catalogue", "这个大厅还没有目录；请先用 main.py catalogue import 导入。")


def _catalogue(options: argparse.Namespace, settings: Settings) -> Catalogue:
    catalogue = collected(_wanted(options, settings))
    if catalogue is None:
        raise SetupError("no_catalogue", "这里没有目录。")
    return catalogue


def _sizes(catalogue: Catalogue) -> dict[str, int]:
    return {
        "departments": len(catalogue.departments),
        "items": len(catalogue.items),
        "materials": len(catalogue.materials),
        "themes": len(catalogue.themes),
        "lists": len(catalogue.lists),
    }


def _findings(findings: Findings) -> dict[str, Any]:
    faults = [
        {"code": f.kind, "record": f.record, "id": f.id, "about": f.about, "text": fault_sentence(f)}
        for f in findings.faults
    ]
    incomplete = [{"item": name, "missing": parts} for name, parts in findings.incomplete]
    return {"faults": faults, "incomplete": incomplete, "in_no_theme": findings.in_no_theme}


def _findings_lines(catalogue: Catalogue, findings: Findings) -> Iterable[str]:
    yield _title(catalogue)
    yield from (f"  错误：{fault_sentence(fault)}" for fault in findings.faults)
    for name, parts in findings.incomplete:
        yield f"  不完整：{name} 缺少 {'、'.join(PARTS[part] for part in parts)}"
    yield f"{len(findings.in_no_theme)} 个事项不属于任何主题，只能按部门、类型或搜索找到。"
    yield f"{len(findings.faults)} 个错误；{len(findings.incomplete)} 个事项未公开行政许可法第三十条要求的全部内容。"


def _title(catalogue: Catalogue) -> str:
    words = {"departments": "部门", "items": "事项", "materials": "材料", "themes": "主题", "lists": "清单"}
    sizes = "，".join(f"{words[name]} {size:,}" for name, size in _sizes(catalogue).items())
    return f"{catalogue.head.name or catalogue.head.region} {catalogue.head.version}：{sizes}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py catalogue", description="The catalogue of what government does.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    brought = commands.add_parser(
        "import",
        help="make a file the catalogue that people see",
        description="Read a file, account for every row, and let it take over from the hall's catalogue at once. "
        "Whatever goes wrong, and Ctrl+C too, the old catalogue stays.",
    )
    add_arguments(brought)
    brought.add_argument(
        "--hall",
        metavar="URL",
        help="sqlite:///FILE, postgresql+psycopg://… or ws://HUB (default: the settings' hall; "
        "where that is a file that does not exist, nothing is made and this is a trial as with --dry-run)",
    )
    exported = commands.add_parser("export", help="write a catalogue as one lossless file")
    exported.add_argument("file", type=Path, metavar="FILE")
    checked = commands.add_parser("check", help="prove that a catalogue is whole and reachable")
    listed = commands.add_parser("list", help="tell which catalogue this is, its departments and themes")
    for command in (exported, checked, listed):
        where = command.add_mutually_exclusive_group()
        where.add_argument("--hall", metavar="URL", help="the catalogue of this hall")
        where.add_argument("--builtin", action="store_true", help="the catalogue that comes with OneHall (the default)")
    for command in (checked, listed):
        command.add_argument("--json", action="store_true", help="for programs")
    for command in (brought, exported, checked, listed):
        command.add_argument("--config", type=Path, help="settings of this machine (TOML)")
    return parser
