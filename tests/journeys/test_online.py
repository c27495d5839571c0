"""Booked on a telephone, checked in by its code, called: the telephone says so within two seconds."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.slow
_ROOT = Path(__file__).parents[2]
_PLAYED_WITHIN_S = 90


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the journey and return where it left everything."""
    if shutil.which("chromium") is None:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("online")
    command = [sys.executable, "main.py", "demo", "--headless", "--journey", "online", "--out", str(folder)]
    done = subprocess.run(command, cwd=_ROOT, timeout=_PLAYED_WITHIN_S, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def journey(out: Path) -> dict[str, Any]:
    """Return what happened."""
    told: dict[str, Any] = json.loads((out / "journey.json").read_text(encoding="utf-8"))
    return told


def test_whoever_booked_online_stands_in_one_queue_and_is_served(journey: dict[str, Any]) -> None:
    happened = [kind for kind in journey["journal"] if kind.startswith(("ticket.", "appointment."))]
    assert happened == [
        "ticket.issued",
        "appointment.arrived",
        "ticket.printed",
        "ticket.called",
        "ticket.begun",
        "ticket.finished",
    ]


def test_the_telephone_says_so_within_two_seconds_of_the_call(journey: dict[str, Any]) -> None:
    assert journey["called_to_page_seconds"] < 2


def test_the_paper_leads_to_the_page_and_names_nobody(out: Path, journey: dict[str, Any]) -> None:
    assert journey["page"].startswith("HTTP://127.0.0.1:")
    everything = json.dumps(journey, ensure_ascii=False).encode() + (out / "ticket-1.bin").read_bytes()
    for secret in ("欧阳测试", "990101198506071", "13800001234"):
        assert secret.encode() not in everything
        assert secret.encode("gbk") not in everything


def test_every_step_on_the_telephone_left_a_picture_of_a_telephones_width(out: Path, journey: dict[str, Any]) -> None:
    steps = [picture[9:-4] for picture in journey["pictures"] if picture.startswith("phone-")]
    assert steps == ["businesses", "who", "check", "booked", "checked-in", "waiting", "called", "finished"]
    for picture in out.glob("phone-*.png"):
        with Image.open(picture) as shown:
            assert shown.width == 2 * 390
