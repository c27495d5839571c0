"""A centre that serves pages, and a hall with visitors."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from tests.central.stand import Stand, centre_database, running
from tests.web.house import Visited

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Return the clock of hall and centre."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def stand(tmp_path: Path, clock: ManualClock) -> Iterator[Stand]:
    """Open a centre."""
    with centre_database("sqlite", tmp_path) as url, running(url, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that is open."""
    hall = Visited(stand, stand.enrol("binjiang"))
    hall.opens()
    return hall
