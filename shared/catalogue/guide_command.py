"""``main.py guide``: the guide to a theme under a file of answers, from the built-in catalogue or from a hall's."""

import argparse
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.clock import SystemClock
from shared.documents.guide_wording import Wording
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.conversion import department_lists, theme_lists
from shared.domain.guide.making import make_guide
from shared.domain.guide.result import Bring, Guide, GuideMaterial, GuideStep
from shared.domain.plan import HallPlan
from shared.errors import SetupError
from shared.hall import Refused
from shared.hall.guide import GuideView, SheetCodeFor, ThemeList, ThemeView
from shared.hall.places import PlanView
from shared.link import open_hall
from shared.security.role import Role
from shared.settings import load_settings


@dataclass(frozen=True)
class Made:
    """A guide with what its paper needs; without a hall there is no plan and no code to sign with."""

    theme: Theme
    guide: Guide
    plan: HallPlan | None = None
    code: str = ""


def main(argv: list[str]) -> int:
    """Print the guide, or write its sheet; 0 when done."""
    parser = _parser()
    options = parser.parse_args(argv)
    if not options.theme and not options.list:
        parser.error("name a THEME, or use --list")
    try:
        if options.list:
            print("\n".join(_themes(options.hall, options.config)))
            return 0
        answers = {} if options.answers is None else _answers(options.answers)
        made = _made(options.theme, answers, options)
    except Refused as refusal:
        raise SetupError(refusal.code, refusal.text) from refusal
    if options.pdf is not None:
        _write_sheet(made, options.pdf)
    print(json.dumps(as_json(made.guide), ensure_ascii=False, indent=1) if options.json else as_text(made))
    return 0


def as_json(guide: Guide) -> dict[str, Any]:
    """Return the guide in plain values: its steps as ``items``, its waves as ``groups``."""
    plain: dict[str, Any] = msgspec.to_builtins(guide)
    return {"items": plain.pop("steps"), "groups": plain.pop("waves"), **plain}


def as_text(made: Made) -> str:
    """Return the guide as a person at a console reads it, in the words of its papers."""
    wording = Wording(made.guide, made.theme, made.plan, "zh")
    words = wording.words
    lines = [f"{wording.heading()}（{made.guide.catalogue}）"]
    lines += [f"{question} {option}" for question, option in wording.answers()]
    lines += [f"{words.order}："]
    lines += [f"  {number}. {_step_line(step, wording)}" for number, step in enumerate(made.guide.steps, start=1)]
    for title, ways in (
        (words.to_bring, (Bring.BRING,)),
        (words.to_fill, (Bring.FILL_IN,)),
        (words.not_to_bring, (Bring.FETCHED, Bring.ON_THE_WAY)),
    ):
        lines += [f"{title}："] + [f"  {_material_line(material, wording)}" for material in wording.materials(*ways)]
    lines += [f"{words.time}：{wording.all_days()}", f"{words.cost}：{wording.cost()}"]
    lines += [f"  {wording.fee(fee)}" for fee in made.guide.fees]
    left_open = len(made.guide.open_questions)
    return "\n".join([*lines, *([words.open_note.format(n=left_open)] if left_open else [])])


def _step_line(step: GuideStep, wording: Wording) -> str:
    maybe = "" if step.certain else f"【{wording.words.maybe}】"
    parts = (wording.step_name(step) + maybe, wording.department(step), wording.days(step), wording.after(step))
    return "  ".join(filter(None, parts))


def _material_line(material: GuideMaterial, wording: Wording) -> str:
    name = wording.material_name(material) + wording.marks(material)
    if material.bring in (Bring.FETCHED, Bring.ON_THE_WAY):
        return f"{name}  {wording.why_not(material)}"
    return f"{name}  {wording.counts(material)}"


def _write_sheet(made: Made, path: Path) -> None:
    """Write the A4 sheet; raise :class:`SetupError` (cannot_write) where it cannot be."""
    from shared.documents.pdf.guide import GuideSheet  # noqa: PLC0415 reportlab is slow to load and rarely asked for

    zone = ZoneInfo("Asia/Shanghai") if made.plan is None else made.plan.zone_info
    wording = Wording(made.guide, made.theme, made.plan, "zh")
    try:
        path.write_bytes(GuideSheet(wording, made.code, SystemClock().now(), zone).pdf())
    except OSError as error:
        raise SetupError("cannot_write", f"The sheet cannot be written to {path}: {error.strerror}.") from error


def _answers(path: Path) -> dict[str, str]:
    """Return the answers in a JSON or TOML file; raise :class:`SetupError` (bad_answers) where it holds none."""
    try:
        text = path.read_text(encoding="utf-8")
        found: Any = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise SetupError("bad_answers", f"The answers cannot be read from {path}: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(option, str) for option in found.values()):
        raise SetupError("bad_answers", f"{path} must hold one table of questions and answers: premises = 'rented'.")
    return found


def _made(theme_id: str, answers: Mapping[str, str], options: argparse.Namespace) -> Made:
    if options.hall is None:
        index = Index.of(load_folder(BUILT_IN))
        theme = index.theme(theme_id)
        return Made(theme, make_guide(theme, answers, index, None))
    with open_hall(options.hall, role=Role.KIOSK, terminal=load_settings(options.config).terminal) as hall:
        return Made(
            theme=hall.ask(ThemeView(theme=theme_id)),
            guide=hall.ask(GuideView(theme=theme_id, answers=dict(answers))),
            plan=hall.ask(PlanView()),
            code=hall.ask(SheetCodeFor(theme=theme_id, answers=dict(answers))).code,
        )


def _themes(url: str | None, config: Path | None) -> list[str]:
    """Return a line for each theme: id, name, how many items of how many departments."""
    if url is not None:
        with open_hall(url, role=Role.KIOSK, terminal=load_settings(config).terminal) as hall:
            return [f"{card.id:<24} {card.name}  ({card.steps} items)" for card in hall.ask(ThemeList())]
    catalogue = load_folder(BUILT_IN)
    lists = theme_lists(department_lists(catalogue.items), catalogue.themes).lists
    return [
        f"{theme.id:<24} {theme.name}  ({len(lists[theme.id])} items of "
        f"{len({entry.department for entry in lists[theme.id]})} departments)"
        for theme in catalogue.themes
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py guide", description=__doc__)
    parser.add_argument("theme", nargs="?", metavar="THEME", help="what the person wants to do; see --list")
    parser.add_argument("--list", action="store_true", help="name the themes")
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="JSON or TOML: question and option; none: all open"
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--pdf", type=Path, metavar="OUT", help="write the A4 sheet too; --hall gives it its code")
    parser.add_argument("--hall", metavar="URL", help="this hall's catalogue and counters, not the built-in catalogue")
    parser.add_argument("--config", type=Path, help="settings of this machine (TOML)")
    return parser
