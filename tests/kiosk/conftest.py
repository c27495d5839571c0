"""A kiosk as it stands in a hall: the real window on a real hall in a temporary file, at ten on a Monday morning."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.link import Hall, open_hall
from tests.desk.lossy import LossyLine
from tests.hall.prepared import prepared_hall
from tests.kiosk.booked import Town, open_town
from tests.kiosk.catalogue import bring_built_in, wait_for_search
from tests.kiosk.plugs import Plugs
from tests.kiosk.sample import with_sample_plan
from tests.kiosk.stand import Stand

MONDAY_TEN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _our_fonts(fonts: QApplication) -> None:
    """Draw every window here with the product's fonts."""


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock) -> Iterator[Hall]:
    """Open the sample hall; it has the built-in catalogue where a test asks for a hall that is ``guiding``."""
    prepare = _with_catalogue if "guiding" in request.fixturenames else with_sample_plan
    with open_hall(prepared_hall(prepare, tmp_path, clock), clock=clock) as opened:
        yield opened


@pytest.fixture
def guiding(hall: Hall) -> Hall:
    """Return the hall with the built-in catalogue."""
    return hall


def _with_catalogue(hall: Hall) -> None:
    with_sample_plan(hall)
    bring_built_in(hall)
    wait_for_search(hall)


@pytest.fixture
def stand(qtbot: QtBot, hall: Hall, clock: ManualClock) -> Iterator[Stand]:
    """Return a kiosk without devices whose attract page shows the hall."""
    with Stand(qtbot, hall, clock) as standing:
        standing.open()
        yield standing


@pytest.fixture
def plugs(folder: Path) -> Iterator[Plugs]:
    """Plug in an emulated card reader, printer and scanner."""
    with Plugs(folder) as plugged:
        yield plugged


@pytest.fixture
def town(hall: Hall, clock: ManualClock, tmp_path: Path) -> Iterator[Town]:
    """Return a hall that takes appointments and its centre."""
    with open_town(hall, clock, tmp_path) as opened:
        yield opened


@pytest.fixture
def wire(town: Town) -> LossyLine:
    """Return the kiosk's line to that hall, which can be cut."""
    return LossyLine(town.hall)


@pytest.fixture
def kiosk(qtbot: QtBot, wire: LossyLine, clock: ManualClock) -> Iterator[Stand]:
    """Return a kiosk at the end of that line."""
    with Stand(qtbot, wire, clock) as standing:
        standing.open()
        yield standing
