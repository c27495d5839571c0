"""The evaluator before a person: follows its counter, asks when a visit ends, keeps what is said, presets nothing."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.evaluator.conversation import Stage
from shared.clock import ManualClock
from shared.domain.ratings import REASONS, Grade
from shared.hall.counters import CloseCounter, OpenCounter, PauseCounter
from shared.hall.devices import DeviceList
from shared.hall.ratings import RateVisit
from shared.hall.tickets import BeginService
from shared.link import Hall
from shared.ui.tokens import Look, Panel
from shared.ui.translation import Language, install_language
from tests.desk.lossy import LossyLine
from tests.evaluator.stand import Stand, ratings, serve
from tests.hall.people import Clerk, issue

PANELS = (Panel(1024, 600, 10.1), Panel(800, 480, 7.0), Panel(600, 1024, 10.1))


def test_it_says_what_its_counter_does(stand: Stand, admin: Hall) -> None:
    stand.says("Closed")
    admin.do(OpenCounter(counter="7"))
    stand.says("Please wait for your number")
    assert stand.text("evaluator.counter").endswith("Counter 7")
    admin.do(PauseCounter(counter="7", reason="用餐"))
    stand.says("Paused")
    admin.do(CloseCounter(counter="7"))
    stand.says("Closed")


def test_the_person_sees_the_number_and_the_step_and_rates_with_one_tap(
    stand: Stand, admin: Hall, clerk: Clerk
) -> None:
    issue(admin, "property")
    ticket = clerk.call_next()
    stand.says("Please go to counter 7")
    assert stand.text("evaluator.number") == "D001"
    clerk.begin(ticket)
    stand.says("Now being served")
    clerk.finish(ticket)
    stand.sees("rating.title", "D001")
    stand.tap("rating.very_satisfied")
    stand.says("Thank you for your rating")
    assert [(line.kind, line.body["grade"], line.body["reason"]) for line in ratings(admin)] == [
        ("visit.rated", "very_satisfied", None)
    ]
    stand.pass_time(3)
    stand.says("Please wait for your number")


@pytest.mark.parametrize("grade", list(Grade)[2:])
def test_three_of_five_or_lower_asks_one_reason(stand: Stand, admin: Hall, clerk: Clerk, grade: Grade) -> None:
    clerk.finish(serve(admin, clerk))
    stand.rate(grade)
    stand.sees("page.reason")
    assert ratings(admin) == []
    stand.tap("reason.place-1")
    stand.says("Thank you")
    [line] = ratings(admin)
    assert (line.body["grade"], line.body["reason"]) == (grade.value, REASONS[grade][1])


def test_a_reason_may_be_left_out_and_a_grade_reconsidered(stand: Stand, admin: Hall, clerk: Clerk) -> None:
    clerk.finish(serve(admin, clerk))
    stand.rate(Grade.VERY_DISSATISFIED)
    stand.pass_time(14)
    stand.tap("reason.back")
    stand.pass_time(14)
    stand.rate(Grade.FAIR)
    stand.tap("reason.skip")
    stand.says("Thank you")
    assert [(line.body["grade"], line.body["reason"]) for line in ratings(admin)] == [("fair", None)]


def test_who_walks_off_at_the_reasons_has_given_the_grade(stand: Stand, admin: Hall, clerk: Clerk) -> None:
    clerk.finish(serve(admin, clerk))
    stand.rate(Grade.DISSATISFIED)
    stand.sees("page.reason")
    stand.pass_time(15)
    stand.says("Thank you")
    assert [line.body["grade"] for line in ratings(admin)] == ["dissatisfied"]


def test_nothing_is_preset_and_after_fifteen_seconds_nobody_has_rated(stand: Stand, admin: Hall, clerk: Clerk) -> None:
    clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    assert not any(button.isChecked() or button.hasFocus() for button in stand.window.findChildren(QPushButton))
    stand.pass_time(14)
    assert stand.find("page.rating") is not None
    assert ratings(admin) == []
    stand.pass_time(1)
    stand.until(lambda: [line.kind for line in ratings(admin)] == ["visit.not_rated"])
    stand.says("Please wait for your number")


def test_declining_is_as_large_as_any_grade_and_thanks_nobody(stand: Stand, admin: Hall, clerk: Clerk) -> None:
    clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    tiles = [stand.find(f"rating.{name}") for name in (*Grade, "skip")]
    sizes = {(tile.width(), tile.height()) for tile in tiles if tile is not None}
    assert max(w for w, _ in sizes) - min(w for w, _ in sizes) <= 1
    assert max(h for _, h in sizes) - min(h for _, h in sizes) <= 1
    stand.tap("rating.skip")
    stand.says("Please wait for your number")
    stand.until(lambda: [line.kind for line in ratings(admin)] == ["visit.not_rated"])
    stand.pass_time(1)
    assert stand.talk.stage is Stage.CALM


def test_the_next_person_called_leaves_time_and_the_next_one_served_rates_no_stranger(
    stand: Stand, admin: Hall, clerk: Clerk
) -> None:
    clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    issue(admin, "property")
    called = clerk.call_next()
    stand.pass_time(1)
    assert stand.find("page.rating") is not None
    admin.do(BeginService(counter="7", ticket=called.id))
    stand.says("Now being served")
    assert stand.text("evaluator.number") == "D002"
    stand.until(lambda: [(line.kind, line.body["number"]) for line in ratings(admin)] == [("visit.not_rated", "D001")])


def test_a_finish_taken_back_takes_the_question_back_and_asks_again_at_the_end(
    stand: Stand, admin: Hall, clerk: Clerk
) -> None:
    ticket = clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    clerk.undo()
    stand.says("Now being served")
    assert ratings(admin) == []
    stand.pass_time(2)
    clerk.finish(ticket)
    stand.rate(Grade.SATISFIED)
    stand.says("Thank you")
    assert [line.kind for line in ratings(admin)] == ["visit.rated"]


def test_a_rating_survives_a_lost_line_and_is_thanked_for_only_when_it_is_kept(
    stand: Stand, admin: Hall, clerk: Clerk, line: LossyLine
) -> None:
    clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    line.set_cut(cut=True)
    stand.rate(Grade.SATISFIED)
    stand.pass_time(2)
    stand.says("The line is down. Your rating is being sent again")
    stand.pass_time(14)
    stand.says("No connection now")
    line.set_cut(cut=False)
    stand.until(lambda: [one.body.get("grade") for one in ratings(admin)] == ["satisfied"])
    stand.says("Please wait for your number")


def test_an_answer_that_was_lost_rates_once(stand: Stand, admin: Hall, clerk: Clerk, line: LossyLine) -> None:
    clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    line.lose_answers = 1
    stand.rate(Grade.SATISFIED)
    stand.says("Thank you")
    assert len([act for act in line.sent if isinstance(act, RateVisit)]) == 2
    assert len(ratings(admin)) == 1


def test_a_rating_the_hall_cannot_take_any_more_is_said_so(stand: Stand, admin: Hall, clerk: Clerk) -> None:
    ticket = clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    admin.do(RateVisit(counter="7", ticket=ticket.id, grade=Grade.FAIR))
    stand.rate(Grade.SATISFIED)
    stand.says("Not recorded. Scan your ticket at a kiosk to rate")
    stand.pass_time(6)
    stand.says("Please wait for your number")


def test_without_the_hub_no_number_stands_that_could_be_old(
    stand: Stand, admin: Hall, clerk: Clerk, line: LossyLine
) -> None:
    serve(admin, clerk)
    stand.sees("evaluator.number", "D001")
    line.set_cut(cut=True)
    stand.says("No connection now")
    assert stand.find("evaluator.number") is None
    line.set_cut(cut=False)
    stand.sees("evaluator.number", "D001")


def test_no_name_and_nothing_of_the_clerks_desk_is_on_it(stand: Stand, admin: Hall, clerk: Clerk) -> None:
    clerk.finish(serve(admin, clerk))
    stand.sees("page.rating")
    words = "".join(label.text() for label in stand.window.findChildren(QLabel)) + stand.window.windowTitle()
    assert not set("司马青衫") & set(words)


def test_a_counter_the_hall_does_not_have_is_said(
    line: LossyLine, clock: ManualClock, qtbot: QtBot, admin: Hall
) -> None:
    stand = Stand(qtbot, line, clock, counter="99")
    stand.says("The hall has no counter 99")
    assert admin.ask(DeviceList()) == []


def test_the_reasons_turn_their_pages_for_elders(
    line: LossyLine, clock: ManualClock, qtbot: QtBot, admin: Hall
) -> None:
    stand = Stand(qtbot, line, clock, look=Look.ELDER)
    clerk = Clerk(admin, "7")
    clerk.finish(serve(admin, clerk))
    stand.rate(Grade.FAIR)
    stand.sees("page.reason")
    first = [stand.text(f"reason.place-{place}") for place in range(4)]
    stand.tap("reason.more")
    second = [stand.text(f"reason.place-{place}") for place in range(4)]
    assert (len(set(first)), len(set(second) - {""}), set(first) & set(second)) == (4, 3, set())
    stand.tap("reason.more")
    stand.tap("reason.more")
    stand.tap("reason.place-2")
    stand.says("Thank you")
    assert [line_.body["reason"] for line_ in ratings(admin)] == [REASONS[Grade.FAIR][6]]


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("panel", PANELS)
def test_every_target_is_a_fingers_and_every_word_fits_in_chinese(  # noqa: PLR0917  fixtures
    look: Look, panel: Panel, line: LossyLine, clock: ManualClock, admin: Hall, fonts: QApplication, qtbot: QtBot
) -> None:
    install_language(fonts, Language.ZH_CN, ["shared", "sign", "evaluator"])
    try:
        stand = Stand(qtbot, line, clock, look=look, panel=panel)
        clerk = Clerk(admin, "7")
        for grade in list(Grade)[2:]:
            stand.says("请等候叫号")
            fits(stand, panel)
            clerk.finish(serve(admin, clerk))
            stand.sees("page.rating")
            fits(stand, panel)
            stand.rate(grade)
            stand.sees("page.reason")
            fits(stand, panel)
            stand.tap("reason.skip")
            stand.says("感谢您的评价")
            fits(stand, panel)
            stand.pass_time(4)
    finally:
        install_language(fonts, Language.EN, [])


def fits(stand: Stand, panel: Panel) -> None:
    """Check what can be seen: its room on the panel, targets of 20 mm (rule K1), and no word cut."""
    assert (stand.window.width(), stand.window.height()) == (panel.width_px, panel.height_px)
    for button in stand.window.findChildren(QPushButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= panel.mm(20), button.objectName()
    for label in stand.window.findChildren(QLabel):
        if label.isVisible():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()
