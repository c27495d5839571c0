"""One hall three ways: SQLite in this process, PostgreSQL in this process, and over a real WebSocket to a hub.

Every test that takes ``hall`` or ``house`` runs on all three: what holds on one must hold on the others.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.hall.places import ConfigureHall
from shared.link import Hall
from tests.domain.plans import small_plan
from tests.hall.house import House, Way, open_house
from tests.hall.people import Clerk

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)
"""Ten o'clock on a working Monday in the hall's zone."""


@pytest.fixture
def clock() -> ManualClock:
    """Return a clock that stands at ten until a test moves it."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture(params=list(Way))
def house(request: pytest.FixtureRequest, clock: ManualClock, tmp_path: Path) -> Iterator[House]:
    """Open a hall with the small plan, one of the three ways."""
    with open_house(request.param, clock, tmp_path) as opened:
        opened.connect().do(ConfigureHall(plan=small_plan()))
        yield opened


@pytest.fixture
def hall(house: House) -> Hall:
    """Return the hall as its administrator reaches it."""
    return house.connect()


@pytest.fixture
def first(hall: Hall) -> Clerk:
    """Return the clerk at counter c1, which serves every queue."""
    return Clerk(hall, "c1")


@pytest.fixture
def second(hall: Hall) -> Clerk:
    """Return the clerk at counter c2, which serves advice and social."""
    return Clerk(hall, "c2")
