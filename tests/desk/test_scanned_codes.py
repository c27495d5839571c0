"""A scanner that plays keyboard at the desk: a ticket's code brings it up from any field, and no typed key is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from shared.clock import ManualClock
from shared.hall.tickets import CancelTicket, Ticket
from shared.link import Hall
from shared.ui.wedge import GAP_S
from tests.desk.hand import Hand
from tests.hall.people import Clerk

Issue = Callable[..., Ticket]
FAST, SLOW = 0.003, 0.08


@pytest.fixture
def strike(at_desk: Hand, clock: ManualClock) -> Callable[..., None]:
    """Return a keyboard whose keys go to the window as a real one's do, shortcuts first, so fast or so slow."""

    def keys(text: str, *, after: float = FAST, end: bool = False) -> None:
        for character in text + ("\r" if end else ""):
            clock.advance(timedelta(seconds=after))
            QTest.keyClick(at_desk.window.windowHandle(), Qt.Key.Key_Return if character == "\r" else character)

    return keys


@pytest.fixture
def scan(strike: Callable[..., None], clock: ManualClock) -> Callable[[str], None]:
    """Return a scanner that plays keyboard."""

    def read(code: str) -> None:
        clock.advance(timedelta(seconds=1))
        strike(code, end=True)

    return read


Scan = Callable[[str], None]


def queue_up(hand: Hand, issue: Issue) -> list[Ticket]:
    tickets = [issue() for _ in range(3)]
    hand.wait(lambda: len(hand.numbers("waiting")) == 3)
    return tickets


def test_a_waiting_ticket_is_brought_up_to_be_called(at_desk: Hand, issue: Issue, scan: Scan) -> None:
    tickets = queue_up(at_desk, issue)
    scan(tickets[2].code)
    at_desk.sees("pick.panel")
    assert at_desk.chosen("waiting") == tickets[2].number
    at_desk.wait(lambda: at_desk.focus_name() == "pick.reason")
    at_desk.write("unwell")
    at_desk.press("Return")
    at_desk.sees("status.ticket", tickets[2].number)


def test_the_caret_may_stand_in_the_search_line_which_keeps_what_was_typed(
    at_desk: Hand, issue: Issue, scan: Scan
) -> None:
    tickets = queue_up(at_desk, issue)
    at_desk.press("F8")
    at_desk.write("00")
    scan(tickets[1].code)
    at_desk.wait(lambda: at_desk.chosen("waiting") == tickets[1].number)
    assert at_desk.text("waiting.find") == "00"


def test_a_list_narrowed_to_others_opens_for_the_scanned_ticket(at_desk: Hand, issue: Issue, scan: Scan) -> None:
    tickets = queue_up(at_desk, issue)
    at_desk.press("F8")
    at_desk.write("3")
    at_desk.wait(lambda: at_desk.numbers("waiting") == [tickets[2].number])
    scan(tickets[0].code)
    at_desk.wait(lambda: at_desk.chosen("waiting") == tickets[0].number)


def test_a_note_being_typed_keeps_its_field_and_every_character(
    at_desk: Hand, issue: Issue, scan: Scan, strike: Callable[..., None], clock: ManualClock
) -> None:
    tickets = queue_up(at_desk, issue)
    at_desk.press("F1")
    at_desk.wait(lambda: at_desk.enabled("begin"))
    at_desk.press("F5")
    at_desk.wait(lambda: at_desk.enabled("transfer"))
    at_desk.press("F6")
    while at_desk.focus_name() != "transfer.note":
        at_desk.press("Tab")
    note = at_desk.find("transfer.note")
    assert isinstance(note, QLineEdit)
    strike("CALL", after=SLOW)
    scan(tickets[2].code)
    at_desk.sees("desk.notice-text", f"{tickets[2].number} is chosen in the list.")
    strike(" BACK", after=SLOW)
    clock.advance(timedelta(seconds=2 * GAP_S))
    at_desk.wait(lambda: note.text().upper() == "CALL BACK")
    assert at_desk.focus_name() == "transfer.note"


