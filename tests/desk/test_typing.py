"""Rules C2 and C12: keys work from inside a field, and nothing takes what is being typed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from shared.hall.tickets import Ticket
from tests.desk.hand import Hand

Issue = Callable[..., Ticket]


def _serve(hand: Hand) -> None:
    hand.wait(lambda: hand.enabled("call_next"))
    hand.press("F1")
    hand.wait(lambda: hand.enabled("begin"))
    hand.press("F5")
    hand.wait(lambda: hand.enabled("finish"))


def test_the_call_key_works_while_the_caret_is_in_the_search_line(issue: Issue, at_desk: Hand) -> None:
    number = issue().number
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    at_desk.press("F8")
    at_desk.write("00")
    at_desk.press("F1")
    at_desk.sees("status.ticket", number)
    assert at_desk.text("waiting.find") == "00"


def test_undo_takes_back_typing_first_and_then_the_step(issue: Issue, at_desk: Hand) -> None:
    number = issue().number
    _serve(at_desk)
    at_desk.press("F7")
    at_desk.sees("action.undo")
    at_desk.press("F8")
    at_desk.write("7")
    at_desk.press("Ctrl+Z")
    assert at_desk.text("waiting.find") == ""
    at_desk.press("Ctrl+Z")
    at_desk.sees("status.ticket", number)


def test_a_message_during_typing_loses_no_character(issue: Issue, at_desk: Hand) -> None:
    issue()
    _serve(at_desk)
    at_desk.press("F6")
    while at_desk.focus_name() != "transfer.note":
        at_desk.press("Tab")
    note = at_desk.find("transfer.note")
    assert isinstance(note, QLineEdit)
    for position, character in enumerate("call the archive first"):
        at_desk.write(character)
        if position % 5 == 0:
            at_desk.page().strip.say("trouble", "Paper is out.")
    assert note.text() == "call the archive first"


def test_digits_belong_to_the_pause_only_while_it_asks(issue: Issue, at_desk: Hand) -> None:
    issue()
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    at_desk.press("F10")
    at_desk.sees("pause.panel")
    at_desk.press("F8")
    at_desk.write("1")
    assert at_desk.text("waiting.find") == "1"
    assert at_desk.text("status.state") == "Free"
