"""Booked, checked in, called: one page on the telephone from home to the counter, in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from shared.clock import ManualClock
from tests.central.stand import Stand
from tests.web.booking_hall import Citizen, hall_with_bookings
from tests.web.browser import barriers, phone
from tests.web.house import ON_BOTH, Visited
from tests.web.test_arrived_pages import DAY, TUESDAY, arrives
from tests.web.test_live import AT_ONCE_S


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that takes appointments."""
    return hall_with_bookings(stand)


@pytest.fixture
def booked(stand: Stand, visited: Visited, clock: ManualClock) -> str:
    """Return the page of an appointment whose day has come."""
    page = Citizen(stand.client).book()
    clock.advance(TUESDAY)
    visited.send()
    return page


@ON_BOTH
def test_from_the_appointment_to_the_counter_without_a_touch(
    browser: Browser, stand: Stand, visited: Visited, booked: str
) -> None:
    complaints: list[str] = []
    with phone(browser, stand.address) as page:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        with page.expect_response("**/live"):
            page.goto(booked)
        expect(page.get_by_role("img", name="预约码")).to_be_visible()
        expect(page.get_by_role("button", name="叫到我时响铃")).to_be_hidden()
        first = visited.issues("A006", day=DAY)
        paper = arrives(visited)
        expect(page.get_by_role("heading", level=1)).to_have_text("您的号码 A007", timeout=AT_ONCE_S * 1000)
        expect(page.get_by_role("img", name="预约码")).to_be_hidden()
        expect(page.locator("#said")).to_have_text("即将叫号，前面还有 1 人")
        page.get_by_role("button", name="叫到我时响铃").click()
        visited.calls(first)
        expect(page.locator("#said")).to_have_text("即将叫号，下一个就是您")
        visited.calls(paper, "c2")
        expect(page.get_by_role("alert")).to_have_text("请到 2 号窗口", timeout=AT_ONCE_S * 1000)
        page.wait_for_function("document.title.includes('请到 2 号窗口') || document.title.includes('●')")
    assert complaints == []


def test_without_javascript_the_page_is_loaded_again_and_a_place_given_up_by_two_presses(
    browser: Browser, stand: Stand, visited: Visited, booked: str
) -> None:
    with phone(browser, stand.address, java_script_enabled=False) as page:
        page.goto(booked)
        assert page.locator('meta[http-equiv="refresh"]').get_attribute("content") == "30"
        paper = arrives(visited)
        page.reload()
        expect(page.get_by_text("下一个就是您")).to_be_visible()
        page.get_by_role("link", name="放弃排队").click()
        page.get_by_role("button", name="确定放弃").click()
        expect(page.get_by_text("已转告大厅，请稍候…")).to_be_visible()
        visited.tells("ticket.cancelled", paper.ticket)
        page.reload()
        expect(page.locator(".word")).to_have_text("已取消")


@pytest.mark.parametrize("choice", ["elder=off", "elder=on", "lang=en"])
def test_the_page_has_no_barrier_before_check_in_after_it_and_when_called(
    browser: Browser, stand: Stand, visited: Visited, booked: str, choice: str
) -> None:
    found = []
    with phone(browser, stand.address) as page:
        page.goto(f"{booked}?{choice}")
        found += barriers(page)
        paper = arrives(visited)
        for path in (f"{booked}/ticket/cancel", booked):
            page.goto(path)
            found += barriers(page)
        with page.expect_response("**/live"):
            page.reload()
        visited.calls(paper)
        expect(page.get_by_role("alert")).to_be_visible()
        found += barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert found == []
