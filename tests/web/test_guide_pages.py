"""The guide on the web: a wish, a few questions, and a result whose code opens it in the hall."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.app import main
from central.catalogue.shelf import Shelf
from central.web.guide.way import UNSURE, way_of
from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.guide.answers import questions_for
from shared.domain.guide.sheet import answers_on, read_sheet
from shared.domain.refused import Refused
from shared.errors import SetupError
from shared.security.centre_codes import GUIDE_SHEET, body_of_centre_code
from tests.central.stand import Stand
from tests.central.test_booking import plan_with_bookings, published
from tests.web.booking_hall import Citizen, hall_with_bookings
from tests.web.forms import links_of
from tests.web.house import Visited
from tests.web.qr_text import qr_text

SHELF = Shelf(load_folder(BUILT_IN))
RESTAURANT = SHELF.index.theme("restaurant")


@pytest.fixture
def li(stand: Stand) -> Citizen:
    """Return somebody who wants to know, and waits until a busy machine has built its search."""
    hall_with_bookings(stand)
    stand.client.timeout = httpx.Timeout(60)
    return Citizen(stand.client)


def said(answer: httpx.Response) -> str:
    """Return what a page says, without its marks."""
    body = answer.text.partition('<main id="main">')[2]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).strip())


def answer_all(li: Citizen, path: str, choose: int = 0) -> httpx.Response:
    """Choose the same place of every question's answers until the guide is there."""
    page = li.get(path)
    while " 问，共 " in said(page):
        options = [link for link in links_of(page.text) if f"{path}?a=" in link]
        page = li.get([link for link in options if link.count("a=") == max(o.count("a=") for o in options)][choose])
    return page


def test_themes_stand_by_stage_of_life_for_a_person_and_for_a_firm(li: Citizen) -> None:
    assert said(li.get("/guide")).index("孩子出生") < said(li.get("/guide")).index("身后事")
    firms = li.get("/guide?for=firm")
    assert "/guide/theme/restaurant" in links_of(firms.text)
    assert "孩子出生" not in said(firms)


