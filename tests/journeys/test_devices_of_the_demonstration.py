"""The demonstration's devices from outside: named with their states, seen when pulled, and back by themselves."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from devices.emulators.control import EmulatorControl
from shared.demo.stand import Stand
from shared.hall.devices import DeviceList
from tests.patience import PATIENCE_S, within

pytestmark = pytest.mark.slow
_ROOT = Path(__file__).parents[2]
_PLUGGED = {"reader": "idcard", "printer": "printer", "scanner": "scanner", "sign 1": "sign"}


class Demonstration:
    """A hub, a kiosk, a sign and a voice as their own programs, and what the hall hears of their devices."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self._hall = stand.start_hub()
        self._rung = threading.Event()
        self._hall.on_change(self._rung.set)
        reader, printer, scanner = stand.start_devices()
        ports = ("--card-reader", reader.link, "--printer", printer.link, "--scanner", scanner.link)
        stand.start_window("kiosk", "--windowed", "540x960", *map(str, ports))
        strip = str(stand.sockets / "tty-sign")
        stand.start_window("sign", "--windowed", "480x270", "--counter", "1", "--strip", strip)
        stand.start_window("voice")

    def states(self) -> dict[str, str]:
        """Return the state of every device, as the hall knows it."""
        return {device.health.name: device.health.state for device in self._hall.ask(DeviceList())}

    def until(self, seen: Callable[[dict[str, str]], bool]) -> float:
        """Wait for the hall's bell until ``seen``; return the seconds that took."""
        began = time.monotonic()
        while not seen(self.states()):
            assert time.monotonic() - began < PATIENCE_S, self.states()
            self._rung.wait(1)
            self._rung.clear()
        return time.monotonic() - began

    def order(self, device: str, do: str, **details: Any) -> None:
        """Have the emulator of a device do something."""
        EmulatorControl(self.stand.sockets / f"{_PLUGGED[device]}.sock").ask(do, **details)


@pytest.fixture
def demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Demonstration]:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with Stand(tmp_path) as stand:
        shown = Demonstration(stand)
        shown.until(lambda states: all(states.get(name) == "ready" for name in _PLUGGED) and "voice" in states)
        yield shown


def test_every_device_is_named_with_its_state_on_the_command_line(demonstration: Demonstration) -> None:
    command = [sys.executable, "main.py", "devices", "list", "--json", "--hall", demonstration.stand.address]
    listed = subprocess.run(command, cwd=_ROOT, capture_output=True, timeout=PATIENCE_S, check=True).stdout
    states = {row["name"]: row["state"] for row in json.loads(listed)}
    assert states.keys() == {"reader", "printer", "scanner", "sign 1", "voice"}
    assert {states[name] for name in _PLUGGED} == {"ready"}
    assert states["voice"] in {"ready", "busy", "absent"}  # a machine of the tests may have no loudspeaker


def test_a_pulled_device_is_known_in_the_hall_within_a_second_and_comes_back_under_another_name(
    demonstration: Demonstration,
) -> None:
    def pull(device: str, kind: str) -> float:
        demonstration.order(device, "unplug")
        seconds = demonstration.until(lambda states: states[device] == "absent")
        demonstration.order(device, "plug", **{"as": f"tty-usb-{kind}"})
        demonstration.until(lambda states: states[device] == "ready")
        return seconds

    for device, kind in _PLUGGED.items():
        within(1, partial(pull, device, kind))
