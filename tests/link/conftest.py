"""A hub on a real port of this machine, over a fresh SQLite hall with the small plan."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.hall.places import ConfigureHall
from shared.link import Hall
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.link.server import HubServer
from tests.domain.plans import small_plan
from tests.store.databases import sqlite_database

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Return a clock that stands at ten until a test moves it."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the URL of a current database."""
    return sqlite_database(tmp_path)


@pytest.fixture
def core(url: str, tmp_path: Path, clock: ManualClock) -> Iterator[HallCore]:
    """Open the hall in this process."""
    opened = HallCore(url, tmp_path / "hall.db.keys", clock=clock)
    LocalHall(opened).do(ConfigureHall(plan=small_plan()))
    yield opened
    opened.close()


@pytest.fixture
def admin(core: HallCore) -> Hall:
    """Return the hall as its administrator reaches it in the hub's own process."""
    return LocalHall(core)


@pytest.fixture
def hub(core: HallCore) -> Iterator[HubServer]:
    """Serve the hall; this machine needs no key."""
    server = HubServer(core, "127.0.0.1", 0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def strict_hub(core: HallCore) -> Iterator[HubServer]:
    """Serve the hall, with a key asked of every terminal."""
    server = HubServer(core, "127.0.0.1", 0, keys_always=True)
    server.start()
    yield server
    server.stop()