def test_the_search_understands_pinyin_and_says_when_nothing_fits(li: Citizen) -> None:
    assert links_of(li.get("/guide/search?q=kaicanguan").text).count("/guide/theme/restaurant") == 1
    assert "没有找到" in said(li.get("/guide/search?q=%F0%9F%A6%84%F0%9F%A6%84"))
    assert li.get("/guide/search").status_code == 200
    hostile = li.get("/guide/search?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert "<script>alert" not in hostile.text


def test_one_question_a_page_back_works_and_not_sure_is_an_answer(li: Citizen) -> None:
    first = li.get("/guide/theme/restaurant")
    assert said(first).startswith("上一步 开餐馆 · 第 1 问，共 7 问 用什么名义来经营？")
    second = li.get("/guide/theme/restaurant?a=entity~individual")
    assert "第 2 问" in said(second)
    assert "/guide/theme/restaurant" in links_of(second.text)
    third = li.get(f"/guide/theme/restaurant?a=entity~individual&a=sells~{UNSURE}")
    assert "第 3 问" in said(third)
    assert "/guide/theme/restaurant?a=entity~individual" in links_of(third.text)


def test_the_result_has_its_steps_papers_and_a_code_with_the_very_answers(li: Citizen, stand: Stand) -> None:
    page = answer_all(li, "/guide/theme/restaurant")
    text = said(page)
    for words in ("开餐馆 办事指南", "办理顺序", "要带的材料", "不用带的材料", "到大厅出示这个码"):
        assert words in text
    body = body_of_centre_code(GUIDE_SHEET, qr_text(page.text), stand.centre.key.public_key())
    assert body is not None
    sheet = read_sheet(body)
    assert sheet is not None
    answers, gone = answers_on(sheet, RESTAURANT)
    assert (sheet.theme, gone) == ("restaurant", ())
    assert answers == {question.id: question.options[0].id for question in questions_for(RESTAURANT, answers)}


def test_an_unsure_answer_leaves_what_may_be_needed_marked(li: Citizen) -> None:
    text = said(answer_all(li, "/guide/theme/restaurant", choose=-1))
    assert "个问题没有回答" in text
    assert "视情况" in text


def test_an_answer_is_changed_from_the_result_and_those_before_it_stay(li: Citizen) -> None:
    page = answer_all(li, "/guide/theme/restaurant")
    again = re.findall(r'href="([^"]+)" aria-label="改', page.text)
    assert unescape(again[2]) == "/guide/theme/restaurant?a=entity~individual&a=sells~meals"


def test_a_step_that_can_be_booked_leads_there_and_the_hall_hears_what_for(stand: Stand) -> None:
    hall = hall_with_bookings(stand)
    plan = plan_with_bookings()
    item = next(iter(SHELF.index.items))
    queues = (replace(plan.queues[0], items=(item,)), *plan.queues[1:])
    hall.tells("hall.configured", plan.id, plan=replace(plan, queues=queues), sealing_key=_sealing_key(stand))
    li = Citizen(stand.client)
    page = li.get(f"/guide/item/{item}")
    (book,) = [link for link in links_of(page.text) if link.startswith("/book/binjiang/advice")]
    (day,) = [link for link in links_of(li.get(book).text) if "2026-03-03" in link]
    (ten,) = [link for link in links_of(li.get(day).text) if "/1000" in link]
    shown = said(li.get(li.book(ten)))
    assert SHELF.index.item(item).name in shown
    assert [told.matter for told in published(stand).values()] == [f"item:{item}"]


def _sealing_key(stand: Stand) -> str:
    return str(stand.rows("SELECT sealing_key FROM hall_view")[0][0])


def test_with_two_halls_the_guide_asks_which_and_then_knows_the_counters(stand: Stand) -> None:
    item, plan = next(iter(SHELF.index.items)), plan_with_bookings()
    served = replace(plan, queues=(replace(plan.queues[0], items=(item,)), *plan.queues[1:]))
    for name in ("binjiang", "jiangnan"):
        hall = Visited(stand, stand.enrol(name), replace(served, name=name))
        hall.tells("hall.configured", plan.id, plan=hall.plan)
    li = Citizen(stand.client)
    page = li.get(f"/guide/item/{item}")
    assert "在哪个大厅办？" in said(page)
    assert "号窗口" not in said(page)
    (chosen,) = [link for link in links_of(page.text) if "hall=jiangnan" in link]
    assert "一楼东 1、2 号窗口" in said(li.get(f"/guide/item/{item}{chosen}"))
    halls = li.get("/book?matter=item%3Ax")
    assert {"/book/binjiang?matter=item%3Ax", "/book/jiangnan?matter=item%3Ax"} <= set(links_of(halls.text))


def test_a_centre_with_a_broken_catalogue_says_so_and_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kinds.toml").write_text("kinds = [", encoding="utf-8")
    monkeypatch.setenv("ONEHALL_CENTRAL_CATALOGUE", str(tmp_path))
    with pytest.raises(SetupError, match=re.escape("kinds.toml")):
        main(["--database", f"sqlite:///{tmp_path / 'central.db'}", "serve", "--port", "0"])


@pytest.mark.parametrize(
    "path",
    [
        "/guide/theme/palace",
        "/guide/item/crown",
        "/guide/theme/restaurant?a=entity~king",
        "/guide/theme/restaurant?a=colour~red",
        "/guide/theme/restaurant?a=%FF%FE",
    ],
)
def test_what_the_catalogue_does_not_have_is_not_there(li: Citizen, path: str) -> None:
    assert li.get(path).status_code == 404


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_way_through_every_theme_ends_in_a_guide_and_its_address_says_the_same_again(data: st.DataObject) -> None:
    theme = data.draw(st.sampled_from(SHELF.catalogue.themes))
    way = way_of(theme, [])
    for _ in range(40):
        question = way.next
        if question is None:
            break
        option = data.draw(st.sampled_from([*(option.id for option in question.options), UNSURE]))
        given_so_far = httpx.URL(way.path(question.id, option)).params.get_list("a")
        back = way.path()
        way = way_of(theme, given_so_far)
        assert way.back() == back
    assert way.next is None
    assert way_of(theme, httpx.URL(way.path()).params.get_list("a")) == way


@given(st.lists(st.text(max_size=40), max_size=80))
def test_no_address_breaks_the_way(given_answers: list[str]) -> None:
    try:
        way = way_of(RESTAURANT, given_answers)
    except Refused:
        return
    assert way.path().startswith("/guide/theme/restaurant")
