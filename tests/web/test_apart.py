"""Halls and pages in two processes on one PostgreSQL: the pages have their role, no key, and the other's office."""

import re
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import msgspec
import pytest

from central.announcements.rows import publish
from central.announcements.shelf import EVERY_SECONDS
from central.catalogue.shelf import Shelf
from central.centre import open_centre
from shared.catalogue.folder import BUILT_IN, load_folder
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.security.centre_codes import GUIDE_SHEET, body_of_centre_code
from shared.sync.messages import FeedPage
from tests.central.stand import Stand, centre_database, centre_process, pages_role
from tests.central.test_booking import published
from tests.web.booking_hall import WHO, Citizen, hall_with_bookings
from tests.web.forms import answered, form_to, links_of
from tests.web.house import Visited, from_everywhere
from tests.web.qr_text import qr_text
from tests.web.test_booking_pages import said
from tests.web.test_live import live, until

pytestmark = pytest.mark.slow
_MOMENT = 12.0
"""Seconds in which a page turns and a hall hears of a wish: one is waited for, the rest is for a busy machine.

Who heard nothing of the other process would see it only after twenty: a page looks by itself, a hall's question ends.
"""


@dataclass
class Apart:
    """The two processes of a centre, the office's socket between them, and the folder in which the pages' one works."""

    stand: Stand
    url: str
    folder: Path
    halls: ExitStack = field(default_factory=ExitStack)

    @property
    def socket(self) -> Path:
        return self.folder / "office"

    @property
    def pages_folder(self) -> Path:
        return self.folder / "pages"

    def start_halls(self) -> None:
        """Start the halls' process, as an administrator does; the pages ask its office within a moment."""
        listens, keys = ("--only", "halls", "--office", str(self.socket)), str(self.folder / "centre.key")
        address = self.halls.enter_context(centre_process(self.url, *listens, key_file=keys))
        self.stand.of_halls = self.halls.enter_context(httpx.Client(base_url=address, trust_env=False))
        self.stand.clock.jump(datetime.now(UTC))  # a process takes nothing that was signed before it started
        within_a_moment(lambda: self.stand.client.get("/book/binjiang/advice").status_code != 503)
        within_a_moment(lambda: self.stand.client.get("/appointment").status_code == 200)


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """Run the two, the pages first; what they would read as the file of keys is none that anybody can open."""
    folder, clock = tmp_path_factory.mktemp("centre"), ManualClock(datetime.now(UTC))
    no_keys = folder / "pages" / "central.centre-key"
    no_keys.mkdir(parents=True)
    with ExitStack() as end:
        url = end.enter_context(centre_database("postgresql", folder))
        centre = open_centre(url, key_file=folder / "centre.key", clock=clock)
        end.callback(centre.close)
        role = end.enter_context(pages_role(centre.database))
        asks = ("--only", "pages", "--office", str(folder / "office"))
        pages = end.enter_context(centre_process(role, *asks, folder=folder / "pages", key_file=str(no_keys)))
        client = end.enter_context(httpx.Client(base_url=pages, trust_env=False))
        from_everywhere(client)
        both = Apart(Stand(centre, client, clock, pages), url, folder)
        assert "预约暂时不可用" in client.get("/appointment").text
        end.callback(both.halls.close)
        both.start_halls()
        yield both


@pytest.fixture(scope="module")
def stand(apart: Apart) -> Stand:
    """Return what is asked of the two."""
    return apart.stand


@pytest.fixture(scope="module")
def visited(stand: Stand) -> Visited:
    """Return a hall that is open and takes appointments."""
    return hall_with_bookings(stand)


