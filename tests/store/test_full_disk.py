"""A disk that is really full: the reserve is given up first, then acts are refused, and nothing is lost."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.errors import StoreError
from shared.hall.places import ConfigureHall
from shared.hall.tickets import WaitingList
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.store.ballast import Ballast
from tests.domain.plans import small_plan
from tests.hall.people import issue

_MIB = 1024 * 1024
_NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 68 MiB: the reserve of 64 MiB fits, and little more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=68m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(folder: Path) -> Path:
    """Take all the space there is."""
    file = folder / "filler"
    with file.open("ab", buffering=0) as filler:
        for size in (_MIB, 4096, 1):
            try:
                while filler.write(b"\0" * size):
                    pass
            except OSError:
                continue
    return file


def test_a_full_disk_costs_the_reserve_first_and_then_acts_and_never_a_ticket(small_disk: Path) -> None:
    url = f"sqlite:///{small_disk / 'hall.db'}"
    core = HallCore(url, small_disk / "hall.keys", clock=ManualClock(_NOW))
    ballast = small_disk / "hall.db.ballast"
    with LocalHall(core) as hall:
        hall.do(ConfigureHall(plan=small_plan()))
        given = [issue(hall).number]
        assert ballast.stat().st_size == 64 * _MIB
        filler = _fill(small_disk)
        while ballast.exists():
            given.append(issue(hall).number)
        filler = _fill(small_disk)
        with pytest.raises(StoreError) as refusal:
            given.extend(issue(hall).number for _ in range(500))
        assert refusal.value.code == "disk_full"
        filler.unlink()
        given.append(issue(hall).number)
        assert len(hall.ask(WaitingList(most=500))) == len(given)
        assert given == [f"A{n:03d}" for n in range(1, len(given) + 1)]
    with LocalHall(HallCore(url, small_disk / "hall.keys", clock=ManualClock(_NOW))) as hall:
        assert [row.ticket.number for row in hall.ask(WaitingList(most=500))] == given


def test_the_reserve_is_laid_once_and_given_up_once(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "hall.db", 2 * _MIB)
    for _ in range(2):
        ballast.lay()
    assert (tmp_path / "hall.db.ballast").stat().st_size == 2 * _MIB
    assert (ballast.drop(), ballast.drop()) == (True, False)


def test_where_there_is_no_room_for_a_reserve_none_is_left_half_laid(small_disk: Path) -> None:
    Ballast(small_disk / "hall.db", 80 * _MIB).lay()
    assert not (small_disk / "hall.db.ballast").exists()
