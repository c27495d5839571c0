"""The main job with the centre stopped: nobody in the hall notices, except for a small light."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
_ROOT = Path(__file__).parents[2]
_PLAYED_WITHIN_S = 90


def test_the_hall_works_on_and_the_light_says_that_the_centre_is_away(tmp_path: Path) -> None:
    command = [sys.executable, str(_ROOT / "main.py"), "demo", "--headless", "--centre-stopped", "--out", str(tmp_path)]
    subprocess.run(command, check=True, timeout=_PLAYED_WITHIN_S, stdin=subprocess.DEVNULL, cwd=tmp_path)
    journey = json.loads((tmp_path / "journey.json").read_text(encoding="utf-8"))
    assert [ticket["number"] for ticket in journey["tickets"]] == ["A001", "D001", "E001"]
    assert all(ticket["issued_at"] < ticket["finished_at"] for ticket in journey["tickets"][:2])
    assert journey["centre"] == {"light": "red", "word": "offline", "desk": "尚未连上中心"}
