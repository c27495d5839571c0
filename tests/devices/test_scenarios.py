"""Scenarios: trouble by the clock, on real emulators; tests hold the clock."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.emulators.scenario import FOLDER, Scenario, Step, play, read_scenario, scenarios
from devices.ports import DeviceState, Reason
from shared.errors import SetupError
from tests.devices.conftest import PrinterAtWork
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]
HEAL = "[[step]]\nat = {at}\ndevice = {device}\ndo = 'heal'\n"


def no_wait(_: float) -> None:
    """Let the time of a scenario pass at once."""


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.name)
def test_every_scenario_we_ship_can_be_played_to_its_end_and_leaves_the_devices_whole(
    start: Callable[..., EmulatorProcess], directory: Path, scenario: Scenario
) -> None:
    emulators = [start(kind) for kind in sorted({step.device for step in scenario.steps})]
    played: list[Step] = []
    play(scenario, directory, wait=no_wait, told=played.append)
    assert played == list(scenario.steps)
    assert scenario.about.endswith(".")
    for emulator in emulators:
        state = emulator.control.ask("state")
        assert not state.get("silent")
        assert not state.get("troubles")


def test_the_driver_sees_the_paper_end_and_the_printer_heal_as_the_scenario_goes(
    printer: PrinterAtWork, directory: Path
) -> None:
    seen = {
        "near_end": (DeviceState.DEGRADED, {Reason.PAPER_NEAR_END}),
        "paper_out": (DeviceState.FAULT, {Reason.PAPER_END}),
        "cover_open": (DeviceState.FAULT, {Reason.COVER_OPEN}),
        "heal": (DeviceState.READY, set[Reason]()),
    }

    def look(step: Step) -> None:
        state, reasons = seen[step.do]
        printer.statuses.until(lambda status: status.state is state and reasons <= status.reasons)

    play(read_scenario(FOLDER / "paper-ends.toml"), directory, wait=no_wait, told=look)
    assert printer.driver.status.state is DeviceState.READY


def test_each_order_comes_at_its_time_however_long_the_one_before_took(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    start("scanner")
    steps = tuple(Step(at, "scanner", "state", {}) for at in (0, 2.0, 3.0, 3.5))
    now, waits = [100.0], list[float]()

    def wait(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    def told(_: Step) -> None:
        now[0] += 1.25

    play(Scenario("made up", "", steps), directory, wait=wait, told=told, clock=lambda: now[0])
    assert waits == [0.75]


@pytest.mark.parametrize(
    "text",
    [
        "about = 'nothing happens'\nstep = []\n",
        "about = 'no steps'\n",
        HEAL.format(at=1, device="'printer'"),
        "about = 'a'\n" + HEAL.format(at=2, device="'printer'") + HEAL.format(at=1, device="'printer'"),
        "about = 'a'\n" + HEAL.format(at=-1, device="'printer'"),
        "about = 'a'\n" + HEAL.format(at="'soon'", device="'printer'"),
        "about = 'a'\n" + HEAL.format(at=1, device="'../printer'"),
        "about = 'a'\n" + HEAL.format(at=1, device="7"),
        "about = 'a'\n[[step]]\nat = 1\ndevice = 'printer'\n",
        "no toml",
    ],
)
def test_a_scenario_that_cannot_be_played_is_refused_with_its_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError, match=r"bad\.toml") as refusal:
        read_scenario(path)
    assert refusal.value.code == "bad_scenario"


def test_a_scenario_is_played_from_the_command_line(
    start: Callable[..., EmulatorProcess], directory: Path, tmp_path: Path
) -> None:
    printer = start("printer")
    path = tmp_path / "mine.toml"
    path.write_text("about = 'a'\n[[step]]\nat = 0\ndevice = 'printer'\ndo = 'cover_open'\n", encoding="utf-8")
    command = [sys.executable, "-m", "devices.emulators.scenario", str(path), "--folder", str(directory)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    assert said.stdout.split() == ["0.0", "s", "printer", "cover_open"]
    assert "cover_open" in printer.control.ask("state")["troubles"]
