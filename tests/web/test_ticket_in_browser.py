"""A ticket's page in a real browser: it turns by itself, speaks to everybody, and works without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.central.stand import Stand
from tests.web.browser import barriers, phone
from tests.web.house import Visited
from tests.web.test_live import AT_ONCE_S


@pytest.fixture
def page(browser: Browser, stand: Stand) -> Iterator[Page]:
    """Open a telephone's page."""
    with phone(browser, stand.address) as opened:
        yield opened


def test_the_page_turns_when_the_number_is_called(page: Page, visited: Visited) -> None:
    paper = visited.issues("A001")
    with page.expect_response("**/live"):
        page.goto(paper.path)
    expect(page.get_by_text("下一个就是您")).to_be_visible()
    visited.calls(paper, "c2")
    expect(page.get_by_text("请到 2 号窗口")).to_be_visible(timeout=AT_ONCE_S * 1000)
    expect(page.get_by_role("alert")).to_have_text("请到 2 号窗口")
    page.wait_for_function("document.title.includes('请到 2 号窗口') || document.title.includes('●')")


def test_the_place_in_line_is_told_to_those_who_listen(page: Page, visited: Visited) -> None:
    first, second = visited.issues("A001"), visited.issues("A002")
    with page.expect_response("**/live"):
        page.goto(second.path)
    visited.calls(first)
    expect(page.locator("#said")).to_have_text("即将叫号，下一个就是您")


def test_nothing_is_asked_of_anybody_else_and_nothing_is_refused_by_our_own_policy(
    page: Page, stand: Stand, visited: Visited
) -> None:
    asked: list[str] = []
    complaints: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with page.expect_response("**/live"):
        page.goto(visited.issues("A001").path)
    page.get_by_role("button", name="叫到我时响铃").click()
    expect(page.get_by_role("button", name="提醒已开启")).to_be_visible()
    assert all(url.startswith(stand.address) for url in asked)
    assert complaints == []


def test_without_a_live_connection_the_page_asks_again(page: Page, visited: Visited) -> None:
    paper = visited.issues("A001")
    page.clock.install()
    page.route("**/live", lambda route: route.fulfill(status=204))
    with page.expect_response("**/now"):
        page.goto(paper.path)
    visited.calls(paper)
    page.clock.run_for(20_000)
    expect(page.get_by_text("请到 1 号窗口")).to_be_visible()
    with page.expect_response("**/now") as answer:
        page.clock.run_for(20_000)
    assert answer.value.status == 304


def test_a_lost_connection_is_said_and_made_again(page: Page, visited: Visited) -> None:
    paper = visited.issues("A001")
    page.route("**/live", lambda route: route.abort())
    page.goto(paper.path)
    expect(page.get_by_text("连接中断，正在重新连接")).to_be_visible()
    page.unroute("**/live")
    expect(page.get_by_text("连接中断，正在重新连接")).to_be_hidden()


@pytest.mark.parametrize("choice", ["", "?elder=on", "?lang=en"])
def test_nobody_meets_a_barrier(page: Page, visited: Visited, choice: str) -> None:
    papers = [visited.issues(f"A{n:03d}") for n in range(1, 7)]
    visited.calls(papers[1])
    visited.tells("ticket.no_show", papers[2].ticket, counter="c2")
    visited.tells("ticket.cancelled", papers[3].ticket)
    found = []
    wishes = [f"{papers[4].path}/{wish}" for wish in ("cancel", "later")]
    for path in [*(paper.path for paper in papers[1:]), *wishes, "/nothing"]:
        page.goto(path + choice)
        found += barriers(page)
    assert found == []


def test_every_target_is_as_large_as_a_finger_and_every_letter_as_large_as_promised(
    page: Page, visited: Visited
) -> None:
    page.goto(visited.issues("A001").path)
    targets = page.locator("main a, main button, nav a").all()
    boxes = [target.bounding_box() for target in targets if target.is_visible()]
    assert len(boxes) >= 3
    assert [box for box in boxes if box is None or box["height"] < 44 or box["width"] < 44] == []
    smallest = (
        "() => Math.min(...[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert page.evaluate(smallest) >= 18
    number, others = page.evaluate(
        """() => {
            const size = (e) => parseFloat(getComputedStyle(e).fontSize);
            const all = [...document.querySelectorAll('body *:not(.number)')];
            return [size(document.querySelector('.number')), Math.max(...all.map(size))];
        }"""
    )
    assert number > others


def test_without_javascript_the_page_reloads_itself(browser: Browser, stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with phone(browser, stand.address, java_script_enabled=False) as page:
        page.goto(paper.path)
        expect(page.get_by_text("下一个就是您")).to_be_visible()
        assert page.locator('meta[http-equiv="refresh"]').get_attribute("content") == "30"
        expect(page.get_by_role("button")).to_have_count(0)
        visited.calls(paper)
        page.reload()
        expect(page.get_by_text("请到 1 号窗口")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_place_is_given_up_with_two_presses(browser: Browser, stand: Stand, visited: Visited, scripts: bool) -> None:  # noqa: FBT001
    paper = visited.issues("A001")
    with phone(browser, stand.address, java_script_enabled=scripts) as page:
        page.goto(paper.path)
        page.get_by_role("link", name="放弃排队").click()
        page.get_by_role("button", name="确定放弃").click()
        expect(page.get_by_text("已转告大厅，请稍候…")).to_be_visible()
        assert len(stand.rows("SELECT id FROM feed WHERE topic = 'requests'")) == 1
        visited.tells("ticket.cancelled", paper.ticket)
        if not scripts:
            page.reload()
        expect(page.locator(".word")).to_have_text("已取消")
