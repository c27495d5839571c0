"""The programs themselves, started as a hall starts them, and played from outside."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from devices.emulators.process import EmulatorProcess
from shared.hall.devices import DeviceList
from shared.hall.tickets import IssueTicket
from shared.link import Hall
from shared.stage_client import StagePlayer
from tests.desk.hand import PASSWORD
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


@contextmanager
def _program(mode: str, url: str, stage: Path, *more: str) -> Iterator[StagePlayer]:
    command = [sys.executable, "main.py", mode, "--hall", url, "--stage", str(stage), *more]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    try:
        with StagePlayer(stage) as player:
            yield player
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0


@pytest.mark.slow
def test_a_call_at_the_desk_is_on_the_board(admin: Hall, url: str, tmp_path: Path) -> None:
    number = admin.do(IssueTicket(queue="advice")).ticket.number
    with ExitStack() as running:
        desk = running.enter_context(
            _program("counter", url, tmp_path / "desk", "--counter", "1", "--windowed", "1366x768")
        )
        board = running.enter_context(_program("board", url, tmp_path / "board", "--windowed", "1920x1080"))
        desk.click("signin.login")
        desk.type("li")
        desk.click("signin.password")
        desk.type(PASSWORD)
        desk.click("signin.enter")
        desk.wait("action.call_next", enabled=True)
        desk.key("F1")
        board.wait("board.call.0", text=f"{number} → 1")
        assert desk.text("desk.number") == number
        assert desk.text("desk.state") == "已叫号"
        assert desk.text("status.online") == "在线"


@pytest.mark.slow
def test_a_desk_with_a_scanner_on_a_line_tells_the_hall_and_takes_it_back(
    admin: Hall, url: str, tmp_path: Path, qtbot: QtBot
) -> None:
    def names() -> list[str]:
        return [one.health.name for one in admin.ask(DeviceList()) if one.health.state == "ready"]

    with TemporaryDirectory(prefix="onehall-") as folder, EmulatorProcess("scanner", Path(folder)) as scanner:
        more = ("--counter", "1", "--windowed", "1366x768", "--scanner", str(scanner.link))
        with _program("counter", url, tmp_path / "desk", *more):
            qtbot.waitUntil(lambda: names() == ["scanner 1"])
    assert admin.ask(DeviceList()) == []


@pytest.mark.slow
def test_two_keys_for_one_step_stop_the_desk_with_a_sentence(url: str, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[desk.keys]\nfinish = "F1"\n')
    command = [sys.executable, "main.py", "counter", "--hall", url, "--config", str(settings)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert told.returncode == 2
    assert "F1 is set for both call_next and finish" in told.stderr
