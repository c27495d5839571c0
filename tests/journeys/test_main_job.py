"""The main job, end to end, by ``main.py demo --headless``: a card, two papers, two clerks, one board."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from shared.demo.looking_up import ANSWERS, THEME

pytestmark = pytest.mark.slow
_ROOT = Path(__file__).parents[2]
_PLAYED_WITHIN_S = 90


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the journey once; everything it left is in this folder."""
    folder = tmp_path_factory.mktemp("journey")
    command = [sys.executable, str(_ROOT / "main.py"), "demo", "--headless", "--out", str(folder)]
    subprocess.run(command, check=True, timeout=_PLAYED_WITHIN_S, stdin=subprocess.DEVNULL, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def journey(out: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((out / "journey.json").read_text(encoding="utf-8"))
    return told


def test_the_centre_has_everything_and_the_desk_says_so(journey: dict[str, Any]) -> None:
    assert (journey["centre"]["light"], journey["centre"]["word"]) == ("green", "synced")
    assert journey["centre"]["desk"].startswith("已同步到 ")


def test_both_citizens_are_served_in_the_end_and_a_third_one_waits(journey: dict[str, Any]) -> None:
    *served, waits = journey["tickets"]
    assert [ticket["number"] for ticket in served] == ["A001", "D001"]
    assert all(ticket["issued_at"] < ticket["finished_at"] for ticket in served)
    assert (waits["number"], waits["finished_at"]) == ("E001", None)


def test_who_opens_a_restaurant_leaves_with_a_list_that_opens_the_same_guide(journey: dict[str, Any]) -> None:
    sheet = journey["sheet"]
    assert (sheet["theme"], sheet["answers"]) == (THEME, dict(ANSWERS))
    assert len(sheet["steps"]) >= 8


def test_the_transferred_citizen_is_finished_at_the_second_counter(journey: dict[str, Any]) -> None:
    assert journey["tickets"][0]["called_at_counter"] == "3"


def test_every_step_is_in_the_journal_in_its_order(journey: dict[str, Any]) -> None:
    told = [kind for kind in journey["journal"] if kind.startswith("ticket.")]
    first = ["issued", "printed", "issued", "printed", "called", "recalled", "begun", "transferred"]
    assert told[:8] == [f"ticket.{kind}" for kind in first]
    assert told[8:14] == ["ticket.called", "ticket.begun", "ticket.finished"] * 2
    assert told[14:] == ["ticket.issued", "ticket.printed"]


def test_the_first_citizen_has_rated_the_visit_and_nobody_was_named(journey: dict[str, Any]) -> None:
    rated = {"number": "A001", "queue": "medical", "counter": "3", "channel": "screen", "grade": "fair", "reason": None}
    assert journey["ratings"] == [rated]
    after_finish = journey["journal"].index("visit.rated") - journey["journal"].index("ticket.finished")
    assert after_finish > 0


def test_the_paper_holds_the_number_and_the_business_as_gb_text(out: Path, journey: dict[str, Any]) -> None:
    paper = (out / "ticket-1.bin").read_bytes()
    first = journey["tickets"][0]
    assert first["number"].encode("gbk") in paper
    assert first["queue"].encode("gbk") in paper


def test_a_scanner_reads_the_code_from_the_printed_paper(out: Path, journey: dict[str, Any]) -> None:
    for paper in (*journey["tickets"], journey["sheet"]):
        with Image.open(out / f"{paper['paper']}.png") as picture:
            found = zxingcpp.read_barcodes(picture)
        assert [code.text for code in found] == [paper["code"]]


def test_nothing_on_paper_or_in_the_journal_names_the_citizen(out: Path, journey: dict[str, Any]) -> None:
    for paper in out.glob("ticket-*.bin"):
        assert "张三".encode("gbk") not in paper.read_bytes()
        assert b"11010519491231002X" not in paper.read_bytes()
    assert "11010519491231002X" not in json.dumps(journey)


def test_the_database_file_does_not_hold_the_citizen_in_clear(out: Path) -> None:
    stored = b"".join(path.read_bytes() for path in out.glob("hall.db*"))
    assert stored
    assert "张三".encode() not in stored
    assert b"11010519491231002X" not in stored


def test_every_window_left_pictures_of_its_steps(out: Path) -> None:
    for window, least in (("kiosk", 12), ("desk", 8), ("board", 3), ("evaluator", 4)):
        pictures = sorted(out.glob(f"{window}-*.png"))
        assert len(pictures) >= least
        assert all(_width(picture) >= 1000 for picture in pictures)


def _width(picture: Path) -> int:
    with Image.open(picture) as image:
        return image.width
