"""Giving up and letting three go first, from the page: asked once more, passed on, true only when the hall says so."""

import json
import re
from datetime import timedelta

import httpx
import pytest

from shared.clock import ManualClock
from tests.central.stand import Stand
from tests.web.house import ON_BOTH, Paper, Visited
from tests.web.test_ticket_page import page


def post(stand: Stand, paper: Paper, wish: str, token: str | None = None) -> httpx.Response:
    """Send a wish's form, with the token that its page carries."""
    if token is None:
        token = re.findall(r'name="token" value="([^"]+)"', stand.client.get(f"{paper.path}/{wish}").text)[0]
    return stand.client.post(f"{paper.path}/{wish}", data={"token": token})


def passed_on(stand: Stand) -> list[tuple[str, str, int]]:
    """Return the wishes on their way: hall, wish, revision."""
    rows = stand.rows("SELECT hall_id, body, rev FROM feed WHERE topic = 'requests' ORDER BY id")
    return [(hall, json.loads(body)["wish"], rev) for hall, body, rev in rows]


def answers(visited: Visited, stand: Stand, paper: Paper, kind: str, **more: str) -> None:
    """Let the hall answer the last wish."""
    body = json.loads(stand.rows("SELECT body FROM feed WHERE topic = 'requests'")[0][0])
    visited.tells(kind, paper.ticket, wish=body["wish"], until=body["until"], **more)


@ON_BOTH
def test_giving_up_is_asked_once_more_and_done_when_the_hall_says_so(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    assert "这个号码将被取消" in stand.client.get(f"{paper.path}/cancel").text
    assert passed_on(stand) == []
    answer = post(stand, paper, "cancel")
    assert (answer.status_code, answer.headers["location"]) == (303, paper.path)
    assert passed_on(stand) == [("binjiang", "cancel", 1)]
    shown = page(stand, paper)
    assert "已转告大厅，请稍候…" in shown
    assert "放弃排队" not in shown
    visited.tells("ticket.cancelled", paper.ticket)
    answers(visited, stand, paper, "request.granted")
    assert "已取消" in page(stand, paper)


def test_letting_three_go_first_is_offered_once_and_only_where_somebody_is_behind(
    stand: Stand, visited: Visited
) -> None:
    paper = visited.issues("A001")
    assert "延后 3 位" not in page(stand, paper)
    visited.issues("A002")
    assert "延后 3 位" in page(stand, paper)
    post(stand, paper, "later")
    visited.tells("ticket.placed", paper.ticket, queue="advice", rank=visited.journal.at + 1_000_000)
    answers(visited, stand, paper, "request.granted")
    shown = page(stand, paper)
    assert "前面还有 1 人" in shown
    assert "已让后面的人先办，延后只能用一次。" in shown
    assert "延后 3 位" not in shown
    assert "放弃排队" in shown


@ON_BOTH
def test_the_same_wish_twice_is_one_wish(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    token = re.findall(r'name="token" value="([^"]+)"', stand.client.get(f"{paper.path}/cancel").text)[0]
    for _ in range(3):
        assert post(stand, paper, "cancel", token).status_code == 303
    assert passed_on(stand) == [("binjiang", "cancel", 1)]


@pytest.mark.parametrize("token", ["", "nonsense", "99999999999.aaaa", "1.0"])
def test_a_form_that_is_not_ours_changes_nothing_and_is_shown_again(stand: Stand, visited: Visited, token: str) -> None:
    paper = visited.issues("A001")
    answer = post(stand, paper, "cancel", token)
    assert "确定放弃" in answer.text
    assert passed_on(stand) == []


def test_a_token_is_for_one_ticket_one_wish_and_one_hour(stand: Stand, visited: Visited, clock: ManualClock) -> None:
    paper, other = visited.issues("A001"), visited.issues("A002")
    token = re.findall(r'name="token" value="([^"]+)"', stand.client.get(f"{paper.path}/cancel").text)[0]
    assert post(stand, other, "cancel", token).status_code == 200
    assert post(stand, paper, "later", token).status_code == 200
    clock.advance(timedelta(minutes=61))
    visited.send()
    assert post(stand, paper, "cancel", token).status_code == 200
    assert passed_on(stand) == []


def test_while_the_hall_is_silent_one_is_sent_to_the_counter(
    stand: Stand, visited: Visited, clock: ManualClock
) -> None:
    paper = visited.issues("A001")
    token = re.findall(r'name="token" value="([^"]+)"', stand.client.get(f"{paper.path}/cancel").text)[0]
    clock.advance(timedelta(minutes=3))
    stand.centre.live.ring("binjiang")
    shown = page(stand, paper)
    assert "现在不能在手机上延后或取消， 请到窗口或咨询台办理。" in shown
    assert stand.client.get(f"{paper.path}/cancel").status_code == 303
    assert post(stand, paper, "cancel", token).status_code == 303
    assert passed_on(stand) == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [("nobody_behind", "后面没有人排队，不用延后。"), ("too_late", "大厅没有照办，请到窗口或咨询台说明。")],
)
def test_what_the_hall_refuses_is_said_with_what_helps(stand: Stand, visited: Visited, reason: str, said: str) -> None:
    paper = visited.issues("A001")
    visited.issues("A002")
    post(stand, paper, "later")
    answers(visited, stand, paper, "request.refused", reason=reason)
    assert said in page(stand, paper)


def test_a_hall_that_does_not_answer_is_not_waited_for_for_ever(
    stand: Stand, visited: Visited, clock: ManualClock
) -> None:
    paper = visited.issues("A001")
    post(stand, paper, "cancel")
    clock.advance(timedelta(minutes=5, seconds=1))
    visited.send()
    shown = page(stand, paper)
    assert "大厅没有回答，请到窗口或咨询台说明。" in shown
    assert "放弃排队" in shown


def test_only_a_waiting_ticket_can_be_given_up_and_only_known_wishes_exist(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    assert stand.client.get(f"{paper.path}/fly").status_code == 404
    assert stand.client.post(f"{paper.path}/fly").status_code == 404
    form = {"content-type": "application/x-www-form-urlencoded"}
    endless = stand.client.post(f"{paper.path}/cancel", content=iter([b"token=" + b"x" * 40_000]), headers=form)
    assert endless.status_code == 413
    visited.calls(paper)
    assert stand.client.get(f"{paper.path}/cancel").headers["location"] == paper.path
    assert "放弃排队" not in page(stand, paper)
    assert passed_on(stand) == []
