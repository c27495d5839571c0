"""Pictures of the board's states, for the eye: ``python -m tests.board.pictures --out DIR`` (not a test)."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from datetime import time as hours
from pathlib import Path

import msgspec

from kiosk.board.panel import is_standing, panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.domain.hours import Span, SpecialDay
from shared.hall.counters import OpenCounter
from shared.hall.sync import FeedItem, TakeFeed
from shared.hall.tickets import CallNext, IssueTicket
from shared.link import Hall, open_hall
from shared.ui.tokens import Look
from tests.hall.sample_hall import FRIDAY_MORNING
from tests.kiosk.sample import with_sample_plan
from tests.ui.pictures import arguments, draw, open_studio

SIZES = ((1920, 1080), (1080, 1920))
QUEUES = {"1": "advice", "7": "property", "8": "property", "9": "company", "10": "permit", "11": "tax", "12": "tax"}
LOOKS = (Look.STANDARD, Look.HIGH_CONTRAST)


def play(folder: Path, look: Look, width: int, height: int) -> None:
    """Draw every state on one panel."""
    clock = ManualClock(FRIDAY_MORNING)
    with tempfile.TemporaryDirectory() as room, open_hall(f"sqlite:///{room}/hall.db", clock=clock) as hall:
        with_sample_plan(hall)
        window = BoardWindow(hall, clock, panel_tokens(look, width, height), standing=is_standing(width, height))
        window.resize(width, height)
        window.show()

        def shot(name: str) -> None:
            draw(window, folder / f"board-{height}-{look.name.lower()}-{name}.png", (width, height), after=0.5)

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


def play_shut(folder: Path, look: Look, width: int, height: int) -> None:
    """Draw a closed hall, by itself and with what is announced."""
    clock = ManualClock(datetime(2026, 2, 16, 2, 0, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as room, open_hall(f"sqlite:///{room}/hall.db", clock=clock) as hall:
        with_sample_plan(hall)
        for day in range(15, 24):
            _publish(hall, SpecialDay(date(2026, 2, day), "春节", "Spring Festival"))
        window = BoardWindow(hall, clock, panel_tokens(look, width, height), standing=is_standing(width, height))
        window.resize(width, height)
        window.show()
        draw(window, folder / f"board-{height}-{look.name.lower()}-shut.png", (width, height), after=0.5)
        _announce(hall, clock.now())
        draw(window, folder / f"board-{height}-{look.name.lower()}-shut-announced.png", (width, height), after=0.5)
        window.close()


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
    folder = arguments(__doc__).parse_args().out
    open_studio(folder, "shared", "board")
    for look in LOOKS:
        for width, height in SIZES:
            play(folder, look, width, height)
            play_shut(folder, look, width, height)


if __name__ == "__main__":
    main()
