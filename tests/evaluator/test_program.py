"""The evaluator as the program a technician starts: with a keypad by its bytes, without a screen, and frozen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter.desk.keys import STANDARD_KEYS
from counter.desk.window import DeskSetup, DeskWindow
from devices.emulators.process import EmulatorProcess
from shared.clock import SystemClock
from shared.demo.stand import demo_plan
from shared.hall.devices import DeviceList
from shared.hall.places import ConfigureHall
from shared.hall.staff import AddStaff
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.stage_client import StagePlayer
from shared.ui.tokens import Look, desk_tokens
from tests.desk.hand import PASSWORD, Hand
from tests.evaluator.stand import ratings, serve
from tests.hall.people import Clerk
from tests.patience import PATIENCE_S, eventually, within

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
END_S = 8
"""Less than a window waits for a hub that does not answer: an evaluator that ends waits for nobody."""
TOLD_WITHIN_S = 5.0


@pytest.fixture
def admin(url: str) -> Iterator[Hall]:
    """Set up a hall that goes by the true time and is never closed."""
    with open_hall(url) as hall:
        hall.do(ConfigureHall(plan=demo_plan()))
        hall.do(AddStaff(login="li", name="李静", password=PASSWORD))
        yield hall


@pytest.fixture
def keypad(folder: Path) -> Iterator[EmulatorProcess]:
    with EmulatorProcess("keypad", folder) as emulator:
        yield emulator


@contextmanager
def evaluator(url: str, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the program; it has to end by itself when it is asked to, and soon."""
    command = [sys.executable, "main.py", "evaluator", "--hall", url, "--counter", "7", *options]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as program:
        try:
            yield program
        finally:
            asked = time.monotonic()
            program.send_signal(signal.SIGCONT)
            program.terminate()
            assert program.wait(PATIENCE_S) == 0
            assert time.monotonic() - asked < END_S


def told(admin: Hall) -> list[tuple[str, str, str]]:
    """Return what the hall knows of its devices."""
    return [(one.terminal, one.health.name, one.health.state) for one in admin.ask(DeviceList())]


def test_a_key_on_the_keypad_rates_the_visit_and_both_are_in_the_list_of_devices(
    admin: Hall, url: str, folder: Path, keypad: EmulatorProcess
) -> None:
    stage = folder / "evaluator.stage"
    with evaluator(url, "--keypad", str(keypad.link), "--windowed", "800x480", "--stage", str(stage)):
        clerk = Clerk(admin, "7")
        with StagePlayer(stage, timeout_s=PATIENCE_S) as person:
            person.wait("evaluator.sentence", text="请等候叫号", timeout_s=PATIENCE_S)
            ready = [("evaluator 7", "keypad 7", "ready"), ("evaluator 7", "screen 7", "ready")]
            eventually(lambda: told(admin) == ready)
            clerk.finish(serve(admin, clerk))
            person.wait("page.rating")
            eventually(lambda: keypad.control.ask("state")["lit"])
            keypad.control.ask("press", key=2)
            person.wait("evaluator.sentence", text="感谢您的评价")
            eventually(lambda: not keypad.control.ask("state")["lit"])
        [line] = ratings(admin)
        assert (line.body["grade"], line.body["channel"]) == ("satisfied", "keypad")
        assert line.actor == "evaluator"
    assert told(admin) == []


def test_a_keypad_works_without_a_screen_and_a_low_grade_needs_no_reason(
    admin: Hall, url: str, keypad: EmulatorProcess
) -> None:
    with evaluator(url, "--keypad", str(keypad.link), "--no-screen"):
        eventually(lambda: told(admin) == [("evaluator 7", "keypad 7", "ready")])
        clerk = Clerk(admin, "7")
        clerk.finish(serve(admin, clerk))
        eventually(lambda: keypad.control.ask("state")["lit"])
        keypad.control.ask("press", key=5)
        eventually(lambda: [line.body["grade"] for line in ratings(admin)] == ["very_dissatisfied"])
        keypad.control.ask("unplug")
        eventually(lambda: told(admin) == [("evaluator 7", "keypad 7", "absent")])


def test_an_evaluator_that_freezes_or_dies_is_told_to_the_clerk_within_five_seconds(
    admin: Hall, url: str, fonts: QApplication, qtbot: QtBot
) -> None:
    assert fonts
    with open_hall(url, role=Role.DESK) as line, evaluator(url, "--windowed", "800x480") as program:
        setup = DeskSetup(tokens=desk_tokens(Look.STANDARD, 768), keys=STANDARD_KEYS, counter="7")
        window = DeskWindow(line, SystemClock(), setup)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        hand = Hand(window)
        hand.wait(lambda: hand.focus_name() == "signin.login")
        hand.sign_in()
        hand.sees("page.desk")
        eventually(lambda: told(admin) == [("evaluator 7", "screen 7", "ready")])
        qtbot.waitUntil(lambda: not hand.visible("status.devices"))

        def freeze() -> float:
            program.send_signal(signal.SIGSTOP)
            frozen = time.monotonic()
            qtbot.waitUntil(lambda: hand.visible("status.devices"))
            seconds = time.monotonic() - frozen
            assert hand.text("status.devices") == "Rating screen: no answer"
            program.send_signal(signal.SIGCONT)
            qtbot.waitUntil(lambda: not hand.visible("status.devices"))
            return seconds

        freeze()  # whoever comes back is watched as before
        within(TOLD_WITHIN_S, freeze)
