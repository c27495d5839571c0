"""A hall in which people looked for things in vain, left guides and booked days that close; its manager's window."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec

from shared.clock import Clock, ManualClock
from shared.domain.hours import SpecialDay
from shared.hall.guide import GuideEvent
from shared.hall.places import ConfigureHall
from shared.hall.sync import FeedItem, TakeFeed
from shared.link import Hall, open_hall
from tests.central.stand import centre_database, running
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import bring
from tests.hall.people import citizen
from tests.hall.prepared import prepared_hall
from tests.sync.booking import TEN_THIRTY, book, plan_with_bookings
from tests.sync.line import Line, join


@contextmanager
def hall_in(folder: Path, clock: Clock) -> Iterator[Hall]:
    """Open a hall with the small catalogue, of which nobody has asked anything yet."""
    with open_hall(prepared_hall(_with_catalogue, folder, clock), clock=clock) as hall:
        yield hall


def _with_catalogue(hall: Hall) -> None:
    hall.do(ConfigureHall(plan=small_plan()))
    bring(hall, small_catalogue())


TYPED = {"kafeiguan": 12, "dianticunchang": 5, "gjj": 31, "chongwuzheng": 3, "lisi": 2, "wu": 1}
LEFT_AT = {"seats": 9, "new": 2}


def look_in_vain(hall: Hall) -> None:
    """Let people type and leave."""
    for text, times in TYPED.items():
        for _ in range(times):
            hall.do(GuideEvent(what="missed", subject=text))
    for question, times in LEFT_AT.items():
        for _ in range(times):
            hall.do(GuideEvent(what="abandoned", subject="restaurant", at=question))


@contextmanager
def people_booked(hall: Hall, clock: ManualClock, folder: Path) -> Iterator[None]:
    """Let three people book for the day after, two at ten and one at eleven, and the hall hear of it."""
    hall.do(ConfigureHall(plan=plan_with_bookings()))
    ten = TEN_THIRTY.replace(minute=0) + timedelta(days=1)
    with (
        centre_database("sqlite", folder) as url,
        running(url, folder, clock) as centre,
        Line(hall, join(centre, folder), clock) as line,
    ):
        line.up()
        for serial, begins in enumerate((ten, ten, ten + timedelta(hours=1))):
            book(centre, citizen(serial), begins)
        line.down()
        yield


def shut(hall: Hall, special: SpecialDay) -> None:
    """Let the hall hear of a day on which it is closed."""
    _hear(hall, special, rev=1)


def open_again(hall: Hall, special: SpecialDay) -> None:
    """Let the hall hear that the closing is taken back."""
    _hear(hall, special, rev=2, deleted=True)


def _hear(hall: Hall, special: SpecialDay, *, rev: int, deleted: bool = False) -> None:
    body = msgspec.json.encode(special).decode()
    row = FeedItem(topic="calendar", id=str(special.day), rev=rev, deleted=deleted, body=body)
    hall.do(TakeFeed(topics=("calendar",), cursor=str(rev), rows=(row,)))
