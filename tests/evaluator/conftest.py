"""A real hall, the clerk at counter 7, and the evaluator before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.link import Hall, open_hall
from shared.security.role import Role
from tests.desk.lossy import LossyLine
from tests.evaluator.stand import FRIDAY_MORNING, Stand
from tests.hall.people import Clerk
from tests.hall.prepared import prepared_hall
from tests.kiosk.sample import with_sample_plan


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
def clerk(admin: Hall) -> Clerk:
    """Return the clerk at counter 7, which is for property."""
    return Clerk(admin, "7")


@pytest.fixture
def line(admin: Hall, url: str, clock: ManualClock) -> Iterator[LossyLine]:  # noqa: ARG001  the hall is set up first
    """Connect the evaluator to the hall, with its own rights, over a line that can be cut."""
    with LossyLine(open_hall(url, clock=clock, role=Role.EVALUATOR)) as line:
        yield line


@pytest.fixture
def stand(line: LossyLine, clock: ManualClock, fonts: QApplication, qtbot: QtBot) -> Stand:  # noqa: ARG001
    """Open the evaluator of counter 7 on a small lying screen."""
    return Stand(qtbot, line, clock)
