"""The appointment's page in the hall: it becomes its ticket's page, with everything that one has, by the same parts."""

from datetime import timedelta

import pytest

from shared.clock import ManualClock
from tests.central.stand import Stand
from tests.central.test_booking import published
from tests.web.booking_hall import Citizen, hall_with_bookings
from tests.web.forms import form_to, links_of
from tests.web.house import ON_BOTH, Paper, Visited
from tests.web.test_booking_pages import said
from tests.web.test_live import live, until

pytestmark = ON_BOTH
TUESDAY = timedelta(days=1)
DAY = "2026-03-03"


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that takes appointments."""
    return hall_with_bookings(stand)


@pytest.fixture
def zhang(stand: Stand, visited: Visited) -> Citizen:
    """Return somebody who books there."""
    assert visited.plan.queues[0].booking is not None
    return Citizen(stand.client)


@pytest.fixture
def booked(visited: Visited, zhang: Citizen, clock: ManualClock) -> str:
    """Return the page of an appointment whose day has come."""
    page = zhang.book()
    clock.advance(TUESDAY)
    visited.send()
    return page


def arrives(visited: Visited, number: str = "A007") -> Paper:
    """Let the person with the one appointment check in."""
    paper = visited.issues(number, day=DAY)
    ((appointment, _),) = published(visited.stand).items()
    visited.tells("appointment.arrived", appointment, ticket=paper.ticket, punctuality="on_time")
    return paper


def test_after_check_in_the_page_says_word_for_word_what_the_papers_page_says(
    visited: Visited, zhang: Citizen, booked: str
) -> None:
    paper = arrives(visited)
    assert "您的号码 A007 咨询 即将叫号 下一个就是您 约 10:00–10:05 叫到您" in said(zhang.get(booked))
    for kind, body in (
        ("ticket.called", {"counter": "c1"}),
        ("ticket.no_show", {"counter": "c1"}),
        ("ticket.revived", {"queue": "advice"}),
        ("ticket.finished", {"counter": "c1"}),
    ):
        visited.tells(kind, paper.ticket, **body)
        shown = zhang.get(booked)
        assert said(shown) == said(zhang.get(paper.path))
        assert paper.code not in shown.text
    assert "已完成" in said(shown)


def test_a_page_opened_before_check_in_becomes_the_ticket_and_turns_to_the_counter(
    stand: Stand, visited: Visited, booked: str
) -> None:
    assert stand.client.get(f"{booked}/ticket/now").status_code == 204
    with live(stand, f"{booked}/ticket") as (answer, lines):
        assert answer.status_code == 200
        paper = arrives(visited)
        assert not any("已预约" in line for line in until(lines, "下一个就是您"))
        visited.calls(paper)
        until(lines, "1 号窗口")
    part = stand.client.get(f"{booked}/ticket/now")
    assert "1 号窗口" in part.text
    again = stand.client.get(f"{booked}/ticket/now", headers={"if-none-match": part.headers["etag"]})
    assert again.status_code == 304


def test_only_on_its_day_an_appointments_page_waits_for_the_ticket(
    visited: Visited, zhang: Citizen, clock: ManualClock
) -> None:
    page = zhang.book()
    assert "/assets/ticket" not in zhang.get(page).text
    clock.advance(TUESDAY)
    visited.send()
    shown = zhang.get(page).text
    assert "/assets/ticket" in shown
    assert '<noscript><meta http-equiv="refresh" content="30"></noscript>' in shown
    assert f'data-path="{page}/ticket"' in shown


def test_who_has_checked_in_gives_up_or_lets_three_go_first_on_the_appointments_page(
    stand: Stand, visited: Visited, zhang: Citizen, booked: str
) -> None:
    arrives(visited)
    visited.issues("A008", day=DAY)
    links = links_of(zhang.get(booked).text)
    assert {f"{booked}/ticket/later", f"{booked}/ticket/cancel"} <= set(links)
    question = zhang.get(f"{booked}/ticket/later").text
    assert booked in links_of(question)
    form = form_to(question, "/later")
    answer = zhang.client.post(form.action, data=form.fields)
    assert (answer.status_code, answer.headers["location"]) == (303, booked)
    assert "已转告大厅，请稍候" in said(zhang.get(booked))
    ((row,),) = stand.rows("SELECT id FROM feed WHERE topic = 'requests'")
    assert row.endswith("later")


def test_a_link_that_is_not_ours_has_no_parts_and_one_not_checked_in_has_no_wishes(
    visited: Visited, zhang: Citizen, booked: str
) -> None:
    assert zhang.get(f"{booked}/ticket/cancel").status_code == 404
    arrives(visited)
    forged = booked[:-1] + ("A" if booked[-1] != "A" else "B")
    for path in ("now", "live", "cancel", "later", "explode"):
        answer = zhang.get(f"{forged}/ticket/{path}")
        assert (answer.status_code, "没有这个页面" in answer.text) == (404, True)
    assert zhang.get(f"{booked}/ticket/explode").status_code == 404


def test_when_the_tickets_day_is_over_the_page_still_tells_its_number(
    visited: Visited, zhang: Citizen, booked: str, clock: ManualClock
) -> None:
    arrives(visited)
    clock.advance(timedelta(hours=17))
    visited.send()
    shown = zhang.get(booked)
    assert "您已到大厅签到 3月3日 周二 10:00–10:30 咨询 您的票号 A007" in said(shown)
    assert "/assets/ticket" not in shown.text
