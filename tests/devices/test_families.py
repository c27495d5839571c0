"""A voice, a sign and a keypad are listed and tried out beside every other device."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from devices.emulators.process import EmulatorProcess
from tests.patience import eventually

ROOT = Path(__file__).parents[2]
VOICES = (
    ("ready", []),
    ("absent", ["no_engine"]),
    ("absent", ["no_sound"]),
    ("absent", ["no_engine", "no_sound"]),
)
"""What a machine's voice may be: this one's engine and sound device are not the test's to choose."""


def devices(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run ``main.py devices`` to its end."""
    command = [sys.executable, "main.py", "devices", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_list_names_voice_sign_and_keypad_with_their_states(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    sign = start("sign")
    listed = devices("list", "--json", "--folder", str(directory))
    assert listed.returncode == 0, listed.stderr
    rows = {row["name"]: row for row in json.loads(listed.stdout)}
    assert (rows["sign"]["state"], rows["sign"]["profile"]) == ("ready", "emulated-sign")
    assert rows["sign"]["port"] == str(sign.link)
    assert rows["keypad"]["state"] == "absent"
    assert (rows["voice"]["state"], rows["voice"]["reasons"]) in VOICES


def test_a_sign_that_is_tried_out_takes_a_text(start: Callable[..., EmulatorProcess], directory: Path) -> None:
    sign = start("sign")
    tried = devices("test", "sign", "--patience", "10", "--folder", str(directory))
    assert (tried.returncode, "took a text" in tried.stdout) == (0, True)
    assert sign.control.ask("state")["lines"] == ["A012", "测试 Test"]


def test_a_keypad_that_is_tried_out_tells_that_a_key_came_and_not_which(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    keypad = start("keypad")

    def press() -> None:
        eventually(lambda: keypad.control.ask("state")["lit"])
        keypad.control.ask("press", key=5)

    finger = threading.Thread(target=press)
    finger.start()
    tried = devices("test", "keypad", "--patience", "20", "--folder", str(directory))
    finger.join()
    assert (tried.returncode, "a key was pressed" in tried.stdout) == (0, True)
    assert "satisfied" not in tried.stdout
