"""A real hall and a board before it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.board.panel import panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.hall.counters import OpenCounter
from shared.hall.tickets import CallNext, IssueTicket, StaffTicket
from shared.link import Hall
from shared.security.role import Role
from shared.ui.tokens import Look
from tests.desk.lossy import LossyLine
from tests.hall.sample_hall import admin, clock, line, url

__all__ = ["admin", "clock", "line", "url"]
FRESH_MS = 400


@pytest.fixture
def role() -> Role:
    """Connect with the rights of a board."""
    return Role.BOARD


@pytest.fixture
def board(line: LossyLine, clock: ManualClock, fonts: QApplication, qtbot: QtBot) -> BoardWindow:  # noqa: ARG001
    """Open the board on a lying panel."""
    window = BoardWindow(line, clock, panel_tokens(Look.STANDARD, 1920, 1080), fresh_ms=FRESH_MS)
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    return window


@pytest.fixture
def call(admin: Hall) -> Callable[..., StaffTicket]:
    """Have a counter call somebody who has just come."""

    def call(counter: str, queue: str) -> StaffTicket:
        admin.do(IssueTicket(queue=queue))
        admin.do(OpenCounter(counter=counter))
        return admin.do(CallNext(counter=counter))

    return call
