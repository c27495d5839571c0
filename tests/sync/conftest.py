"""A hall and a centre that found each other: a real database each, real HTTP between them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.hall.places import ConfigureHall
from shared.link import Hall
from shared.security.role import Role
from tests.central.stand import Stand, centre_database, running
from tests.domain.plans import small_plan
from tests.hall.house import House, Way, open_house
from tests.sync.line import Line, join

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Return the clock of hall and centre, until a test gives the hall another."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def centre(tmp_path: Path, clock: ManualClock) -> Iterator[Stand]:
    """Open a centre."""
    with centre_database("sqlite", tmp_path) as url, running(url, tmp_path, clock) as opened:
        yield opened


@pytest.fixture(params=list(Way))
def house(request: pytest.FixtureRequest, clock: ManualClock, tmp_path: Path) -> Iterator[House]:
    """Open a hall, one of the three ways."""
    folder = tmp_path / "hall"
    folder.mkdir()
    with open_house(request.param, clock, folder) as opened:
        opened.connect().do(ConfigureHall(plan=small_plan()))
        yield opened


@pytest.fixture
def hall(house: House) -> Hall:
    """Return the hall as its administrator reaches it."""
    return house.connect()


@pytest.fixture
def line(house: House, centre: Stand, clock: ManualClock, tmp_path: Path) -> Iterator[Line]:
    """Return the agent's two ways, taken step by step."""
    identity = join(centre, tmp_path)
    with Line(house.connect(Role.AGENT), identity, clock) as opened:
        yield opened
