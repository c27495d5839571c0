"""A kiosk as it stands in a hall: the real window on a real hall in a temporary file, at ten on a Monday morning."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.domain.plan import HallPlan
from shared.hall.places import ConfigureHall
from shared.link import Hall, open_hall
from tests.desk.lossy import LossyLine
from tests.kiosk.booked import Town, open_town
from tests.kiosk.catalogue import bring_built_in
from tests.kiosk.sample import sample_plan
from tests.kiosk.stand import Stand

MONDAY_TEN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _our_fonts(fonts: QApplication) -> None:
    """Draw every window here with the product's fonts."""


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def plan() -> HallPlan:
    return sample_plan()


@pytest.fixture
def hall(tmp_path: Path, clock: ManualClock, plan: HallPlan) -> Iterator[Hall]:
    with open_hall(f"sqlite:///{tmp_path}/hall.db", clock=clock) as opened:
        opened.do(ConfigureHall(plan=plan))
        yield opened
    remove_hall(tmp_path)


def remove_hall(folder: Path) -> None:
    """Give the disk back: the ballast beside every hall's file is 64 MB, and pytest keeps its folders."""
    for file in folder.glob("hall.db*"):
        file.unlink()


@pytest.fixture
def guiding(hall: Hall) -> Hall:
    """Return the hall with the built-in catalogue."""
    bring_built_in(hall)
    return hall


@pytest.fixture
def stand(qtbot: QtBot, hall: Hall, clock: ManualClock) -> Iterator[Stand]:
    """Return a kiosk without devices whose attract page shows the hall."""
    with Stand(qtbot, hall, clock) as standing:
        standing.open()
        yield standing


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
