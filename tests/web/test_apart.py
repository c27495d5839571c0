"""Halls and pages in two processes on one PostgreSQL, the pages with their role: what one hears, the other shows."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import msgspec
import pytest

from central.announcements.rows import publish
from central.announcements.shelf import EVERY_SECONDS
from central.centre import open_centre
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.sync.messages import FeedPage
from tests.central.stand import Stand, centre_database, centre_process, pages_role
from tests.web.house import Visited, from_everywhere
from tests.web.test_live import live, until

pytestmark = pytest.mark.slow
_MOMENT = 4.0
"""Seconds in which a page turns and a hall hears of a wish: one is waited for, the rest is for a busy machine."""


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """Run the two processes, started as an administrator does."""
    folder, clock = tmp_path_factory.mktemp("centre"), ManualClock(datetime.now(UTC))
    keys = str(folder / "centre.key")
    with ExitStack() as end:
        url = end.enter_context(centre_database("postgresql", folder))
        centre = open_centre(url, key_file=Path(keys), clock=clock)
        end.callback(centre.close)
        role = end.enter_context(pages_role(centre.database))
        halls, pages = (
            end.enter_context(centre_process(of, "--only", part, key_file=keys))
            for of, part in ((url, "halls"), (role, "pages"))
        )
        clock.jump(datetime.now(UTC))  # a process takes nothing that was signed before it started
        client, of_halls = (
            end.enter_context(httpx.Client(base_url=address, trust_env=False)) for address in (pages, halls)
        )
        from_everywhere(client)
        yield Stand(centre, client, clock, pages, of_halls)


@pytest.fixture(scope="module")
def visited(stand: Stand) -> Visited:
    """Return a hall that is open."""
    hall = Visited(stand, stand.enrol("binjiang"))
    hall.opens()
    return hall


def issued(visited: Visited, number: str) -> str:
    """Give out a ticket today, and return the path of its page."""
    today = visited.stand.clock.now().astimezone(visited.plan.zone_info).date()
    return visited.issues(number, day=today.isoformat()).path


def opens(stand: Stand, path: str) -> None:
    """Open the page of a ticket that was drawn just now."""
    begun = time.monotonic()
    while stand.client.get(path).status_code == 404:
        assert time.monotonic() - begun < _MOMENT
        threading.Event().wait(0.2)


def test_the_page_of_a_new_ticket_is_there_within_a_moment(stand: Stand, visited: Visited) -> None:
    assert stand.client.get(issued(visited, "A000")).status_code in {200, 404}  # the hall has been looked at
    opens(stand, issued(visited, "A003"))


def test_a_page_turns_within_a_moment_of_what_the_other_process_took_in(stand: Stand, visited: Visited) -> None:
    path = issued(visited, "A001")
    paper = visited.journal.events[-1].subject
    opens(stand, path)
    with live(stand, path) as (_, lines):
        until(lines, "A001")
        begun = time.monotonic()
        visited.tells("ticket.called", paper, counter="c2")
        until(lines, "2 号窗口")
        assert time.monotonic() - begun < _MOMENT


def test_a_wish_of_the_pages_reaches_a_hall_that_waits_at_the_other_process(stand: Stand, visited: Visited) -> None:
    path = issued(visited, "A002")
    feed = f"/v1/halls/{visited.hall.name}/feed?topic=requests&after="
    behind = msgspec.json.decode(visited.hall.ask(feed).content, type=FeedPage).next
    opens(stand, path)
    token = re.findall(r'name="token" value="([^"]+)"', stand.client.get(f"{path}/cancel").text)[0]
    assert stand.client.post(f"{path}/cancel", data={"token": token}).status_code == 303
    begun = time.monotonic()
    page = msgspec.json.decode(visited.hall.ask(f"{feed}{behind}&wait=20").content, type=FeedPage)
    assert [row.topic for row in page.rows] == ["requests"]
    assert time.monotonic() - begun < _MOMENT


def test_what_is_announced_stands_on_the_pages(stand: Stand, visited: Visited) -> None:
    assert visited.sent
    sentence, now = "今天下午三点停电检修", stand.clock.now()
    with stand.centre.database.changing() as session:
        publish(session, "", Announcement(sentence, now, now + timedelta(hours=1)), now)
    begun = time.monotonic()
    while sentence not in stand.client.get("/book/binjiang").text:
        assert time.monotonic() - begun < EVERY_SECONDS + _MOMENT
        threading.Event().wait(1)


def test_neither_process_serves_the_others_side(stand: Stand, visited: Visited) -> None:
    assert visited.sent
    assert stand.halls.get("/v1/status").json()["halls"] == 1
    for path in ("/v1/status", "/openapi.json", "/v1/halls/binjiang/feed"):
        assert stand.client.get(path).status_code == 404
    assert stand.client.post("/v1/enrol", content=b"{}").status_code == 404
    assert [stand.client.get(path).status_code for path in ("/", "/book", "/guide")] == [200] * 3
    assert [stand.halls.get(path).status_code for path in ("/", "/book", "/guide")] == [404] * 3