def test_keys_still_work_at_once_while_somebody_types(
    at_desk: Hand, issue: Issue, strike: Callable[..., None], clock: ManualClock
) -> None:
    tickets = queue_up(at_desk, issue)
    at_desk.press("F8")
    strike("0", after=SLOW)
    clock.advance(timedelta(seconds=SLOW))
    QTest.keyClick(at_desk.window.windowHandle(), Qt.Key.Key_F1)
    at_desk.sees("status.ticket", tickets[0].number)
    clock.advance(timedelta(seconds=2 * GAP_S))
    at_desk.wait(lambda: at_desk.text("waiting.find") == "0")


def test_a_key_hidden_in_a_code_calls_nobody(
    at_desk: Hand, issue: Issue, strike: Callable[..., None], clock: ManualClock
) -> None:
    queue_up(at_desk, issue)
    clock.advance(timedelta(seconds=1))
    strike("OH1:A")
    clock.advance(timedelta(seconds=FAST))
    QTest.keyClick(at_desk.window.windowHandle(), Qt.Key.Key_F1)
    strike("BCDEF", end=True)
    at_desk.sees("desk.notice-text", "There is no such ticket today.")
    assert at_desk.text("status.state") == "Free"


def test_where_another_ticket_is_is_said(at_desk: Hand, issue: Issue, scan: Scan, admin: Hall) -> None:
    elsewhere = issue("property")
    scan(elsewhere.code)
    at_desk.sees("desk.notice-text", "D001 waits for 不动产登记, 0 ahead.")
    clerk = Clerk(admin, "7")
    clerk.call_next()
    scan(elsewhere.code)
    at_desk.sees("desk.notice-text", "D001 is called to counter 7.")
    clerk.finish(clerk.begin(elsewhere))
    scan(elsewhere.code)
    at_desk.sees("desk.notice-text", "D001 was finished at counter 7.")
    given_up = issue("property")
    admin.do(CancelTicket(ticket=given_up.id))
    scan(given_up.code)
    at_desk.sees("desk.notice-text", "D002 was cancelled. A new one is needed.")


def test_the_person_before_the_clerk_and_one_who_was_held(at_desk: Hand, issue: Issue, scan: Scan) -> None:
    tickets = queue_up(at_desk, issue)
    at_desk.press("F1")
    at_desk.wait(lambda: at_desk.enabled("begin"))
    scan(tickets[0].code)
    at_desk.sees("desk.notice-text", f"{tickets[0].number} is at your counter now.")
    at_desk.press("F3")
    at_desk.wait(lambda: at_desk.numbers("missed") == [tickets[0].number])
    scan(tickets[0].code)
    at_desk.sees("desk.notice-text", f"{tickets[0].number} is chosen in the list.")
    assert at_desk.chosen("missed") == tickets[0].number


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("OH1:NOT:OURS", "There is no such ticket today."),
        ("HTTPS://EXAMPLE.GOV.CN/X", "This code is a web link; it is not opened here."),
        ("MTIZNDU2NZG5MDEYMZQ1NJC4OTA", "Electronic credentials cannot be checked here. Ask for the card."),
        ("6901234567892", "This code is no ticket of this hall."),
    ],
)
def test_a_code_that_helps_nothing_is_named_and_typed_nowhere(
    at_desk: Hand, scan: Scan, code: str, sentence: str
) -> None:
    at_desk.press("F8")
    scan(code)
    at_desk.sees("desk.notice-text", sentence)
    assert at_desk.text("waiting.find") == ""


def test_a_locked_desk_shows_nobody_a_ticket(at_desk: Hand, issue: Issue, scan: Scan) -> None:
    tickets = queue_up(at_desk, issue)
    at_desk.press("F12")
    at_desk.sees("page.lock")
    scan(tickets[0].code)
    at_desk.sees("lock.error", "not right")
    at_desk.unlock()
    at_desk.sees("status.state", "Free")
    assert not at_desk.visible("pick.panel")
