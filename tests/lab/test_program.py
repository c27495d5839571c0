"""``main.py lab`` as the program a demonstration starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from shared.stage_client import StagePlayer

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_panel_started_as_a_program_lays_a_card_and_ends_when_asked_to(folder: Path) -> None:
    accounts = [{"login": "wang", "name": "王敏", "password": "green-river-stone"}]
    (folder / "accounts.json").write_text(json.dumps(accounts), encoding="utf-8")
    command = [sys.executable, "main.py", "lab", "--devices", str(folder), "--stage", str(folder / "stage")]
    with EmulatorProcess("idcard", folder) as reader, subprocess.Popen(command, cwd=ROOT) as program:
        with StagePlayer(folder / "stage") as visitor:
            visitor.wait("lab.reader.state", text="没有卡")
            visitor.click("lab.card.rare_name")
            visitor.wait("lab.reader.state", text="放着一张卡")
            visitor.wait("lab.printer.state", text="没有应答")
        assert reader.control.ask("state")["cards"] == 1
        program.terminate()
        assert program.wait(10) == 0


def test_a_folder_without_a_demonstration_ends_the_program_with_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "main.py", "lab", "--devices", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "accounts.json cannot be read" in ended.stderr
