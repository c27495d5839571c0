"""``main.py guide``: the guide to a theme under a file of answers, from the built-in catalogue or from a hall's."""

import argparse
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.conversion import department_lists, theme_lists
from shared.domain.guide.making import make_guide
from shared.domain.guide.result import Guide, GuideMaterial, GuideStep
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
    print(json.dumps(as_json(made.guide), ensure_ascii=False, indent=1) if options.json else as_text(made.guide))
    return 0


def as_json(guide: Guide) -> dict[str, Any]:
    """Return the guide in plain values: its steps as ``items``, its waves as ``groups``."""
    plain: dict[str, Any] = msgspec.to_builtins(guide)
    return {"items": plain.pop("steps"), "groups": plain.pop("waves"), **plain}


def as_text(guide: Guide) -> str:
    """Return the guide as a person at a console reads it."""
    steps = {step.item: step for step in guide.steps}
    lines = [f"{guide.name}  ({guide.catalogue})"]
    for number, wave in enumerate(guide.waves, start=1):
        lines.append(f"{number}.")
        lines.extend(f"   {_step_line(steps[item])}" for item in wave)
    lines += ["materials:", *(f"   {_material_line(material)}" for material in guide.materials)]
    days = f"at least {guide.days_at_least}" if guide.days is None else str(guide.days)
    if guide.days_most != guide.days:
        days += ", at most unknown" if guide.days_most is None else f", at most {guide.days_most}"
    lines += [f"working days: {days}", f"fees: {guide.fee_cents / 100:.2f} yuan"]
    lines += [f"not answered: {', '.join(guide.open_questions)}"] if guide.open_questions else []
    return "\n".join(lines)


def _step_line(step: GuideStep) -> str:
    days = "no limit published" if step.days is None else f"{step.days} days"
    return f"{step.name}  {step.department_name}  {days}{'' if step.certain else '  may be needed'}"


def _material_line(material: GuideMaterial) -> str:
    count = f"{material.originals}+{material.copies}"
    return f"{material.name}  {count}  {material.bring}{'' if material.certain else '  may be needed'}"


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
    parser.add_argument("--hall", metavar="URL", help="this hall's catalogue and counters, not the built-in catalogue")
    parser.add_argument("--config", type=Path, help="settings of this machine (TOML)")
    return parser
