"""A program tells the hall how its devices are: at a change, at a found hub, and every twenty seconds that it lives."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from devices.ports import DeviceKind, DeviceState, DeviceStatus
from shared.clock import ManualClock
from shared.device_reports import EVERY_S, DeviceReports
from shared.hall.devices import SILENT_AFTER, ReportDevices
from shared.link import Hall, open_hall
from tests.desk.lossy import LossyLine
from tests.devices.listening import Heard


class Ear(LossyLine):
    """The hall, and what is told to it."""

    def __init__(self, hall: Hall) -> None:
        super().__init__(hall)
        self.told = Heard[ReportDevices]()

    def do(self, act: object) -> object:
        answer = super().do(act)
        assert isinstance(act, ReportDevices)
        self.told(act)
        return answer


class Program:
    """A program with one printer, which a test breaks and mends."""

    def __init__(self, hall: Hall, clock: ManualClock) -> None:
        self.state: DeviceState | None = DeviceState.READY
        self.reports = DeviceReports(hall, "kiosk", "k1", self._statuses, clock, gather_s=0)

    def is_now(self, state: DeviceState | None) -> None:
        self.state = state
        self.reports.look()

    def _statuses(self) -> list[DeviceStatus] | None:
        if self.state is None:
            return None
        return [DeviceStatus(DeviceKind.PRINTER, "printer", self.state, frozenset(), 0.0)]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))


@pytest.fixture
def ear(tmp_path: Path, clock: ManualClock) -> Iterator[Ear]:
    with Ear(open_hall(f"sqlite:///{tmp_path / 'hall.db'}", clock=clock)) as line:
        yield line


@pytest.fixture
def program(ear: Ear, clock: ManualClock) -> Iterator[Program]:
    """Return a program that has told its first report."""
    made = Program(ear, clock)
    made.reports.start()
    assert told(ear) == ["ready"]
    yield made
    made.reports.close()


def told(ear: Ear) -> list[str]:
    return [device.state for device in ear.told.next().devices]


def test_a_change_is_told_and_a_paper_being_printed_is_none(program: Program, ear: Ear) -> None:
    program.is_now(DeviceState.BUSY)
    program.is_now(DeviceState.FAULT)
    assert told(ear) == ["fault"]


def test_news_wait_for_a_device_that_is_being_opened(program: Program, ear: Ear) -> None:
    program.is_now(DeviceState.OPENING)
    program.is_now(DeviceState.ABSENT)
    assert told(ear) == ["absent"]


def test_a_program_with_nothing_new_says_in_time_that_it_lives(program: Program, ear: Ear, clock: ManualClock) -> None:
    clock.advance(timedelta(seconds=EVERY_S))
    program.reports.look()
    assert told(ear) == ["ready"]
    assert SILENT_AFTER.total_seconds() > 2 * EVERY_S


def test_a_found_hub_is_told_everything_again(program: Program, ear: Ear) -> None:
    assert program.state is DeviceState.READY
    ear.set_cut(cut=True)
    ear.set_cut(cut=False)
    assert told(ear) == ["ready"]


def test_what_could_not_be_told_is_told_as_it_then_stands(program: Program, ear: Ear, clock: ManualClock) -> None:
    ear.set_cut(cut=True)
    program.is_now(DeviceState.FAULT)
    program.is_now(DeviceState.ABSENT)
    ear.set_cut(cut=False)
    clock.advance(timedelta(seconds=2))
    program.reports.look()
    assert told(ear) == ["absent"]


def test_devices_that_are_not_started_are_not_told_as_none(ear: Ear, clock: ManualClock) -> None:
    program = Program(ear, clock)
    program.state = None
    program.reports.start()
    program.is_now(DeviceState.READY)
    assert told(ear) == ["ready"]
    program.reports.close()
