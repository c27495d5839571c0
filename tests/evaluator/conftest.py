"""A real hall, the clerk at counter 7, and the evaluator before it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.link import Hall
from shared.security.role import Role
from tests.desk.lossy import LossyLine
from tests.evaluator.stand import Stand
from tests.hall.people import Clerk
from tests.hall.sample_hall import admin, clock, line, url

__all__ = ["admin", "clock", "line", "url"]


@pytest.fixture
def clerk(admin: Hall) -> Clerk:
    """Return the clerk at counter 7, which is for property."""
    return Clerk(admin, "7")


@pytest.fixture
def role() -> Role:
    """Connect with the rights of an evaluator."""
    return Role.EVALUATOR


@pytest.fixture
def stand(line: LossyLine, clock: ManualClock, fonts: QApplication, qtbot: QtBot) -> Stand:  # noqa: ARG001
    """Open the evaluator of counter 7 on a small lying screen."""
    return Stand(qtbot, line, clock)
