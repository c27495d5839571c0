"""The guide beside the person: a scanned sheet opens the checklist of this counter, and keys alone do all of it."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from counter.desk.guide.row_list import GuideList
from counter.desk.guide.rows import GuideRow, Mark
from counter.desk.names import PlanNames
from counter.desk.rows import held_row, missed_row, waiting_row
from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.guide.result import Bring, Guide
from shared.hall.counters import DeskView
from shared.hall.guide import GuideView, SheetCodeFor
from shared.hall.tickets import IssueTicket, Ticket
from shared.link import Hall
from tests.desk.hand import Hand
from tests.hall.bringing import bring
from tests.kiosk.sample import sample_plan

THEME = "restaurant"
ANSWERS = {"entity": "company", "sells": "meals", "premises": "rented", "works": "large", "sign": "large"}
OWN_QUEUES = ("company", "permit")
"""What counter 10 of the sample hall serves."""

TOO_LONG = 0.3


@pytest.fixture(scope="module")
def built_in() -> Catalogue:
    """Read the built-in catalogue."""
    return load_folder(BUILT_IN)


@pytest.fixture
def guided(admin: Hall, built_in: Catalogue, hand: Hand) -> Hand:
    """Seat the clerk at counter 10 of a hall that has the built-in catalogue."""
    bring(admin, built_in)
    hand.sign_in()
    hand.sit_down("10")
    return hand


@pytest.fixture
def sheet(guided: Hand, admin: Hall) -> str:
    """Return the code of a restaurant's sheet."""
    assert guided
    return admin.ask(SheetCodeFor(theme=THEME, answers=ANSWERS)).code


@pytest.fixture
def serve(guided: Hand, admin: Hall) -> Callable[..., Ticket]:
    """Return how somebody comes to the counter and is served."""

    def person(matter: str | None = None) -> Ticket:
        ticket = admin.do(IssueTicket(queue="permit", matter=matter)).ticket
        guided.wait(lambda: guided.enabled("call_next"))
        guided.press("F1")
        guided.wait(lambda: guided.enabled("begin") and guided.text("status.ticket") == ticket.number)
        guided.press("F5")
        guided.wait(lambda: guided.enabled("finish"))
        return ticket

    return person


Serve = Callable[..., Ticket]


def guide_of(hall: Hall, answers: dict[str, str] | None = None) -> Guide:
    return hall.ask(GuideView(theme=THEME, answers=ANSWERS if answers is None else answers))


def scan(hand: Hand, code: str) -> None:
    hand.window._codes.take(code)


def rows(hand: Hand, page: str = "materials") -> list[GuideRow]:
    found = hand.window.findChild(GuideList, f"guide.{page}")
    assert isinstance(found, GuideList)
    return found.rows()


def row(hand: Hand, name: str) -> GuideRow:
    return next(one for one in rows(hand) if one.id == name)


def open_with_focus(hand: Hand, code: str) -> None:
    scan(hand, code)
    hand.sees("guide.panel")
    hand.press("F11")
    assert hand.focus_name() == "guide.materials"


def test_a_scanned_sheet_opens_the_same_guide_beside_the_person(
    guided: Hand, serve: Serve, sheet: str, admin: Hall
) -> None:
    ticket = serve()
    before = guided.window.focusWidget()
    scan(guided, sheet)
    guided.sees("guide.title", "开餐馆")
    assert guided.text("desk.number") == ticket.number, "the person stays in sight"
    assert guided.window.focusWidget() is before, "and nothing takes the keyboard"
    guide = guide_of(admin)
    assert {one.id for one in rows(guided) if one.id} == {one.material for one in guide.materials}
    assert [one.id for one in rows(guided, "steps") if one.id] == [step.item for step in guide.steps]
    assert not guided.visible("guide.notice"), "nothing changed since it was printed"


def test_papers_for_this_counter_come_first_and_of_these_the_required_ones(
    guided: Hand, serve: Serve, sheet: str, admin: Hall
) -> None:
    serve()
    scan(guided, sheet)
    guided.sees("guide.panel")
    guide = guide_of(admin)
    own = {step.item for step in guide.steps if step.queue in OWN_QUEUES}
    materials = {one.material: one for one in guide.materials}
    shown = [materials[one.id] for one in rows(guided) if one.id]
    here = [bool(own.intersection(one.items)) for one in shown]
    assert here == sorted(here, reverse=True)
    assert any(here)
    required = [one.certain for one in shown if own.intersection(one.items) and one.bring is not Bring.FETCHED]
    assert required == sorted(required, reverse=True)


