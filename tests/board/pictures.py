"""Pictures of the board's states, for the eye: ``python -m tests.board.pictures --out DIR`` (not a test)."""

import argparse
import os
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as hours
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.board.panel import is_standing, panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.domain.hours import Span, SpecialDay
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
            _shot(window, folder / f"board-{height}-{look.name.lower()}-{name}.png")

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
        window._live._tell_reached(reached=True)
        _close(hall, clock.now().date())
        shot("shut-but-called")
        window._foot.turn()
        shot("shut-notice")
        window.close()


def draw_shut(folder: Path, look: Look, width: int, height: int) -> None:
    """Draw a closed hall, by itself and with what is announced."""
    clock = ManualClock(datetime(2026, 2, 16, 2, 0, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as room, open_hall(f"sqlite:///{room}/hall.db", clock=clock) as hall:
        with_sample_plan(hall)
        for day in range(15, 24):
            _publish(hall, SpecialDay(date(2026, 2, day), "春节", "Spring Festival"))
        window = BoardWindow(hall, clock, panel_tokens(look, width, height), standing=is_standing(width, height))
        window.resize(width, height)
        window.show()
        _shot(window, folder / f"board-{height}-{look.name.lower()}-shut.png")
        _announce(hall, clock.now())
        _shot(window, folder / f"board-{height}-{look.name.lower()}-shut-announced.png")
        window.close()


def _shot(window: BoardWindow, path: Path) -> None:
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        QTest.qWait(20)
    picture, size = window.grab(), (window.width(), window.height())
    picture.save(str(path))
    if f"-{size[1]}-" not in path.name:
        print(f"{path.name}: needs {size[0]} x {size[1]}")  # noqa: T201  speaks to its viewer


def _close(hall: Hall, day: date) -> None:
    _publish(hall, SpecialDay(day, "系统检修", "Maintenance", spans=(Span(hours(8, 30), hours(9, 30)),)))


def _publish(hall: Hall, special: SpecialDay) -> None:
    body = msgspec.json.encode(special).decode()
    row = FeedItem(topic="calendar", id=str(special.day), rev=1, body=body)
    hall.do(TakeFeed(topics=("calendar",), cursor="1", rows=(row,)))


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
            draw_shut(folder, look, width, height)


if __name__ == "__main__":
    main()
