"""A real hall and a sign over its counter 7."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import SignWindow
from shared.clock import ManualClock
from shared.domain.plan import HallPlan
from shared.hall.places import ConfigureHall
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.ui.tokens import Look
from tests.desk.lossy import LossyLine

PLAN_FILE = Path(__file__).parents[2] / "resources" / "halls" / "sample.toml"
FRIDAY_MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Ten in the morning in the hall, until a test moves it."""
    return ManualClock(FRIDAY_MORNING)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Where the hall's database is."""
    return f"sqlite:///{tmp_path / 'hall.db'}"


@pytest.fixture
def admin(url: str, clock: ManualClock) -> Iterator[Hall]:
    """Set the hall up."""
    with open_hall(url, clock=clock) as hall:
        hall.do(ConfigureHall(plan=msgspec.convert(tomllib.loads(PLAN_FILE.read_text(encoding="utf-8")), HallPlan)))
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