def test_every_step_says_where_and_this_counters_own_stand_out(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    scan(guided, sheet)
    guided.sees("guide.panel")
    steps = [one for one in rows(guided, "steps") if one.id]
    assert any(one.own for one in steps)
    assert all(one.below for one in steps)
    assert all(one.below.startswith("this counter · ") == one.own for one in steps)
    waves = [one.text for one in rows(guided, "steps") if not one.id]
    assert waves[0].startswith("Round 1")


def test_space_marks_a_paper_and_enter_goes_down(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    open_with_focus(guided, sheet)
    first, second = [one.id for one in rows(guided) if one.id][:2]
    for key in ("Space", "Return", "Space"):
        guided.press(key)
    assert [row(guided, name).mark for name in (first, second)] == [Mark.RECEIVED, Mark.RECEIVED]
    assert "2 of" in rows(guided)[0].text
    guided.press("Up")
    guided.press("Space")
    assert [row(guided, name).mark for name in (first, second)] == [Mark.MISSING, Mark.RECEIVED]


def test_a_click_on_a_box_marks_and_a_click_beside_it_only_chooses(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    scan(guided, sheet)
    guided.sees("guide.panel")
    shown = guided.find("guide.materials")
    assert isinstance(shown, GuideList)
    at = 2
    place = shown.visualRect(shown.model().index(at, 0))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert rows(guided)[at].mark is Mark.MISSING
    box = QPoint(place.left() + place.height() // 2, place.center().y())
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert rows(guided)[at].mark is Mark.RECEIVED


def test_marks_stay_with_the_ticket_while_the_guide_is_closed(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    open_with_focus(guided, sheet)
    first = next(one.id for one in rows(guided) if one.id)
    guided.press("Space")
    guided.press("Escape")
    assert not guided.visible("guide.panel")
    assert guided.visible("waiting.list")
    guided.press("F11")
    guided.sees("guide.panel")
    assert row(guided, first).mark is Mark.RECEIVED


def test_the_next_person_finds_no_mark_of_the_one_before(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    open_with_focus(guided, sheet)
    guided.press("Space")
    guided.press("F7")
    guided.wait(lambda: not guided.visible("guide.panel"))
    serve()
    scan(guided, sheet)
    guided.sees("guide.panel")
    assert Mark.RECEIVED not in {one.mark for one in rows(guided)}


def test_without_a_person_a_sheet_can_be_read_but_not_marked(guided: Hand, sheet: str) -> None:
    open_with_focus(guided, sheet)
    guided.press("Space")
    guided.sees("desk.notice-text", "Call the person first")
    assert Mark.RECEIVED not in {one.mark for one in rows(guided)}


def test_the_guide_opens_from_what_the_ticket_is_for(guided: Hand, serve: Serve, admin: Hall) -> None:
    serve(f"theme:{THEME}")
    guided.press("F11")
    guided.sees("guide.title", "开餐馆")
    assert guided.focus_name() == "guide.materials"
    guide = guide_of(admin, {})
    assert {one.id for one in rows(guided) if one.id} == {one.material for one in guide.materials}
    guided.press("F11")
    assert not guided.visible("guide.panel"), "the same key leads back"


def test_a_ticket_for_a_single_item_opens_it(guided: Hand, serve: Serve, admin: Hall) -> None:
    step = guide_of(admin).steps[0]
    serve(f"item:{step.item}")
    guided.press("F11")
    guided.sees("guide.title", step.name)
    assert not guided.visible("guide.tab.2"), "a single item has no questions"


def test_a_key_without_a_guide_says_that_a_sheet_can_be_scanned(guided: Hand, serve: Serve) -> None:
    serve()
    guided.press("F11")
    guided.sees("desk.notice-text", "Scan the printed guide")


def test_another_answer_by_a_digit_changes_the_guide_at_once(
    guided: Hand, serve: Serve, sheet: str, admin: Hall
) -> None:
    serve()
    open_with_focus(guided, sheet)
    guided.press("Space")
    marked = next(one.id for one in rows(guided) if one.id)
    guided.press("Right")
    guided.press("Right")
    assert guided.focus_name() == "guide.questions"
    assert rows(guided, "questions")[0].below == "开一家公司"
    guided.press("1")
    answers = {**ANSWERS, "entity": "individual"}
    wanted = [step.item for step in guide_of(admin, answers).steps]
    guided.wait(lambda: [one.id for one in rows(guided, "steps") if one.id] == wanted)
    assert guided.focus_name() == "guide.questions"
    assert row(guided, marked).mark is Mark.RECEIVED, "what was received stays received"
    guided.press("9")
    guided.press("0")
    guided.wait(lambda: rows(guided, "questions")[0].strong)


def test_two_answers_pressed_faster_than_the_hall_answers_are_both_kept(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    open_with_focus(guided, sheet)
    guided.press("Right")
    guided.press("Right")
    for key in ("1", "Down", "3"):
        guided.press(key)
    wanted = ["个体户（用我个人的名义）", "只卖包装好的食品和饮料"]
    guided.wait(lambda: [one.below for one in rows(guided, "questions")[:2]] == wanted)


def test_what_changed_since_printing_is_told_in_sentences(
    guided: Hand, serve: Serve, admin: Hall, built_in: Catalogue
) -> None:
    theme = next(one for one in built_in.themes if one.id == THEME)
    gone, new = "sign-large-gone", theme.steps[-1].item
    sign = next(one for one in theme.questions if one.id == "sign")
    other = replace(sign, options=(*sign.options, replace(sign.options[0], id=gone)))
    then = replace(
        theme,
        questions=tuple(other if one.id == "sign" else one for one in theme.questions),
        steps=tuple(
            replace(step, after=tuple(edge for edge in step.after if edge.item != new))
            for step in theme.steps
            if step.item != new
        ),
    )
    themes = tuple(then if one.id == THEME else one for one in built_in.themes)
    bring(admin, replace(built_in, head=replace(built_in.head, version="old"), themes=themes))
    code = admin.ask(SheetCodeFor(theme=THEME, answers={**ANSWERS, "sign": gone})).code
    bring(admin, built_in)
    serve()
    scan(guided, code)
    guided.sees("guide.notice", "changes")
    said = "\n".join(one.text for one in rows(guided, "changes"))
    assert f"The answer to “{sign.text}” no longer exists. Ask again." in said
    name = next(one.name for one in built_in.items if one.id == new)
    assert f"New step, not on the paper: {name}" in said
    assert f"(paper: old, today: {built_in.head.version})" in said


@pytest.mark.parametrize("code", ["OHG1:AAAA:BBBBBBBBBBBBB", "OHG1:" + "A" * 4000])
def test_a_sheet_that_nobody_here_signed_gets_one_sentence(guided: Hand, serve: Serve, code: str) -> None:
    serve()
    scan(guided, code)
    guided.sees("desk.notice-text", "This guide is not from this hall or its centre.")
    assert not guided.visible("guide.panel")


def test_a_sheet_whose_theme_is_gone_gets_one_sentence(
    guided: Hand, sheet: str, admin: Hall, built_in: Catalogue
) -> None:
    bring(admin, replace(built_in, themes=tuple(one for one in built_in.themes if one.id != THEME)))
    scan(guided, sheet)
    guided.sees("desk.notice-text", "This guide is no longer in the catalogue.")


def test_a_line_being_typed_keeps_its_caret_and_its_place(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    guided.press("F4")
    guided.sees("hold.confirm")
    reason = guided.window.focusWidget()
    guided.write("fetch")
    scan(guided, sheet)
    guided.sees("guide.panel")
    guided.write(" paper")
    assert isinstance(reason, QLineEdit)
    assert reason.text() == "fetch paper"
    guided.press("Escape")
    assert guided.visible("guide.panel"), "Esc left the question first"
    guided.press("Escape")
    assert not guided.visible("guide.panel")


def test_a_search_for_a_number_is_not_covered_by_a_sheet(guided: Hand, admin: Hall, sheet: str) -> None:
    admin.do(IssueTicket(queue="permit"))
    guided.wait(lambda: guided.enabled("pick"))
    guided.press("F8")
    scan(guided, sheet)
    guided.sees("desk.notice-text", "F11 opens it")
    assert guided.focus_name() == "waiting.find"
    assert not guided.visible("guide.panel")
    guided.press("F11")
    guided.sees("guide.panel")


def test_keys_of_the_lists_work_while_the_guide_covers_them(guided: Hand, serve: Serve, sheet: str) -> None:
    ticket = serve()
    guided.press("F4")
    guided.sees("hold.confirm")
    guided.press("Down")
    guided.press("Return")
    guided.wait(lambda: guided.numbers("held") == [ticket.number])
    scan(guided, sheet)
    guided.sees("guide.panel")
    guided.press("Shift+F4")
    guided.sees("status.ticket", ticket.number)


def test_a_scanned_sheet_is_open_and_drawn_within_300_ms(guided: Hand, serve: Serve, sheet: str) -> None:
    serve()
    took = [TOO_LONG]
    while min(took) >= TOO_LONG and len(took) < 40:  # other work may share the machine
        began = time.perf_counter()
        scan(guided, sheet)
        guided.sees("guide.panel")
        guided.window.grab()
        took.append(time.perf_counter() - began)
        guided.press("Escape")
    assert min(took) < TOO_LONG, took


def test_an_appointment_and_its_matter_stand_wherever_the_ticket_is_shown(
    guided: Hand, serve: Serve, admin: Hall
) -> None:
    serve(f"theme:{THEME}")
    desk = admin.ask(DeskView(counter="10"))
    assert desk.current is not None
    at = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    ticket = msgspec.structs.replace(desk.current.ticket, appointment_at=at)
    booked = msgspec.structs.replace(desk.current, ticket=ticket)
    for made in (waiting_row, held_row, missed_row):
        shown = made(booked, PlanNames(sample_plan()), at)
        assert shown.mark == "Appointment 09:30"
        assert "开餐馆" in shown.about
        assert made(desk.current, PlanNames(sample_plan()), at).mark == ""
    guided.page().show_desk(msgspec.structs.replace(desk, current=booked))
    assert "Appointment 09:30" in guided.text("desk.holder")
