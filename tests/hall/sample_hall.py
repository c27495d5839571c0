"""Fixtures for tests of one window: a real sample hall in a file, and the window's line to it, which can be cut.

A room's conftest takes them over by name and says with a ``role`` of its own what its window may do.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.link import Hall, open_hall
from shared.security.role import Role
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
    """Where the hall's database is."""
    return prepared_hall(with_sample_plan, tmp_path, clock)


@pytest.fixture
def admin(url: str, clock: ManualClock) -> Iterator[Hall]:
    """Open the hall."""
    with open_hall(url, clock=clock) as hall:
        yield hall


@pytest.fixture
def line(admin: Hall, url: str, clock: ManualClock, role: Role) -> Iterator[LossyLine]:  # noqa: ARG001  the hall is set up first
    """Connect the window to the hall with its own rights."""
    with LossyLine(open_hall(url, clock=clock, role=role)) as line:
        yield line
