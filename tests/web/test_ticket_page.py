"""The page behind the QR of a ticket: where it stands, in words a person can act on, and nothing about anybody."""

import re
from datetime import timedelta

import httpx
import pytest

from central.rebuild import rebuild_hall
from central.web.visitors import VIEWS_A_MINUTE
from shared.clock import ManualClock
from shared.ids import new_id
from shared.security.codes import ticket_code
from tests.central.stand import Stand
from tests.web.house import KEY, ON_BOTH, Paper, Visited, renamed


def text_of(answer: httpx.Response) -> str:
    """Return what a page says, without its marks."""
    assert answer.status_code == 200, answer.text
    body = answer.text.partition('<main id="main">')[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).strip()


def page(stand: Stand, paper: Paper) -> str:
    return text_of(stand.client.get(paper.path))


@ON_BOTH
def test_a_waiting_ticket_shows_its_number_who_is_ahead_and_when_it_is_called(stand: Stand, visited: Visited) -> None:
    papers = [visited.issues(f"A{n:03d}") for n in range(1, 7)]
    shown = page(stand, papers[5])
    assert "您的号码 A006 咨询 等候中 前面还有 5 人" in shown
    assert "约 10:10–10:50 叫到您 大约再等 10–50 分钟" in shown
    assert "正在办理的窗口：1、2 更新于 10:00" in shown


def test_with_three_ahead_the_turn_is_near_and_with_nobody_one_is_next(stand: Stand, visited: Visited) -> None:
    papers = [visited.issues(f"A{n:03d}") for n in range(1, 5)]
    assert "即将叫号 前面还有 3 人" in page(stand, papers[3])
    assert "即将叫号 下一个就是您" in page(stand, papers[0])


@ON_BOTH
def test_each_step_in_the_hall_is_said_on_the_page(stand: Stand, visited: Visited, clock: ManualClock) -> None:
    paper = visited.issues("A001")
    visited.calls(paper, "c2")
    assert "请到 2 号窗口 一楼东" in page(stand, paper)
    visited.tells("ticket.no_show", paper.ticket, counter="c2")
    assert "已过号 请在 10:30 前到窗口说明，可以重新排队" in page(stand, paper)
    clock.advance(timedelta(minutes=31))
    visited.send()
    assert "重新排队的时间已过，请重新取号" in page(stand, paper)
    visited.tells("ticket.revived", paper.ticket, queue="advice")
    assert "下一个就是您" in page(stand, paper)
    visited.calls(paper)
    visited.tells("ticket.begun", paper.ticket, counter="c1")
    assert "办理中 1 号窗口 · 一楼东" in page(stand, paper)
    visited.tells("ticket.held", paper.ticket, counter="c1")
    assert "请稍候，窗口会再叫您" in page(stand, paper)
    visited.tells("ticket.resumed", paper.ticket, counter="c1")
    visited.tells("ticket.finished", paper.ticket, counter="c1")
    assert "已完成 谢谢您的耐心" in page(stand, paper)


@pytest.mark.parametrize(
    ("kind", "said"), [("ticket.cancelled", "已取消 此号已取消"), ("ticket.expired", "已失效 此号已不能使用")]
)
def test_a_ticket_that_ended_says_how(stand: Stand, visited: Visited, kind: str, said: str) -> None:
    paper = visited.issues("A001")
    visited.tells(kind, paper.ticket)
    assert said in page(stand, paper)


@ON_BOTH
def test_what_was_served_today_says_how_long_it_takes(stand: Stand, visited: Visited, clock: ManualClock) -> None:
    for n in range(1, 6):
        served = visited.issues(f"A{n:03d}")
        visited.calls(served)
        visited.tells("ticket.begun", served.ticket, counter="c1")
        clock.advance(timedelta(minutes=40))
        visited.tells("ticket.finished", served.ticket, counter="c1")
    waiting = [visited.issues(f"A{n:03d}") for n in range(6, 9)]
    assert "前面还有 2 人 约 13:35–14:25 叫到您 大约再等 15–65 分钟" in page(stand, waiting[2])


