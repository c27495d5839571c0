"""Plays trouble by the clock: orders to emulated devices from a TOML file, ``resources/scenarios/*.toml``.

``python -m devices.emulators.scenario NAME --folder DIR`` plays one on the emulators whose control sockets are in DIR.
"""

import argparse
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devices.emulators.control import EmulatorControl
from shared.errors import SetupError

FOLDER = Path(__file__).parents[2] / "resources" / "scenarios"


@dataclass(frozen=True)
class Step:
    """One order: ``at`` seconds after the beginning, to the emulator of this kind, with its details."""

    at: float
    device: str
    do: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class Scenario:
    """A story of trouble: what it is about, in a sentence of each language, and its steps in order."""

    name: str
    about: str
    steps: tuple[Step, ...]
    about_zh: str = ""


def scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """Return every scenario of a folder, by name; raises SetupError (bad_scenario)."""
    return [read_scenario(path) for path in sorted(folder.glob("*.toml"))]


def read_scenario(path: Path) -> Scenario:
    """Read a scenario; raises SetupError (bad_scenario) with the file and what is wrong in it."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        steps = tuple(_step(dict(step)) for step in values["step"])
        about, about_zh = str(values["about"]), str(values.get("about_zh", ""))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        what = f"{type(error).__name__}: {error}"
        raise SetupError("bad_scenario", f"The scenario {path} cannot be played: {what}.") from error
    if not steps or list(steps) != sorted(steps, key=lambda step: step.at):
        raise SetupError("bad_scenario", f"The scenario {path} cannot be played: its steps are not in order of time.")
    return Scenario(path.stem, about, steps, about_zh)


def play(
    scenario: Scenario,
    folder: Path,
    *,
    wait: Callable[[float], object] = time.sleep,
    told: Callable[[Step], object] = lambda _: None,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Give each order at its time and tell of it; ends with the last one. Raises OrderFailed, OSError."""
    began = clock()
    for step in scenario.steps:
        left = step.at - (clock() - began)
        if left > 0:
            wait(left)
        EmulatorControl(folder / f"{step.device}.sock").ask(step.do, **step.details)
        told(step)


def _step(values: dict[str, Any]) -> Step:
    at, device, do = float(values.pop("at")), values.pop("device"), values.pop("do")
    if at < 0 or not isinstance(device, str) or not isinstance(do, str) or device != Path(device).name:
        raise ValueError(f"no order can be made of at = {at}, device = {device!r}, do = {do!r}")
    return Step(at, device, do, values)


def main() -> None:
    """Play the scenario named on the command line."""
    parser = argparse.ArgumentParser(description="Play a scenario on emulated devices.")
    parser.add_argument("name", help="a file of resources/scenarios without .toml, or the path of another")
    parser.add_argument("--folder", type=Path, required=True, help="where the emulators' control sockets are")
    options = parser.parse_args()
    path = FOLDER / f"{options.name}.toml"
    play(
        read_scenario(path if path.exists() else Path(options.name)),
        options.folder,
        told=lambda step: print(f"{step.at:6.1f} s  {step.device:<8} {step.do}", flush=True),  # noqa: T201 for a person
    )


if __name__ == "__main__":
    main()
