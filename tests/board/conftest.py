"""A real hall and a board before it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.board.panel import panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.hall.counters import OpenCounter
from shared.hall.tickets import CallNext, IssueTicket, StaffTicket
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.ui.tokens import Look
from tests.desk.lossy import LossyLine
from tests.hall.prepared import prepared_hall
from tests.kiosk.sample import with_sample_plan

FRIDAY_MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
FRESH_MS = 400


@pytest.fixture
def clock() -> ManualClock:
    """Ten in the morning in the hall, until a test moves it."""
    return ManualClock(FRIDAY_MORNING)


@pytest.fixture
def url(tmp_path: Path, clock: ManualClock) -> str:
    """Where the hall's database is: the sample hall."""
    return prepared_hall(with_sample_plan, tmp_path, clock)


@pytest.fixture
def admin(url: str, clock: ManualClock) -> Iterator[Hall]:
    """Open the hall."""
    with open_hall(url, clock=clock) as hall:
        yield hall


@pytest.fixture
def line(admin: Hall, url: str, clock: ManualClock) -> Iterator[LossyLine]:  # noqa: ARG001  the hall is set up first
    """Connect the board to the hall, with a board's rights, over a line that can be cut."""
    with LossyLine(open_hall(url, clock=clock, role=Role.BOARD)) as line:
        yield line


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
