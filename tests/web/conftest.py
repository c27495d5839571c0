"""A centre that serves pages, and a hall with visitors."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from tests.central.stand import Stand, centre_database, running, running_apart
from tests.web.browser import browser
from tests.web.house import Visited

__all__ = ["browser"]

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Return the clock of hall and centre."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def engine() -> str:
    """Return the engine that a test runs on, if it does not ask for both (:data:`tests.web.house.ON_BOTH`)."""
    return "sqlite"


@pytest.fixture
def stand(engine: str, tmp_path: Path, clock: ManualClock) -> Iterator[Stand]:
    """Open a centre; on PostgreSQL the pages are served apart, with the rights that they have in earnest."""
    serve = running if engine == "sqlite" else running_apart
    with centre_database(engine, tmp_path) as url, serve(url, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def visited(stand: Stand) -> Visited:
    """Return a hall that is open."""
    hall = Visited(stand, stand.enrol("binjiang"))
    hall.opens()
    return hall
