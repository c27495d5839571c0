"""The sign as the program a technician starts: the words of the hall arrive on an LED strip by their bytes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from shared.hall.counters import OpenCounter, PauseCounter
from shared.hall.tickets import BeginService, CallNext, FinishService, IssueTicket
from shared.link import Hall
from tests.patience import PATIENCE_S, eventually

ROOT = Path(__file__).parents[2]


@pytest.fixture
def strip(folder: Path) -> Iterator[EmulatorProcess]:
    """Hang an emulated strip over the counter."""
    with EmulatorProcess("sign", folder) as emulator:
        yield emulator


def until_shown(strip: EmulatorProcess, *lines: str) -> None:
    """Wait until the strip shows ``lines``."""
    eventually(lambda: strip.control.ask("state")["lines"] == list(lines))


@pytest.mark.slow
def test_what_a_clerk_does_stands_on_the_strip_in_chinese(admin: Hall, url: str, strip: EmulatorProcess) -> None:
    command = [sys.executable, "main.py", "sign", "--hall", url, "--counter", "7", "--windowed", "640x360"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([*command, "--strip", str(strip.link)], cwd=ROOT, env=environment) as program:
        until_shown(strip, "停止服务", "")
        admin.do(IssueTicket(queue="property"))
        admin.do(OpenCounter(counter="7"))
        ticket = admin.do(CallNext(counter="7")).ticket
        until_shown(strip, ticket.number, "请到 7 号窗口")
        admin.do(BeginService(counter="7", ticket=ticket.id))
        until_shown(strip, ticket.number, "正在办理")
        admin.do(FinishService(counter="7", ticket=ticket.id))
        admin.do(PauseCounter(counter="7", reason="用餐"))
        until_shown(strip, "暂停服务", "")
        program.terminate()
        assert program.wait(PATIENCE_S) == 0
