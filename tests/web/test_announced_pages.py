"""Announcements on the citizens' pages of a hall: plain text, in the visitor's language, and none that is over."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from central.announcements.rows import publish
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from tests.central.stand import Stand
from tests.web.booking_hall import Citizen, hall_with_bookings
from tests.web.browser import barriers, chromium, phone
from tests.web.house import Visited
from tests.web.test_live import live, until


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that takes appointments."""
    return hall_with_bookings(stand)


def announce(stand: Stand, text: str, hall: str = "", *, minutes: int = 60, important: bool = False) -> None:
    """Publish an announcement that begins now."""
    now = stand.clock.now()
    one = Announcement(text, now, now + timedelta(minutes=minutes), f"{text} (en)", important=important)
    with stand.centre.database.changing() as session:
        publish(session, hall, one, now)
    stand.centre.announcements.refresh()


def test_a_halls_pages_show_what_is_announced_there_and_nothing_that_is_over(
    stand: Stand, visited: Visited, clock: ManualClock
) -> None:
    paper = visited.issues("A001")
    announce(stand, "<b>升级</b>")
    announce(stand, "南门封闭", "binjiang", minutes=30, important=True)
    announce(stand, "别的大厅", "other")
    booked = Citizen(stand.client).book()
    paths = (booked, "/book/binjiang", "/book/binjiang/advice", paper.path, paper.path.upper(), f"{paper.path}/now")
    for path in paths:
        page = stand.client.get(path).text
        assert page.index('<li class="important">南门封闭</li>') < page.index("<li>&lt;b&gt;升级&lt;/b&gt;</li>")
        assert page.count("南门封闭") == 1
        assert "别的大厅" not in page
        assert "<li>&lt;b&gt;升级&lt;/b&gt; (en)</li>" in stand.client.get(f"{path}?lang=en").text
        stand.client.cookies.clear()
    assert "升级" not in stand.client.get("/").text
    clock.advance(timedelta(minutes=30))
    assert "南门封闭" not in stand.client.get("/book/binjiang").text
    assert "南门封闭" not in stand.client.get(paper.path).text


def test_an_open_ticket_page_hears_of_an_announcement_with_the_halls_next_news(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with live(stand, paper.path) as (_, lines):
        until(lines, "下一个就是您")
        announce(stand, "南门封闭")
        visited.issues("A002")
        until(lines, "南门封闭")


def test_announcements_shut_nobody_out(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    announce(stand, "因道路施工，大厅南门3月2日至3月20日封闭，请从东门进入。", important=True)
    announce(stand, "3月6日（周五）下午系统升级，社会保险业务14:00起暂停办理。")
    with chromium() as browser, phone(browser, stand.address) as page:
        for path in (paper.path, "/book/binjiang/advice", "/book/binjiang?elder=on"):
            page.goto(path)
            expect(page.get_by_role("list", name="大厅公告")).to_be_visible()
            assert barriers(page) == []
