"""A hall whose clock is wrong loses nothing, and its people are told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.domain.line import Word
from shared.hall.places import ConfigureHall
from shared.hall.sync import SyncStatus
from tests.central.stand import Stand
from tests.domain.plans import small_plan
from tests.hall.house import House, Way, open_house
from tests.hall.people import issue, journal
from tests.sync.line import Line, join


@pytest.fixture
def hall_clock(clock: ManualClock) -> ManualClock:
    """Return the hall's own clock."""
    return ManualClock(clock.now())


@pytest.fixture
def house(hall_clock: ManualClock, tmp_path: Path) -> Iterator[House]:
    """Open a hall that goes by its own clock."""
    folder = tmp_path / "hall"
    folder.mkdir()
    with open_house(Way.SQLITE, hall_clock, folder) as opened:
        opened.connect().do(ConfigureHall(plan=small_plan()))
        yield opened


@pytest.mark.parametrize("wrong", [timedelta(days=1), timedelta(days=-1), timedelta(minutes=7)])
def test_a_clock_that_is_wrong_by_a_day_loses_nothing_and_is_told(
    house: House, hall_clock: ManualClock, centre: Stand, tmp_path: Path, wrong: timedelta
) -> None:
    hall = house.connect()
    identity = join(centre, tmp_path)
    issue(hall)
    hall_clock.jump(hall_clock.now() + wrong)
    with Line(house.connect(), identity, hall_clock) as line:
        line.up()  # the first answer refuses the signature's moment and tells the centre's time
        now = hall.ask(SyncStatus())
    assert (now.word, now.pending) == (Word.CLOCK_WRONG, 0)
    assert timedelta(seconds=now.clock_off_seconds) == -wrong
    stored = [row[0] for row in centre.rows("SELECT event_id FROM event ORDER BY seq")]
    assert stored == [entry.event_id for entry in journal(hall)]


def test_a_clock_that_jumps_between_two_batches_goes_on(
    house: House, hall_clock: ManualClock, centre: Stand, tmp_path: Path
) -> None:
    hall = house.connect()
    identity = join(centre, tmp_path)
    with Line(house.connect(), identity, hall_clock) as line:
        line.up()
        hall_clock.jump(hall_clock.now() + timedelta(days=1))
        issue(hall)
        line.up()
    assert len(centre.rows("SELECT seq FROM event")) == len(journal(hall))
