"""Rule C3: twelve tasks of a clerk's day, each done with keys alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from shared.clock import ManualClock
from shared.hall.tickets import Ticket
from tests.desk.hand import Hand

Issue = Callable[..., Ticket]


@pytest.fixture
def queue(issue: Issue, at_desk: Hand) -> list[str]:
    """Let three people wait."""
    numbers = [issue().number for _ in range(3)]
    at_desk.wait(lambda: at_desk.numbers("waiting") == numbers)
    return numbers


def _call(hand: Hand) -> None:
    hand.press("F1")
    hand.wait(lambda: hand.enabled("begin"))


def _serve(hand: Hand) -> None:
    _call(hand)
    hand.press("F5")
    hand.wait(lambda: hand.enabled("finish"))


def test_calling_and_finishing_the_next_person(queue: list[str], at_desk: Hand) -> None:
    _serve(at_desk)
    at_desk.press("F7")
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    assert at_desk.text("undo.what").startswith(queue[0])


@pytest.mark.usefixtures("queue")
def test_recalling_a_person_once_ten_seconds_are_over(at_desk: Hand, clock: ManualClock) -> None:
    _call(at_desk)
    assert "10 s" in at_desk.button("recall").text()
    clock.advance(timedelta(seconds=11))
    at_desk.wait(lambda: at_desk.enabled("recall"))
    at_desk.press("F2")
    at_desk.sees("desk.calls", "Recalled 1 times")


def test_marking_a_person_who_did_not_come_and_bringing_the_person_back(queue: list[str], at_desk: Hand) -> None:
    _call(at_desk)
    at_desk.press("F3")
    at_desk.wait(lambda: at_desk.numbers("missed") == [queue[0]])
    at_desk.press("Shift+F3")
    at_desk.wait(lambda: at_desk.numbers("missed") == [])
    assert queue[0] in at_desk.numbers("waiting")


def test_holding_a_person_for_ten_minutes_and_going_on(queue: list[str], at_desk: Hand) -> None:
    _serve(at_desk)
    at_desk.press("F4")
    at_desk.sees("hold.confirm")
    at_desk.press("Down")
    assert at_desk.text("hold.reason") == "Fetching a paper"
    while at_desk.focus_name() != "hold.minutes":
        at_desk.press("Tab")
    at_desk.write("10")
    at_desk.press("Return")
    at_desk.wait(lambda: at_desk.numbers("held") == [queue[0]])
    assert "back in 10 min" in at_desk.spoken("held")[0]
    at_desk.press("Shift+F4")
    at_desk.sees("status.ticket", queue[0])


def test_transferring_a_person_by_the_initials_of_the_queue(queue: list[str], at_desk: Hand) -> None:
    _serve(at_desk)
    at_desk.press("F6")
    at_desk.sees("transfer.confirm")
    at_desk.write("bdc")
    at_desk.press("Return")
    at_desk.sees("undo.what", f"{queue[0]} transferred")


def test_picking_a_person_out_of_order_with_a_reason(queue: list[str], at_desk: Hand) -> None:
    at_desk.press("F8")
    at_desk.write(queue[2][-1])
    at_desk.press("Return")
    at_desk.sees("pick.confirm")
    at_desk.press("Down")
    at_desk.press("Return")
    at_desk.sees("status.ticket", queue[2])


def test_cancelling_a_waiting_ticket_needs_a_reason_and_the_same_key_again(queue: list[str], at_desk: Hand) -> None:
    at_desk.press("F8")
    at_desk.press("Shift+F8")
    at_desk.sees("cancel.confirm")
    at_desk.press("Shift+F8")
    assert at_desk.numbers("waiting") == queue
    at_desk.write("gave up")
    at_desk.press("Return")
    assert at_desk.visible("cancel.confirm"), "Enter never confirms what cannot be taken back (rule C11)"
    at_desk.press("Shift+F8")
    at_desk.wait(lambda: at_desk.numbers("waiting") == queue[1:])


def test_undoing_the_last_step(queue: list[str], at_desk: Hand) -> None:
    _serve(at_desk)
    at_desk.press("F7")
    at_desk.sees("action.undo")
    at_desk.press("Ctrl+Z")
    at_desk.sees("status.ticket", queue[0])
    at_desk.wait(lambda: at_desk.enabled("finish"))


@pytest.mark.usefixtures("queue")
def test_pausing_with_a_reason_and_going_on(at_desk: Hand) -> None:
    at_desk.press("F10")
    at_desk.sees("pause.panel")
    at_desk.press("4")
    at_desk.sees("desk.state", "Paused · 用餐")
    assert not at_desk.enabled("call_next")
    at_desk.press("F10")
    at_desk.wait(lambda: at_desk.enabled("call_next"))


def test_locking_and_unlocking(queue: list[str], at_desk: Hand) -> None:
    at_desk.press("F12")
    at_desk.sees("page.lock")
    at_desk.unlock()
    at_desk.sees("page.desk")
    assert at_desk.numbers("waiting") == queue


def test_a_key_pressed_right_after_unlocking_works(queue: list[str], at_desk: Hand) -> None:
    page = at_desk.page()
    at_desk.press("F12")
    at_desk.sees("page.lock")
    page.tick()
    at_desk.unlock()
    at_desk.sees("page.desk")
    at_desk.press("F1")
    at_desk.sees("status.ticket", queue[0])


def test_closing_the_counter_and_opening_another(at_desk: Hand) -> None:
    at_desk.wait(lambda: at_desk.enabled("close"))
    at_desk.press("Shift+F12")
    at_desk.sit_down("3")
    assert at_desk.text("desk.counter") == "Counter 3"


def test_signing_out_from_the_list_of_counters(hand: Hand) -> None:
    hand.sign_in()
    hand.sees("page.counters")
    while hand.focus_name() != "counters.sign_out":
        hand.press("Tab")
    hand.press("Return")
    hand.sees("page.signin")
    assert hand.text("signin.login") == ""
