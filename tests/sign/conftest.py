"""A real hall and a sign over its counter 7."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import SignWindow
from shared.clock import ManualClock
from shared.link import Hall
from shared.security.role import Role
from shared.ui.tokens import Look
from tests.desk.lossy import LossyLine
from tests.hall.sample_hall import admin, clock, line, url

__all__ = ["admin", "clock", "line", "url"]


@pytest.fixture
def role() -> Role:
    """Connect with the rights of a board."""
    return Role.BOARD


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
