"""A centre on SQLite and on PostgreSQL: what holds on one must hold on the other."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from tests.central.stand import Stand, TestHall, TestJournal, centre_database, running

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Return the centre's clock."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture(params=["sqlite", "postgresql"])
def stand(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock) -> Iterator[Stand]:
    """Open a centre."""
    with centre_database(request.param, tmp_path) as url, running(url, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def hall(stand: Stand) -> TestHall:
    """Return an enrolled hall."""
    return stand.enrol("binjiang")


@pytest.fixture
def journal() -> TestJournal:
    """Return a hall's journal of twelve lines about three tickets."""
    written = TestJournal()
    for number in (1, 2, 3):
        written.ticket(number)
    return written
