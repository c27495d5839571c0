"""Booking on the web, page by page: nothing typed is lost, nothing is booked twice, and nobody sees another's."""

import asyncio
import re
from datetime import date, timedelta
from html import unescape

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.appointments.links import link_key, link_of
from central.calendar.rows import publish
from central.tries import Tries
from shared.clock import ManualClock
from shared.domain.hours import SpecialDay
from shared.ids import new_id
from shared.security.appointment_codes import appointment_of_code
from tests.central.stand import Stand
from tests.central.test_booking import citizen, published
from tests.web.booking_hall import ELEVEN, TEN, WHO, Citizen, hall_with_bookings
from tests.web.forms import answered, form_to, links_of
from tests.web.house import ON_BOTH, Visited, renamed
from tests.web.qr_text import qr_text

PLAIN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that takes appointments."""
    return hall_with_bookings(stand)


@pytest.fixture
def zhang(stand: Stand, visited: Visited) -> Citizen:
    """Return somebody who wants to book there."""
    assert visited.plan.queues[0].booking is not None
    return Citizen(stand.client)


def said(answer: httpx.Response) -> str:
    """Return what a page says, without its marks."""
    body = answer.text.partition('<main id="main">')[2]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).strip())


@ON_BOTH
def test_from_the_door_to_a_confirmed_appointment_whose_code_the_hall_knows(stand: Stand, zhang: Citizen) -> None:
    (hall,) = [link for link in links_of(zhang.get("/").text) if link.startswith("/book")]
    queues = links_of(zhang.get(hall).text)
    assert "/book/binjiang/advice" in queues
    days = links_of(zhang.get("/book/binjiang/advice").text)
    assert "/book/binjiang/advice/2026-03-03" in days
    assert TEN in links_of(zhang.get("/book/binjiang/advice/2026-03-03").text)
    page = zhang.reserve()
    review = said(zhang.get(page))
    assert "请核对并确认 3月3日 周二 10:00–10:30 咨询" in review
    assert "张*丰 证件号码 110***********0015 手机号码 138****0001 名额为您留到 10:10" in review
    assert published(stand) == {}
    zhang.press(page, "confirm")
    shown = zhang.get(page)
    ((appointment, told),) = published(stand).items()
    code = appointment_of_code(qr_text(shown.text), stand.centre.key.public_key())
    assert code is not None
    assert (code.id, code.hall, code.queue, code.slots) == (appointment, "binjiang", "advice", 1)
    assert f"预约码 {told.number[:4]} {told.number[4:]}" in said(shown)
    assert "到哪里 一楼东 1、2 号窗口" in said(shown)
    assert not [secret for secret in WHO.values() if secret in shown.text]


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(zhang: Citizen) -> None:
    sent = zhang.fill_in(id_number="110101199001010011", phone="12345")
    assert sent.status_code == 422
    form = form_to(sent.text, "/1000")
    assert (form.fields["name"], form.fields["id_number"], form.fields["phone"]) == (
        "张三丰",
        "110101199001010011",
        "12345",
    )
    assert 'aria-describedby="phone-hint phone-error" aria-invalid="true"' in sent.text
    assert "请填写 11 位手机号码" in said(sent)
    assert 'id="name-error"' not in sent.text


def test_a_mail_address_is_asked_for_kindly_checked_and_shown_masked(stand: Stand, zhang: Citizen) -> None:
    wrong = zhang.fill_in(mail="zhang")
    assert wrong.status_code == 422
    assert "这个邮箱不对" in said(wrong)
    review = said(zhang.get(zhang.reserve(mail="zhang@example.cn")))
    assert "手机号码 138****0001 邮箱 z***@example.cn 名额" in review
    assert len(stand.rows("SELECT 1 FROM appointment WHERE mail_sealed IS NOT NULL")) == 1


@PLAIN
@given(st.text(max_size=80), st.sampled_from(["<script>alert(1)</script>", '"><img src=x>', "{{7*7}}", "' OR 1=1 --"]))
def test_hostile_texts_are_shown_as_they_are_and_do_nothing(zhang: Citizen, noise: str, attack: str) -> None:
    typed = (attack + noise).replace("\r", "").replace("\n", "").replace("\x00", "")
    sent = zhang.fill_in(phone=typed, name="")
    assert sent.status_code == 422
    assert form_to(sent.text, "/1000").fields["phone"] == typed
    assert "<script>alert" not in sent.text
    assert "<img" not in sent.text


def test_what_a_hall_calls_itself_is_text_on_every_page_and_in_the_calendar(stand: Stand, visited: Visited) -> None:
    attack = "<script>alert(1)</script>\r\nBEGIN:VEVENT"
    plan = renamed(visited.plan, attack)
    key = stand.rows("SELECT sealing_key FROM hall_view")[0][0]
    visited.tells("hall.configured", plan.id, plan=plan, sealing_key=key)
    zhang = Citizen(stand.client)
    page = zhang.book()
    paths = ("/book/binjiang", "/book/binjiang/advice", "/book/binjiang/advice/2026-03-03", TEN, "/appointment")
    for path in (*paths, page, f"{page}/move", f"{page}/cancel"):
        shown = zhang.get(path)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text
    assert zhang.get(f"{page}/calendar.ics").content.split(b"\r\n").count(b"BEGIN:VEVENT") == 1


def test_one_address_may_try_so_often_an_hour_and_a_crowd_behind_it_more() -> None:
    async def tried(times: int) -> list[bool]:
        tries = Tries(3)
        return [await tries.may("198.51.100.7", times) for _ in range(7)]

    assert asyncio.run(tried(1)) == [True] * 3 + [False] * 4
    assert asyncio.run(tried(2)) == [True] * 6 + [False]


@ON_BOTH
def test_the_same_form_sent_twice_books_once(stand: Stand, zhang: Citizen) -> None:
    page = zhang.get(TEN).text
    form = form_to(page, "/1000")
    first = zhang.client.post(form.action, data={**form.fields, **WHO, "answer": answered(page)})
    again = form_to(zhang.get(ELEVEN).text, "/1100")
    fresh = zhang.get(TEN).text
    once_more = {**form.fields, **WHO, "puzzle": form_to(fresh, "/1000").fields["puzzle"], "answer": answered(fresh)}
    second = zhang.client.post(form.action, data=once_more)
    assert first.headers["location"] == second.headers["location"]
    assert again.fields["wish"] != form.fields["wish"]
    assert len(stand.rows("SELECT id FROM appointment")) == 1


@ON_BOTH
def test_a_slip_seen_on_the_review_is_corrected_in_the_place_that_is_held(stand: Stand, zhang: Citizen) -> None:
    page = zhang.reserve()
    (correct,) = [link for link in links_of(zhang.get(page).text) if "of=" in link]
    form = form_to(zhang.get(correct).text, "/1000")
    assert {name: form.fields[name] for name in WHO} == WHO
    assert zhang.reserve(correct, name="张三") == page
    assert "张* 证件号码" in said(zhang.get(page))
    zhang.press(page, "confirm")
    afterwards = form_to(zhang.get(correct).text, "/1000").fields
    assert (afterwards["name"], afterwards["wish"] == form.fields["wish"]) == ("", False)
    assert len(stand.rows("SELECT id FROM appointment")) == 1


def test_when_the_time_was_just_taken_the_day_s_others_are_offered_beside_what_was_typed(zhang: Citizen) -> None:
    page = zhang.get(TEN).text
    form = form_to(page, "/1000")
    rival = citizen(2)
    zhang.book(name=rival.name, id_number=rival.id_number, phone=rival.phone)
    sent = zhang.client.post(form.action, data={**form.fields, **WHO, "answer": answered(page)})
    assert sent.status_code == 409
    assert "您选的时间刚刚约满" in said(sent)
    again = form_to(sent.text, "/1000")
    assert {name: again.fields[name] for name in WHO} == WHO
    chosen = {**again.fields, "elsewhen": "1030", "answer": answered(sent.text)}
    held = zhang.client.post(again.action, data=chosen)
    assert "3月3日 周二 10:30–11:00" in said(zhang.get(held.headers["location"]))


def test_the_small_check_holds_for_one_try_and_two_minutes(zhang: Citizen, clock: ManualClock) -> None:
    page = zhang.get(TEN).text
    form = form_to(page, "/1000")
    right = {**form.fields, **WHO, "answer": answered(page)}
    for wrong in ({"answer": "99"}, {}, {"puzzle": "1.2.3"}, {"puzzle": ""}, {"puzzle": "é" * 300}):
        sent = zhang.client.post(form.action, data={**right, **wrong})
        assert sent.status_code == 422
        assert "验证没有通过" in said(sent)
    page = zhang.get(TEN).text
    late = {**form_to(page, "/1000").fields, **WHO, "answer": answered(page)}
    clock.advance(timedelta(minutes=2, seconds=1))
    assert "验证没有通过" in said(zhang.client.post(TEN, data=late))


def test_a_form_that_is_not_ours_or_too_old_is_shown_again_and_books_nothing(
    stand: Stand, zhang: Citizen, clock: ManualClock
) -> None:
    page = zhang.get(TEN).text
    form = form_to(page, "/1000")
    filled = {**form.fields, **WHO, "answer": answered(page)}
    for changed in ({"token": ""}, {"wish": new_id()}, {"token": form.fields["token"][:-1] + "x"}):
        assert zhang.client.post(TEN, data={**filled, **changed}).status_code == 422
    clock.advance(timedelta(hours=1, seconds=1))
    old = zhang.client.post(TEN, data=filled)
    assert "这个页面打开太久了" in said(old)
    assert form_to(old.text, "/1000").fields["name"] == "张三丰"
    assert stand.rows("SELECT id FROM appointment") == []


def test_a_third_appointment_is_refused_in_words_that_say_what_to_do(zhang: Citizen) -> None:
    for path in (TEN, ELEVEN):
        zhang.book(path)
    sent = zhang.fill_in("/book/binjiang/advice/2026-03-03/1330")
    assert sent.status_code == 409
    assert "这个证件号已有 2 个预约。请先取消一个，或直接到大厅取号。" in said(sent)


def test_a_link_that_is_not_ours_is_answered_like_one_that_never_was(stand: Stand, zhang: Citizen) -> None:
    page = zhang.book()
    missing = zhang.get("/nothing/at/all")
    head, link = page.rpartition("/")[::2]
    other = link_of("binjiang", new_id(), link_key(stand.centre.key))
    forged = [
        f"{head}/{link[:-1]}{'A' if link[-1] != 'A' else 'B'}",
        f"/a/jiangnan/{link}",
        f"{head}/{'é' * 40}",
        other,
    ]
    for path in [*forged, f"{page}/confirm", f"{page}/explode", f"{page}/move?day=never"]:
        answer = zhang.get(path)
        assert (answer.status_code, said(answer)) == (404, said(missing))


def test_a_link_lives_until_the_day_after(zhang: Citizen, clock: ManualClock) -> None:
    page = zhang.book()
    clock.advance(timedelta(days=2))
    assert zhang.get(page).status_code == 200
    clock.advance(timedelta(hours=1))
    assert zhang.get(page).status_code == 404


@ON_BOTH
def test_what_nobody_confirms_lapses_and_says_so(zhang: Citizen, clock: ManualClock) -> None:
    page = zhang.reserve()
    form = form_to(zhang.get(page).text, "/confirm")
    clock.advance(timedelta(minutes=11))
    assert "没有确认，名额已放开" in said(zhang.client.post(form.action, data=form.fields))
    assert "没有确认，名额已放开" in said(zhang.get(page))
    assert "/book/binjiang/advice" in links_of(zhang.get(page).text)


@ON_BOTH
def test_an_appointment_is_given_up_after_one_more_question(stand: Stand, zhang: Citizen) -> None:
    page = zhang.book()
    assert "取消这个预约吗？" in said(zhang.get(f"{page}/cancel"))
    assert [told.state for told in published(stand).values()] == ["booked"]
    assert zhang.client.post(f"{page}/cancel", data={"token": "1.2"}).headers["location"] == page
    assert [told.state for told in published(stand).values()] == ["booked"]
    zhang.press(f"{page}/cancel", "cancel")
    assert [told.state for told in published(stand).values()] == ["cancelled"]
    assert "已取消" in said(zhang.get(page))


@ON_BOTH
def test_an_appointment_is_moved_and_its_old_link_leads_to_the_new_one(stand: Stand, zhang: Citizen) -> None:
    page, rival = zhang.book(), citizen(2)
    zhang.book(ELEVEN, name=rival.name, id_number=rival.id_number, phone=rival.phone)
    assert f"{page}/move?day=2026-03-04" in links_of(zhang.get(f"{page}/move").text)
    times = zhang.get(f"{page}/move?day=2026-03-03").text
    form = form_to(times, "/move")
    free = re.findall(r'name="begins" value="([^"]+)"', times)
    assert free[0] == "2026-03-03T09:00:00+08:00"
    assert not [begins for begins in free if "T11:00" in begins]
    taken = zhang.client.post(form.action, data={**form.fields, "begins": "2026-03-03T11:00:00+08:00"})
    assert taken.status_code == 409
    assert "刚刚约满" in said(taken)
    for _ in range(2):
        moved = zhang.client.post(form.action, data={**form.fields, "begins": free[0]}).headers["location"]
        assert "已预约 3月3日 周二 09:00–09:30" in said(zhang.get(moved))
    assert "已改期" in said(zhang.get(page))
    assert moved in links_of(zhang.get(page).text)
    assert sorted(told.state for told in published(stand).values()) == ["booked", "booked", "cancelled"]


@ON_BOTH
def test_number_and_phone_find_it_again_and_whoever_guesses_learns_nothing(zhang: Citizen, stand: Stand) -> None:
    page = zhang.book()
    number = next(iter(published(stand).values())).number

    def look(**typed: str) -> httpx.Response:
        shown = zhang.get("/appointment").text
        form = form_to(shown, "/appointment")
        return zhang.client.post("/appointment", data={**form.fields, "answer": answered(shown), **typed})

    found = look(number=f"{number[:4]} {number[4:]}", phone="138 0000 0001")
    assert found.headers["location"] == page
    guesses = [look(number=number, phone="13900000000"), look(number="00000000", phone="13800000001")]
    guesses += [look(number="", phone="x"), look(number="' OR 1=1", phone="13800000001")]
    assert len({re.sub(r'value="[^"]*"|小验证：[^<]+', "", guess.text) for guess in guesses}) == 1
    assert guesses[0].status_code == 422
    without = zhang.client.post("/appointment", data={"number": number, "phone": "13800000001"})
    assert without.status_code == 422
    for _ in range(3):
        look(number=number, phone="13900000000")
    assert "试得太多了" in said(look(number=number, phone="13800000001"))


def test_closed_days_and_full_times_are_there_to_read_and_not_to_press(zhang: Citizen) -> None:
    zhang.book()
    days = zhang.get("/book/binjiang/advice")
    assert "3月7日 周六 休息" in said(days)
    assert "/book/binjiang/advice/2026-03-07" not in links_of(days.text)
    times = zhang.get("/book/binjiang/advice/2026-03-03")
    assert "10:00 约满" in said(times)
    assert TEN not in links_of(times.text)
    assert "不预约也能办" in said(times)


def test_a_holiday_is_named_and_who_booked_it_is_asked_to_move(zhang: Citizen, stand: Stand) -> None:
    page = zhang.book()
    holiday = SpecialDay(date(2026, 3, 3), "端午节", "Dragon Boat Festival")
    with stand.centre.database.changing() as session:
        publish(session, "", holiday, stand.clock.now())
    days = zhang.get("/book/binjiang/advice")
    assert "3月3日 周二 端午节" in said(days)
    assert "/book/binjiang/advice/2026-03-03" not in links_of(days.text)
    shown = zhang.get(page)
    assert "这个时间大厅不开放（端午节）。请改时间或取消；这次不算未到。" in said(shown)
    assert f"{page}/move" in links_of(shown.text)
    assert f"{page}/calendar.ics" not in links_of(shown.text)
    assert "not open at this time (Dragon Boat Festival)" in said(zhang.get(f"{page}?lang=en"))


@pytest.mark.parametrize(
    "path",
    [
        "/book/nowhere",
        "/book/binjiang/few",
        "/book/binjiang/fishing/2026-03-03",
        "/book/binjiang/advice/2026-13-03",
        "/book/binjiang/advice/9999-12-31",
        "/book/binjiang/advice/2026-03-03/2561",
        "/book/binjiang/advice/2026-03-03/x",
        "/book/../../etc/passwd",
    ],
)
def test_an_address_that_leads_nowhere_says_so(zhang: Citizen, path: str) -> None:
    assert zhang.get(path).status_code == 404


def test_pages_are_small(zhang: Citizen, stand: Stand) -> None:
    for path in (TEN, "/book/binjiang/advice", zhang.book(), "/guide"):
        page = zhang.get(path).text
        size = len(page.encode()) + sum(
            len(stand.client.get(a).content) for a in re.findall(r'"(/assets/[^"]+)"', page)
        )
        assert size < 50_000