def within_a_moment(so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    begun = time.monotonic()
    while not so():
        assert time.monotonic() - begun < _MOMENT
        threading.Event().wait(0.2)


def issued(visited: Visited, number: str) -> str:
    """Give out a ticket today, and return the path of its page."""
    today = visited.stand.clock.now().astimezone(visited.plan.zone_info).date()
    return visited.issues(number, day=today.isoformat()).path


def opens(stand: Stand, path: str) -> None:
    """Open the page of a ticket that was drawn just now."""
    within_a_moment(lambda: stand.client.get(path).status_code == 200)


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
        visited.tells("ticket.called", paper, counter="c1")
        until(lines, "1 号窗口")
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


def free_times(citizen: Citizen) -> list[str]:
    """Return the addresses of times that can be booked, of the first days that have any."""
    days = [link for link in links_of(citizen.get("/book/binjiang/advice").text) if link.count("/") == 4]
    return [time for day in days[:3] for time in links_of(citizen.get(day).text) if time.count("/") == 5]


def test_an_appointment_is_booked_found_moved_and_given_up_through_the_office(stand: Stand, visited: Visited) -> None:
    zhang = Citizen(stand.client)
    ten, *later = free_times(zhang)
    page = zhang.reserve(ten)
    (correct,) = [link for link in links_of(zhang.get(page).text) if "of=" in link]
    assert form_to(zhang.get(correct).text, ten[-4:]).fields["name"] == WHO["name"]
    zhang.press(page, "confirm")
    shown = zhang.get(page)
    assert "已预约" in said(shown)
    assert "张*丰" in said(shown)
    assert not [secret for secret in WHO.values() if secret in shown.text]
    assert b"BEGIN:VEVENT" in zhang.get(f"{page}/calendar.ics").content
    (told,) = published(stand).values()
    lookup = zhang.get("/appointment").text
    typed = {"number": told.number, "phone": WHO["phone"], "answer": answered(lookup)}
    found = zhang.client.post("/appointment", data=form_to(lookup, "/appointment").fields | typed)
    assert found.headers["location"] == page
    day = later[-1].split("/")[4]
    times = zhang.get(f"{page}/move?day={day}").text
    begins = re.findall(r'name="begins" value="([^"]+)"', times)[-1]
    moved = zhang.client.post(f"{page}/move", data=form_to(times, "/move").fields | {"begins": begins})
    after = moved.headers["location"]
    assert "已改期" in said(zhang.get(page))
    assert after in links_of(zhang.get(page).text)
    zhang.press(f"{after}/cancel", "cancel")
    assert "已取消" in said(zhang.get(after))
    assert sorted(one.state for one in published(stand).values()) == ["cancelled", "cancelled"]
    assert visited.plan.queues[0].booking is not None


def test_a_guide_carries_the_code_that_the_office_signed(stand: Stand, visited: Visited) -> None:
    assert visited.sent
    item = next(iter(Shelf(load_folder(BUILT_IN)).index.items))
    page = stand.client.get(f"/guide/item/{item}").text
    assert body_of_centre_code(GUIDE_SHEET, qr_text(page), stand.centre.key.public_key()) is not None


def test_while_the_office_is_away_tickets_and_guide_go_on_and_nothing_typed_is_lost(
    apart: Apart, visited: Visited
) -> None:
    stand, zhang = apart.stand, Citizen(apart.stand.client)
    path = issued(visited, "A009")
    opens(stand, path)
    ten = free_times(zhang)[0]
    shown = zhang.get(ten).text
    form = form_to(shown, ten[-4:])
    lookup = zhang.get("/appointment").text
    wish = re.findall(r'name="token" value="([^"]+)"', stand.client.get(f"{path}/cancel").text)[0]
    apart.halls.close()
    sent = zhang.client.post(form.action, data={**form.fields, **WHO, "answer": answered(shown)})
    assert sent.status_code == 503
    assert "预约暂时不可用。您填的内容都在" in said(sent)
    again = form_to(sent.text, ten[-4:])
    assert {name: again.fields[name] for name in (*WHO, "wish")} == {**WHO, "wish": form.fields["wish"]}
    typed = {"number": "12345678", "phone": WHO["phone"], "answer": answered(lookup)}
    looked = zhang.client.post("/appointment", data=form_to(lookup, "/appointment").fields | typed)
    assert (looked.status_code, form_to(looked.text, "/appointment").fields["number"]) == (503, "12345678")
    for away in ("/book/binjiang/advice", "/a/binjiang/x.y", "/a/binjiang/x.y/ticket/now"):
        answer = stand.client.get(away)
        assert (answer.status_code, "预约暂时不可用" in answer.text) == (503, True)
    assert "A009" in stand.client.get(path).text
    guide = stand.client.get(f"/guide/item/{next(iter(Shelf(load_folder(BUILT_IN)).index.items))}")
    assert (guide.status_code, "码暂时生成不了" in guide.text) == (200, True)
    unheard = stand.client.post(f"{path}/cancel", data={"token": wish})
    assert (unheard.status_code, "暂时转告不了大厅，您的号码没有变" in unheard.text) == (503, True)
    apart.start_halls()
    visited.send()
    assert stand.client.post(f"{path}/cancel", data={"token": wish}).status_code == 303
    assert "已转告大厅" in stand.client.get(path).text
    retyped = {name: again.fields[name] for name in WHO}
    kept = zhang.client.post(again.action, data={**again.fields, **retyped, "answer": answered(sent.text)})
    assert kept.status_code == 303
    assert "请核对并确认" in said(zhang.get(kept.headers["location"]))


def test_the_pages_process_made_no_key_and_only_the_offices_group_may_ask(apart: Apart, visited: Visited) -> None:
    assert visited.sent
    assert [path.name for path in apart.pages_folder.rglob("*")] == ["central.centre-key"]
    assert stat.S_IMODE(apart.socket.stat().st_mode) == 0o660


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
    assert [stand.client.get(path).status_code for path in ("/", "/book/binjiang", "/guide")] == [200] * 3
    assert [stand.halls.get(path).status_code for path in ("/", "/book/binjiang", "/guide")] == [404] * 3
