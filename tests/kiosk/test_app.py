"""The kiosk as its service starts it: a program of its own, pressed through its stage."""

import subprocess
import sys
from pathlib import Path

import pytest

from shared.stage_client import StagePlayer
from tests.kiosk.test_hub_gone import HubProcess
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_program_gives_a_ticket_to_who_presses_its_buttons(folder: Path) -> None:
    hub = HubProcess(folder)
    stage = folder / "stage"
    command = [sys.executable, "main.py", "kiosk", "--hall", hub.url, "--stage", str(stage), "--windowed", "1080x1920"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as kiosk:
        try:
            with StagePlayer(stage) as play:
                play.wait("attract.waiting.property", text="0")
                play.click("attract.start")
                play.wait("page.home")
                play.click("home.queue.property")
                play.click("confirm.take")
                assert play.wait("ticket.number") == "D001"
                play.wait("print.state-text", text="打印机暂时不能用")
                play.click("ticket.done")
                play.wait("page.attract")
        finally:
            kiosk.terminate()
            _, said = kiosk.communicate(timeout=PATIENCE_S)
            hub.kill()
    assert kiosk.returncode == 0
    assert "Traceback" not in said


def test_the_first_frame_waits_for_no_database_no_port_and_no_paper() -> None:
    heavy = ["sqlalchemy", "sqlcipher3", "serial", "qrcode", "reportlab", "websockets", "PIL", "PySide6.QtNetwork"]
    look = f"""
import sys
from kiosk.app import Kiosk, _parser
from PySide6.QtWidgets import QApplication
from shared.settings import Settings
app = QApplication([])
kiosk = Kiosk(_parser().parse_args(["--hall", "sqlite:///unused.db"]), Settings())
kiosk.window.painted.disconnect()
kiosk.window.painted.connect(app.exit)
kiosk.show((1080, 1920))
app.exec()
print([name for name in {heavy!r} if name in sys.modules])
"""
    seen = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE_S
    )
    assert seen.stdout.strip() == "[]"


def test_wrong_settings_are_said_in_a_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "kiosk.toml"
    wrong.write_text('hall = "sqlite:///x.db"\n[kiosk]\npanel_diagonal_inch = "wide"\n')
    command = [sys.executable, "main.py", "kiosk", "--config", str(wrong)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    assert ended.returncode != 0
    assert "panel_diagonal_inch" in ended.stderr
    assert "Traceback" not in ended.stderr