def test_without_an_open_counter_no_time_is_promised(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    for counter in ("c1", "c2"):
        visited.tells("counter.paused", counter, reason="用餐")
    shown = page(stand, paper)
    assert "办理此业务的窗口现在都未开放" in shown
    assert "叫到您" not in shown


def test_a_silent_hall_is_called_silent_with_the_age_of_what_is_known(
    stand: Stand, visited: Visited, clock: ManualClock
) -> None:
    paper = visited.issues("A001")
    assert "没有消息" not in page(stand, paper)
    clock.advance(timedelta(minutes=7))
    stand.centre.live.ring("binjiang")
    silent = page(stand, paper)
    assert "大厅已 7 分钟没有消息，下面是 10:00 的情况" in silent
    assert "叫到您" not in silent
    visited.send()
    assert "没有消息" not in page(stand, paper)


def test_the_paper_in_capital_letters_opens_the_same_page(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    assert text_of(stand.client.get(f"/T/BINJIANG/{paper.code}")) == page(stand, paper)


def test_english_and_large_type_are_chosen_by_a_link_and_remembered(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    assert '<html lang="zh-CN">' in stand.client.get(paper.path).text
    english = stand.client.get(f"{paper.path}?lang=en")
    assert '<html lang="en">' in english.text
    assert "Your turn is near" in english.text
    large = stand.client.get(f"{paper.path}?elder=on")
    assert '<html lang="en" class="elder">' in large.text
    assert "samesite=lax" in large.headers["set-cookie"].lower()
    assert '<html lang="en" class="elder">' in stand.client.get(paper.path).text
    back = stand.client.get(f"{paper.path}?elder=off&lang=zh")
    assert '<html lang="zh-CN">' in back.text


def test_a_browser_that_asks_for_english_first_gets_it(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    for asked, lang in (("en-GB,en;q=0.9,zh;q=0.8", "en"), ("zh-CN,zh,en", "zh-CN"), ("de,fr", "zh-CN"), ("", "zh-CN")):
        answer = stand.client.get(paper.path, headers={"accept-language": asked})
        assert f'<html lang="{lang}">' in answer.text


def test_a_guessed_changed_or_foreign_code_gets_the_one_page_that_says_nothing(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    visited.issues("A002")
    kind, ticket, signature = paper.code.split(":")
    changed = [
        f"{kind}:{ticket[:-2]}{'A' if ticket[-2] != 'A' else 'B'}{ticket[-1]}:{signature}",
        f"{kind}:{ticket}:{'A' if signature[0] != 'A' else 'B'}{signature[1:]}",
        f"{kind}:{ticket}:",
        ticket_code(new_id(), KEY),
        ticket_code(paper.ticket, b"another hall's key of 32 bytes!!"),
        "A001",
        "%00",
        "x" * 500,
    ]
    paths = [f"/t/binjiang/{code}" for code in changed]
    paths += [
        f"/t/elsewhere/{paper.code}",
        f"/t/{'x' * 200}/{paper.code}",
        "/t/",
        "/nothing",
        "/assets/nothing.css",
    ]
    answers = [stand.client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert "没有这个页面" in answers[0].text
    assert stand.client.post(paper.path).status_code == 404


@ON_BOTH
def test_a_page_outlives_its_day_by_two_hours(stand: Stand, visited: Visited, clock: ManualClock) -> None:
    paper = visited.issues("A001")
    clock.advance(timedelta(hours=15, minutes=59))
    visited.send()
    assert "已失效" in page(stand, paper)
    clock.advance(timedelta(minutes=2))
    visited.send()
    assert stand.client.get(paper.path).status_code == 404


@ON_BOTH
def test_a_revoked_hall_shows_nothing_any_more(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with stand.centre.database.changing() as session:
        session.run("UPDATE hall SET revoked_at = 1")
    assert stand.client.get(paper.path).status_code == 404


def test_the_page_shows_one_ticket_and_counts_and_no_others(stand: Stand, visited: Visited) -> None:
    papers = [visited.issues(f"A{n:03d}") for n in range(1, 7)]
    body = stand.client.get(papers[3].path).text
    assert set(re.findall(r"A00\d", body)) == {"A004"}
    assert not any(other.ticket in body or other.code in body for other in papers if other != papers[3])


def test_a_name_with_marks_in_it_is_shown_as_it_is_written(stand: Stand, visited: Visited) -> None:
    nasty = "<script>alert(1)</script>\"'&{{7*7}}"
    paper = visited.issues("A001")
    visited.tells("hall.configured", "small", plan=renamed(visited.plan, nasty))
    visited.calls(paper)
    body = stand.client.get(paper.path).text
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "{{7*7}}" in body


def test_the_read_models_made_anew_know_the_paper_again(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    before = page(stand, paper)
    with stand.centre.database.changing() as session:
        rebuild_hall(session, "binjiang")
    stand.centre.live.ring("binjiang")
    assert page(stand, paper) == before


def test_beyond_thirty_pages_a_minute_one_is_asked_to_wait(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    answers = [stand.client.get(paper.path) for _ in range(VIEWS_A_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [200] * VIEWS_A_MINUTE + [429]
    assert "您的号码和顺序不受影响" in answers[-1].text
    assert answers[-1].headers["retry-after"] == "60"
