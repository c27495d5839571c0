"""A real hall and a sign over its counter 7."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import SignWindow
from shared.clock import ManualClock
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.ui.tokens import Look
from tests.desk.lossy import LossyLine
from tests.hall.prepared import prepared_hall
from tests.kiosk.sample import with_sample_plan

FRIDAY_MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


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
    """Connect a screen to the hall, with a board's rights, over a line that can be cut."""
    with LossyLine(open_hall(url, clock=clock, role=Role.BOARD)) as line:
        yield line


@pytest.fixture
def lines() -> list[tuple[str, ...]]:
    """Keep what the LED strip beside the screen is given, in order."""
    return []


@pytest.fixture
def sign(
    line: LossyLine,
    clock: ManualClock,
    fonts: QApplication,  # noqa: ARG001  they are loaded
    qtbot: QtBot,
    lines: list[tuple[str, ...]],
) -> SignWindow:
    """Open the sign over counter 7."""
    return open_sign(line, clock, qtbot, "7", lines.append)


def open_sign(
    line: Hall, clock: ManualClock, qtbot: QtBot, counter: str, show: Callable[[tuple[str, ...]], None]
) -> SignWindow:
    """Open a sign on a small lying panel."""
    window = SignWindow(line, clock, sign_tokens(Look.STANDARD, 1280, 720), counter, show)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    return window
