"""Pictures of the board's states, for the eye: ``python -m tests.board.pictures --out DIR`` (not a test)."""

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.board.panel import is_standing, panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.hall.counters import OpenCounter
from shared.hall.sync import FeedItem, TakeFeed
from shared.hall.tickets import CallNext, IssueTicket
from shared.link import Hall, open_hall
from shared.ui.fonts import load_fonts
from shared.ui.tokens import Look
from shared.ui.translation import Language, install_language
from tests.kiosk.sample import with_sample_plan

SIZES = ((1920, 1080), (1080, 1920))
QUEUES = {"1": "advice", "7": "property", "8": "property", "9": "company", "10": "permit", "11": "tax", "12": "tax"}
LOOKS = (Look.STANDARD, Look.HIGH_CONTRAST)


def draw(folder: Path, look: Look, width: int, height: int) -> None:
    """Draw every state on one panel."""
    clock = ManualClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as room, open_hall(f"sqlite:///{room}/hall.db", clock=clock) as hall:
        with_sample_plan(hall)
        window = BoardWindow(hall, clock, panel_tokens(look, width, height), standing=is_standing(width, height))
        window.resize(width, height)
        window.show()

        def shot(name: str) -> None:
            until = time.monotonic() + 0.5
            while time.monotonic() < until:
                QTest.qWait(20)
            picture = window.grab()
            path = folder / f"board-{height}-{look.name.lower()}-{name}.png"
            picture.save(str(path))
            if (picture.width(), picture.height()) != (width, height):
                print(f"{path.name}: needs {picture.width()} x {picture.height()}")  # noqa: T201  speaks to its viewer

        shot("empty")
        for queue in ("advice", "advice", "company", "property", "tax", "tax", "tax"):
            hall.do(IssueTicket(queue=queue))
        _call(hall, "1")
        shot("fresh")
        for counter in ("7", "10", "12"):
            clock.advance(timedelta(seconds=20))
            _call(hall, counter)
        clock.advance(timedelta(seconds=20))
        window._newest._fresh.stop()
        window._newest._calm_down()
        shot("calm")
        _announce(hall, clock.now())
        shot("announced")
        window._foot.turn()
        shot("announcement")
        for counter in ("8", "9", "11"):
            _call(hall, counter)
        shot("many")
        window._live._tell_reached(reached=False)
        shot("offline")
        window.close()


def _announce(hall: Hall, now: datetime) -> None:
    text = "因道路施工，大厅南门3月2日至3月20日封闭，请从东门（滨江大道一侧）进入；"
    text += "轮椅和婴儿车请走地下一层的无障碍电梯上来。"
    english = "South door closed until 20 March for road works: use the east door; wheelchairs and prams take lift B1."
    ends = now + timedelta(days=4)
    announced = (Announcement(text, now, ends, english, important=True), Announcement("请保管好随身物品。", now, ends))
    rows = tuple(
        FeedItem(topic="announcements", id=str(n), rev=1, body=msgspec.json.encode(one).decode())
        for n, one in enumerate(announced)
    )
    hall.do(TakeFeed(topics=("announcements",), cursor="1", rows=rows))


def _call(hall: Hall, counter: str) -> None:
    hall.do(IssueTicket(queue=QUEUES[counter]))
    hall.do(OpenCounter(counter=counter))
    hall.do(CallNext(counter=counter))


def main() -> None:
    """Draw the panels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts()
    install_language(app, Language.ZH_CN, ["shared", "board"])
    for look in LOOKS:
        for width, height in SIZES:
            draw(folder, look, width, height)


if __name__ == "__main__":
    main()
