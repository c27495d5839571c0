"""A device in trouble is told at the foot of the desk, and the list of all is one touch away."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.hall.devices import DeviceHealth, ReportDevices
from shared.hall.ratings import EvaluatorView
from shared.hall.tickets import Ticket
from shared.link import Hall
from shared.ui.tokens import Look
from tests.desk.hand import Hand
from tests.desk.lossy import LossyLine
from tests.desk.seated import seated
from tests.hall.sample_hall import FRIDAY_MORNING

OUT_OF_PAPER = ("printer", "printer", "fault", ("paper_end",))
NEAR_END = ("printer", "printer", "degraded", ("paper_near_end",))
READER_GONE = ("id_card", "reader", "absent", ())
WORKS = ("printer", "printer", "ready", ())


def report(hall: Hall, terminal: str, *devices: tuple[str, str, str, tuple[str, ...]], program: str = "kiosk") -> None:
    told = tuple(
        DeviceHealth(kind=kind, name=name, state=state, reasons=reasons, since=FRIDAY_MORNING)
        for kind, name, state, reasons in devices
    )
    hall.do(ReportDevices(terminal=terminal, program=program, devices=told))


def test_a_printer_out_of_paper_is_told_and_its_end_too(at_desk: Hand, admin: Hall) -> None:
    assert not at_desk.visible("status.devices")
    report(admin, "kiosk-1", OUT_OF_PAPER)
    at_desk.sees("status.devices", "Printer: out of paper")
    report(admin, "kiosk-1", WORKS)
    at_desk.wait(lambda: not at_desk.visible("status.devices"))


def test_a_rating_screen_that_freezes_is_told_without_a_bell_and_its_own_counters_first(
    at_desk: Hand, admin: Hall, clock: ManualClock
) -> None:
    report(admin, "evaluator-1", ("rating_screen", "screen 1", "ready", ()), program="evaluator 1")
    admin.ask(EvaluatorView(counter="1", terminal="evaluator-1"))
    report(admin, "a-kiosk", READER_GONE)
    at_desk.sees("status.devices", "Card reader: not connected")
    clock.advance(timedelta(seconds=3))
    at_desk.sees("status.devices", "Rating screen: no answer +1")
    clock.advance(timedelta(seconds=3))
    admin.ask(EvaluatorView(counter="1", terminal="evaluator-1"))
    at_desk.wait(lambda: at_desk.text("status.devices") == "Card reader: not connected")


def test_a_trouble_from_before_is_told_to_who_sits_down(hand: Hand, admin: Hall) -> None:
    report(admin, "kiosk-1", OUT_OF_PAPER)
    hand.sign_in()
    hand.sit_down("1")
    hand.sees("status.devices", "Printer: out of paper")


def test_the_gravest_trouble_stands_first_and_the_pill_opens_the_list_of_all(at_desk: Hand, admin: Hall) -> None:
    report(admin, "kiosk-1", NEAR_END)
    report(admin, "kiosk-2", READER_GONE)
    at_desk.sees("status.devices", "Card reader: not connected +1")
    QTest.mouseClick(at_desk.find("status.devices"), Qt.MouseButton.LeftButton)
    at_desk.sees("devices.row-0", "kiosk-2 · Card reader: not connected")
    at_desk.sees("devices.row-1", "kiosk-1 · Printer: paper almost used up")
    at_desk.press("Escape")
    at_desk.sees("desk.state", "Free")
    assert not at_desk.visible("devices.panel")


def test_a_machine_that_fell_silent_is_told_and_so_is_its_return(
    at_desk: Hand, admin: Hall, clock: ManualClock
) -> None:
    report(admin, "kiosk-1", WORKS, ("scanner", "scanner", "ready", ()))
    heard = f"{clock.now().astimezone():%H:%M}"
    clock.advance(timedelta(seconds=61))
    report(admin, "kiosk-2", WORKS)
    at_desk.sees("status.devices", f"kiosk-1: not heard of since {heard}")
    assert "+" not in at_desk.text("status.devices")
    QTest.mouseClick(at_desk.find("status.devices"), Qt.MouseButton.LeftButton)
    at_desk.sees("devices.row-0", f"kiosk-1: not heard of since {heard}")
    assert not at_desk.visible("devices.row-1")
    report(admin, "kiosk-1", WORKS)
    at_desk.wait(lambda: not at_desk.visible("status.devices"))


def test_the_list_opens_from_the_keyboard_and_follows_what_happens(at_desk: Hand, admin: Hall) -> None:
    report(admin, "kiosk-1", OUT_OF_PAPER)
    at_desk.sees("status.devices")
    at_desk.find("status.devices").setFocus(Qt.FocusReason.TabFocusReason)
    at_desk.press("Return")
    at_desk.sees("devices.row-0", "kiosk-1")
    report(admin, "kiosk-1", WORKS)
    at_desk.sees("devices.row-0", "All devices work.")
    at_desk.press("Return")
    at_desk.wait(lambda: not at_desk.visible("devices.panel"))


def test_all_devices_of_the_hall_are_one_press_further_and_esc_leads_back(at_desk: Hand, admin: Hall) -> None:
    report(admin, "kiosk-1", OUT_OF_PAPER)
    report(admin, "kiosk-2", WORKS)
    at_desk.sees("status.devices")
    QTest.mouseClick(at_desk.find("status.devices"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(at_desk.find("devices.all"), Qt.MouseButton.LeftButton)
    at_desk.sees("hall.row-1.machine", "kiosk-1")
    at_desk.sees("hall.row-1.state", "out of paper")
    at_desk.sees("hall.row-2.state", "works")
    report(admin, "kiosk-1", WORKS)
    at_desk.sees("hall.row-1.state", "works")
    at_desk.press("Escape")
    at_desk.sees("page.desk")
    at_desk.wait(lambda: not at_desk.window.findChildren(QWidget, "page.hall-devices"))


def test_of_many_troubles_the_rest_is_counted(at_desk: Hand, admin: Hall) -> None:
    for number in range(8):
        report(admin, f"kiosk-{number}", OUT_OF_PAPER)
    at_desk.sees("status.devices", "+7")
    QTest.mouseClick(at_desk.find("status.devices"), Qt.MouseButton.LeftButton)
    at_desk.sees("devices.more", "and 4 more")


def test_who_calls_the_next_person_sees_the_person_and_not_the_devices(
    at_desk: Hand, admin: Hall, issue: Callable[..., Ticket]
) -> None:
    report(admin, "kiosk-1", OUT_OF_PAPER)
    number = issue().number
    at_desk.sees("status.devices")
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    QTest.mouseClick(at_desk.find("status.devices"), Qt.MouseButton.LeftButton)
    at_desk.sees("devices.panel")
    at_desk.press("F1")
    at_desk.sees("desk.number", number)
    assert not at_desk.visible("devices.panel")


@pytest.mark.parametrize("look", [Look.STANDARD, Look.ELDER])
def test_a_trouble_and_its_list_fit_the_smallest_screen(  # noqa: PLR0917  fixtures
    look: Look, line: LossyLine, admin: Hall, clock: ManualClock, fonts: object, qtbot: QtBot
) -> None:
    assert fonts
    for number in range(8):
        report(admin, f"kiosk-{number}", NEAR_END)
    hand = seated(qtbot, line, clock, look, (1366, 768))
    hand.sees("status.devices", "paper almost used up +7")
    QTest.mouseClick(hand.find("status.devices"), Qt.MouseButton.LeftButton)
    hand.sees("devices.more")
    needed = hand.window.minimumSizeHint()
    assert needed.width() <= 1366
    assert needed.height() <= 768
