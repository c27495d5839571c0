"""Booking and guide in a real browser: the small check solves itself, nothing needs JavaScript, nobody is shut out."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.central.stand import Stand
from tests.central.test_booking import published
from tests.web.booking_hall import ELEVEN, TEN, WHO, Citizen, hall_with_bookings
from tests.web.browser import barriers, phone
from tests.web.forms import answered
from tests.web.house import Visited

LABELS = {"姓名": WHO["name"], "证件号码": WHO["id_number"], "手机号码": WHO["phone"]}
SITUATION = "?a=entity~individual&a=sells~meals&a=premises~rented&a=works~small&a=sign~shop&a=staff~-&a=who~self"


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that takes appointments."""
    return hall_with_bookings(stand)


def fill_in(page: Page) -> None:
    for label, typed in LABELS.items():
        page.get_by_label(label).fill(typed)


@pytest.mark.usefixtures("visited")
def test_with_javascript_the_check_solves_itself_and_a_booking_is_nine_taps(browser: Browser, stand: Stand) -> None:
    complaints: list[str] = []
    with phone(browser, stand.address) as page:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        for link in ("预约去大厅的时间", "咨询", "3月3日", "10:00"):
            page.get_by_role("link", name=link).first.click()
        fill_in(page)
        expect(page.get_by_role("status")).to_have_text("已自动验证，不用答题。")
        expect(page.get_by_label("小验证")).to_be_hidden()
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("button", name="确认预约").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("已预约")
        with page.expect_download() as calendar:
            page.get_by_role("link", name="加到手机日历").click()
        assert calendar.value.suggested_filename == "appointment.ics"
    assert [told.state for told in published(stand).values()] == ["booked"]
    assert complaints == []


@pytest.mark.usefixtures("visited")
def test_without_javascript_everything_works_and_a_mistake_costs_nothing_typed(browser: Browser, stand: Stand) -> None:
    with phone(browser, stand.address, java_script_enabled=False) as page:
        page.goto(TEN)
        fill_in(page)
        page.get_by_label("手机号码").fill("12345")
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("link", name="请填写 11 位手机号码").click()
        expect(page.get_by_label("姓名")).to_have_value(WHO["name"])
        page.get_by_label("手机号码").fill(WHO["phone"])
        page.get_by_label("小验证").fill(answered(page.content()))
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("button", name="确认预约").click()
        expect(page.get_by_role("img", name="预约码")).to_be_visible()
        page.get_by_role("link", name="改时间").click()
        page.get_by_role("link", name="3月4日").click()
        page.get_by_role("button", name="14:00").click()
        expect(page.get_by_text("14:00–14:30")).to_be_visible()
        page.get_by_role("link", name="取消预约").click()
        page.get_by_role("button", name="取消预约").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("已取消")


@pytest.mark.usefixtures("visited")
def test_without_javascript_a_guide_is_had_by_links_alone(browser: Browser, stand: Stand) -> None:
    with phone(browser, stand.address, java_script_enabled=False) as page:
        page.goto("/guide")
        page.get_by_label("搜事情").fill("kaicanguan")
        page.get_by_role("button", name="搜索").click()
        page.get_by_role("link", name=re.compile("^开餐馆")).click()
        page.wait_for_url("**/theme/restaurant")
        while page.get_by_text(" 问，共 ").is_visible():
            asked = page.url
            page.get_by_role("link", name="不清楚").click()
            page.wait_for_url(lambda url, asked=asked: url != asked)
        expect(page.get_by_role("heading", level=1)).to_have_text("开餐馆 办事指南")
        page.go_back()
        expect(page.get_by_role("link", name="不清楚")).to_be_visible()


@pytest.mark.parametrize("elder", ["off", "on"])
def test_no_page_has_a_barrier_or_is_wider_than_the_telephone(
    browser: Browser, stand: Stand, visited: Visited, elder: str
) -> None:
    zhang = Citizen(stand.client)
    booked, reserved = zhang.book(), zhang.reserve(ELEVEN)
    assert visited.plan.queues
    paths = ("/", "/book/binjiang", "/book/binjiang/advice", "/book/binjiang/advice/2026-03-03", TEN, "/appointment")
    paths += (booked, reserved, f"{booked}/cancel", f"{booked}/move", f"{booked}/move?day=2026-03-04", "/nothing")
    paths += ("/guide", "/guide/search?q=kaidian", "/guide/theme/restaurant", f"/guide/theme/restaurant{SITUATION}")
    with phone(browser, stand.address, extra_http_headers={"x-forwarded-for": f"192.0.2.{len(elder)}"}) as page:
        page.goto(f"/?elder={elder}")
        for path in paths:
            page.goto(path)
            assert (path, barriers(page)) == (path, [])
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.usefixtures("visited")
def test_what_is_wrong_is_told_to_those_who_listen(browser: Browser, stand: Stand) -> None:
    with phone(browser, stand.address) as page:
        page.goto(TEN)
        page.get_by_role("button", name="下一步").click()
        expect(page.get_by_role("alert")).to_contain_text("请改一下")
        assert barriers(page) == []
        expect(page.get_by_label("姓名")).to_have_attribute("aria-invalid", "true")


@pytest.mark.usefixtures("visited")
def test_a_guide_on_paper_has_no_buttons_and_shows_the_answers(browser: Browser, stand: Stand) -> None:
    with phone(browser, stand.address) as page:
        page.goto(f"/guide/theme/restaurant{SITUATION}")
        expect(page.get_by_text("个体户（用我个人的名义）")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.get_by_text("个体户（用我个人的名义）")).to_be_visible()
        expect(page.get_by_role("link", name="上一步")).to_be_hidden()
        expect(page.get_by_role("img", name="办事指南码")).to_be_visible()
        expect(page.get_by_role("navigation")).to_be_hidden()
