"""Signing in, being locked out, and the curtain: calm, and nothing lost."""

from collections.abc import Callable
from datetime import timedelta

from pytestqt.qtbot import QtBot

from counter.desk.keys import STANDARD_KEYS
from counter.desk.window import DeskSetup, DeskWindow
from shared.clock import ManualClock
from shared.hall.tickets import Ticket
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.ui.tokens import Look, desk_tokens
from tests.desk.hand import PASSWORD, Hand
from tests.desk.lossy import LossyLine

Issue = Callable[..., Ticket]


def _try(hand: Hand, password: str) -> None:
    hand.wait(lambda: hand.find("signin.enter").isEnabled() and hand.focus_name() == "signin.password")
    hand.write(password)
    hand.press("Return")
    hand.wait(lambda: hand.find("signin.enter").isEnabled() and hand.text("signin.error") != "")


def test_a_wrong_password_keeps_the_name_and_asks_for_the_password_only(hand: Hand) -> None:
    hand.sign_in(password="not this one")
    hand.sees("signin.error", "The name or the password is not right.")
    assert hand.text("signin.login") == "li"
    assert hand.text("signin.password") == ""
    assert hand.focus_name() == "signin.password"


def test_five_wrong_passwords_lock_and_who_is_locked_knew_for_how_long(hand: Hand, clock: ManualClock) -> None:
    hand.sign_in(password="wrong 1")
    hand.sees("signin.error", "After five wrong tries a name rests for 15 min.")
    for attempt in range(2, 6):
        _try(hand, f"wrong {attempt}")
    _try(hand, PASSWORD)
    hand.sees("signin.error", "not right")
    clock.advance(timedelta(minutes=16))
    hand.write(PASSWORD)
    hand.press("Return")
    hand.sees("page.counters")


def test_a_taken_counter_says_who_sits_there(hand: Hand, url: str, clock: ManualClock, qtbot: QtBot) -> None:
    hand.sign_in()
    hand.sit_down("1")
    with open_hall(url, clock=clock, role=Role.DESK) as hall:
        other = _second_desk(hall, clock, qtbot)
        other.sign_in("wang")
        other.sees("page.counters")
        other.wait(lambda: not other.find("counters.1").isEnabled())
        assert "李静 sits here" in other.find("counters.1").accessibleDescription()
        other.window.close()


def test_an_idle_desk_draws_the_curtain_and_keeps_the_open_ticket(
    issue: Issue, line: LossyLine, clock: ManualClock, qtbot: QtBot
) -> None:
    hand = _second_desk(line, clock, qtbot, lock_after_ms=1500)
    number = issue().number
    hand.sign_in()
    hand.sit_down("1")
    hand.wait(lambda: hand.enabled("call_next"))
    hand.press("F1")
    hand.sees("page.lock")
    assert f"{number} stays open" in hand.text("lock.about")
    hand.press("F5")
    hand.unlock()
    hand.sees("status.ticket", number)
    assert hand.text("status.state") == "Called", "keys reach nothing behind the curtain"


def test_the_curtain_opens_to_the_right_password_only(at_desk: Hand) -> None:
    at_desk.press("F12")
    at_desk.sees("page.lock")
    at_desk.unlock("not the password")
    at_desk.sees("lock.error", "not right")
    assert at_desk.visible("page.lock")


def _second_desk(hall: Hall, clock: ManualClock, qtbot: QtBot, lock_after_ms: int = 300_000) -> Hand:
    setup = DeskSetup(tokens=desk_tokens(Look.STANDARD, 768), keys=STANDARD_KEYS, lock_after_ms=lock_after_ms)
    window = DeskWindow(hall, clock, setup)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    hand = Hand(window)
    hand.wait(lambda: hand.focus_name() == "signin.login" and window.isActiveWindow())
    return hand
