"""A real hall over a file of its own, people who wait in it, and a clerk's window before it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter.desk.keys import STANDARD_KEYS
from counter.desk.window import DeskSetup, DeskWindow
from shared.clock import ManualClock
from shared.hall.staff import AddStaff
from shared.hall.tickets import IssueTicket, Ticket
from shared.link import Hall
from shared.security.role import Role
from shared.ui.tokens import Look, desk_tokens
from tests.desk.hand import PASSWORD, Hand
from tests.desk.lossy import LossyLine
from tests.hall.prepared import prepared_hall
from tests.hall.sample_hall import admin, clock, line
from tests.kiosk.sample import with_sample_plan

__all__ = ["admin", "clock", "line"]


@pytest.fixture
def url(tmp_path: Path, clock: ManualClock) -> str:
    """Where the hall's database is: the sample hall with two clerks."""
    return prepared_hall(_with_two_clerks, tmp_path, clock)


@pytest.fixture
def role() -> Role:
    """Connect with the rights of a desk."""
    return Role.DESK


@pytest.fixture
def issue(admin: Hall) -> Callable[..., Ticket]:
    """Give somebody a ticket; general advice unless another queue is named."""

    def give(queue: str = "advice", priority: str | None = None) -> Ticket:
        return admin.do(IssueTicket(queue=queue, priority=priority)).ticket

    return give


@pytest.fixture
def window(line: LossyLine, clock: ManualClock, fonts: QApplication, qtbot: QtBot) -> DeskWindow:  # noqa: ARG001
    """Open the window at its first page."""
    setup = DeskSetup(tokens=desk_tokens(Look.STANDARD, 768), keys=STANDARD_KEYS)
    made = DeskWindow(line, clock, setup)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return made


def _with_two_clerks(hall: Hall) -> None:
    with_sample_plan(hall)
    hall.do(AddStaff(login="li", name="李静", password=PASSWORD))
    hall.do(AddStaff(login="wang", name="王海", password=PASSWORD))


@pytest.fixture
def hand(window: DeskWindow) -> Hand:
    """Return the clerk's hand on the keyboard."""
    return Hand(window)


@pytest.fixture
def at_desk(hand: Hand) -> Hand:
    """Seat the clerk at counter 1, which serves general advice and social insurance."""
    hand.sign_in()
    hand.sit_down("1")
    return hand
