"""Rule C5: a key acts once, however often it is pressed, and an act with an unknown answer is not done twice."""

from collections.abc import Callable

import pytest

from shared.hall.places import JournalPage
from shared.hall.tickets import CallNext, Ticket
from shared.link import Hall
from tests.desk.hand import Hand
from tests.desk.lossy import LossyLine

Issue = Callable[..., Ticket]


def _calls(admin: Hall) -> list[str]:
    return [entry.body["number"] for entry in admin.ask(JournalPage()) if entry.kind == "ticket.called"]


@pytest.fixture
def queue(issue: Issue, at_desk: Hand) -> list[str]:
    """Let five people wait."""
    numbers = [issue().number for _ in range(5)]
    at_desk.wait(lambda: at_desk.numbers("waiting") == numbers)
    return numbers


def test_twenty_presses_call_exactly_one_person(queue: list[str], at_desk: Hand, admin: Hall) -> None:
    for _ in range(20):
        at_desk.press("F1")
    at_desk.sees("status.ticket", queue[0])
    assert _calls(admin) == [queue[0]]


def test_a_press_while_the_hall_is_slow_does_nothing(
    queue: list[str], at_desk: Hand, line: LossyLine, admin: Hall
) -> None:
    line.slow.clear()
    at_desk.press("F1")
    at_desk.press("F1")
    at_desk.sees("desk.notice-text", "Waiting for the hall's answer")
    line.slow.set()
    at_desk.sees("status.ticket", queue[0])
    at_desk.wait(lambda: not at_desk.visible("desk.notice"))
    assert len([act for act in line.sent if isinstance(act, CallNext)]) == 1
    assert _calls(admin) == [queue[0]]


def test_the_next_step_pressed_at_once_is_not_lost(queue: list[str], at_desk: Hand, admin: Hall) -> None:
    for key in ("F1", "F5"):
        at_desk.press(key)
    at_desk.sees("status.state", "Serving")
    for key in ("F7", "F1"):
        at_desk.press(key)
    at_desk.sees("status.ticket", queue[1])
    assert _calls(admin) == queue[:2]


def test_two_steps_pressed_while_one_is_under_way_are_taken_in_their_order(
    queue: list[str], at_desk: Hand, line: LossyLine, admin: Hall
) -> None:
    at_desk.press("F1")
    at_desk.sees("status.ticket", queue[0])
    at_desk.wait(lambda: at_desk.enabled("begin"))
    line.slow.clear()
    for key in ("F5", "F7", "F7", "F1", "F1", "F5"):
        at_desk.press(key)
    line.slow.set()
    at_desk.sees("status.ticket", queue[1])
    at_desk.sees("status.state", "Called")
    assert _calls(admin) == queue[:2]


def test_a_lost_answer_is_asked_for_again_with_the_same_act(
    queue: list[str], at_desk: Hand, line: LossyLine, admin: Hall
) -> None:
    line.lose_answers = 1
    at_desk.press("F1")
    at_desk.sees("desk.notice-text", "No answer yet")
    at_desk.wait(lambda: at_desk.enabled("begin") and not at_desk.visible("desk.notice"))
    sent = [act.command_id for act in line.sent if isinstance(act, CallNext)]
    assert len(sent) == 2
    assert len(set(sent)) == 1
    assert _calls(admin) == [queue[0]]


def test_a_cut_line_changes_nothing_and_says_so(queue: list[str], at_desk: Hand, line: LossyLine, admin: Hall) -> None:
    line.set_cut(cut=True)
    at_desk.sees("status.online", "Offline")
    at_desk.press("F1")
    at_desk.sees("desk.notice-text", "Not connected to the hall")
    line.set_cut(cut=False)
    at_desk.sees("status.online", "Online")
    at_desk.press("F1")
    at_desk.sees("status.ticket", queue[0])
    assert _calls(admin) == [queue[0]]


def test_a_key_that_cannot_work_says_why(at_desk: Hand) -> None:
    at_desk.press("F7")
    at_desk.sees("desk.notice-text", "Nobody is being served.")
    assert at_desk.button("finish").accessibleDescription() == "Nobody is being served."
