"""``main.py devices`` as a technician and a program use it, on emulated devices."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from devices.emulators.process import EmulatorProcess

ROOT = Path(__file__).parents[2]
LIMIT_S = 60


def command(*arguments: str) -> list[str]:
    return [sys.executable, "main.py", "devices", *arguments]


def said(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False)


def by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in rows}


def test_list_names_every_device_with_state_reasons_profile_and_port(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    printer, scanner = start("printer"), start("scanner")
    printer.control.ask("paper_out")
    listed = said("list", "--json", "--folder", str(directory))
    assert listed.returncode == 0, listed.stderr
    rows = by_name(json.loads(listed.stdout))
    assert (rows["printer"]["state"], rows["printer"]["reasons"]) == ("fault", ["paper_end"])
    assert (rows["printer"]["profile"], rows["printer"]["port"]) == ("emulated-printer", str(printer.link))
    assert (rows["scanner"]["state"], rows["scanner"]["port"]) == ("ready", str(scanner.link))
    assert (rows["reader"]["state"], rows["reader"]["port"]) == ("absent", None)


def test_list_for_a_person_is_one_line_a_device(start: Callable[..., EmulatorProcess], directory: Path) -> None:
    start("scanner")
    lines = said("list", "--folder", str(directory)).stdout.splitlines()
    (scanner,) = [line for line in lines if line.startswith("scanner")]
    assert scanner.split()[:3] == ["scanner", "ready", "-"]
    assert "Code scanner, emulated" in scanner


@pytest.mark.slow
def test_watch_tells_a_pulled_device_and_its_return_under_another_name(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    emulator = start("idcard")
    with subprocess.Popen(
        command("watch", "--json", "--folder", str(directory)), cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as watching:
        assert watching.stdout is not None
        until(watching, "reader", "ready")
        emulator.control.ask("unplug")
        until(watching, "reader", "absent")
        emulator.control.ask("plug", **{"as": "tty-usb7"})
        assert until(watching, "reader", "ready")["port"].endswith("tty-usb7")
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(LIMIT_S) == 0


def until(watching: "subprocess.Popen[str]", name: str, state: str) -> dict[str, Any]:
    """Return the first line told of the device ``name`` in ``state``."""
    for line in watching.stdout or ():
        row: dict[str, Any] = json.loads(line)
        if (row["name"], row["state"]) == (name, state):
            return row
    raise AssertionError(f"watch ended before {name} was {state}")


@pytest.mark.slow
def test_a_card_is_read_for_a_test_and_its_person_stays_hidden_also_in_the_bytes(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    emulator = start("idcard")
    emulator.control.ask("lay", card="resident")
    tested = said("test", "reader", "--frames", "--json", "--folder", str(directory))
    assert tested.returncode == 0, tested.stderr
    rows = [json.loads(line) for line in tested.stdout.splitlines()]
    (outcome,) = [row for row in rows if "test" in row]
    frames = [row for row in rows if "way" in row]
    assert outcome["test"] == "read a card (resident)"
    heard = "".join(frame["bytes"] + " " for frame in frames if frame["way"] == "in")
    assert "69 05 08 00 00 90 .." in heard
    assert set(heard.split("69 05 08 00 00 90")[1].split()[:1280]) == {".."}


def test_a_device_that_does_nothing_in_time_fails_its_test(directory: Path) -> None:
    tested = said("test", "scanner", "--patience", "0", "--folder", str(directory))
    assert tested.returncode == 1
    assert "nothing came in time" in tested.stdout


def test_a_device_nobody_knows_is_refused_with_those_there_are() -> None:
    refused = said("test", "toaster")
    assert refused.returncode == 2
    assert all(name in refused.stderr for name in ("reader", "printer", "scanner"))
