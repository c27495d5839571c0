"""The scanner driver against an emulated scanner in its own process: one scan is one event."""

import pytest

from devices.ports import DeviceState, Reason
from tests.devices.conftest import ScannerAtWork


@pytest.fixture(autouse=True)
def _listening(scanner: ScannerAtWork) -> None:
    scanner.statuses.until(lambda status: status.state is DeviceState.READY)


def test_a_scanned_code_is_told(scanner: ScannerAtWork) -> None:
    scanner.order("scan", code="OH1:20261121A012")
    assert scanner.codes.next() == "OH1:20261121A012"
    assert scanner.driver.status.last_ok == 100.0


def test_a_scanner_without_a_suffix_is_understood_by_its_silence(scanner: ScannerAtWork) -> None:
    scanner.order("scan", code="A012", end="")
    until_the_bytes_are_here(scanner)
    scanner.now += 0.06
    assert scanner.codes.next() == "A012"


def test_the_same_code_within_a_second_and_a_half_is_one_scan(scanner: ScannerAtWork) -> None:
    for _ in range(3):
        scanner.order("scan", code="A012")
        scanner.order("scan", code="MARK")  # told each time, because the code before it was another one
    assert [scanner.codes.next() for _ in range(6)] == ["A012", "MARK"] * 3
    scanner.order("scan", code="MARK")
    scanner.order("scan", code="NEXT")
    assert scanner.codes.next() == "NEXT"


def test_a_stuck_trigger_is_one_scan_and_a_later_one_is_another(scanner: ScannerAtWork) -> None:
    for scans, moment in enumerate((100.0, 101.4, 102.8, 104.2), start=1):
        scanner.now = moment
        scanner.order("scan", code="A012")
        until_frames(scanner, scans)
    scanner.now = 105.8
    scanner.order("scan", code="A012")
    scanner.order("scan", code="END")
    assert [scanner.codes.next() for _ in range(3)] == ["A012", "A012", "END"]


def test_control_bytes_never_come_out(scanner: ScannerAtWork) -> None:
    scanner.order("raw", hex=(bytes(range(0x20)) + b"A\x1b0\x1d1\x002\r").hex())
    assert scanner.codes.next() == "A012"


def test_ten_kilobytes_are_refused_and_the_next_scan_heals(scanner: ScannerAtWork) -> None:
    scanner.order("raw", hex=(b"x" * 10_240 + b"\r").hex())
    noisy = scanner.statuses.next()
    assert (noisy.state, noisy.reasons) == (DeviceState.DEGRADED, frozenset({Reason.BAD_DATA}))
    scanner.order("scan", code="A012")
    assert scanner.codes.next() == "A012"
    scanner.statuses.until(lambda status: status.state is DeviceState.READY)


def test_a_replugged_scanner_goes_on_and_half_a_code_from_before_is_forgotten(scanner: ScannerAtWork) -> None:
    scanner.order("scan", code="HALF", end="")
    until_the_bytes_are_here(scanner)
    scanner.order("unplug")
    scanner.statuses.until(lambda status: status.state is DeviceState.ABSENT)
    scanner.order("plug")
    scanner.statuses.until(lambda status: status.state is DeviceState.READY)
    scanner.order("scan", code="A012")
    assert scanner.codes.next() == "A012"
    assert scanner.driver.status.counters.reconnects == 1


def until_frames(scanner: ScannerAtWork, count: int) -> None:
    """Wait until the driver has read ``count`` codes; asking the emulator passes the time."""
    while scanner.driver.status.counters.frames < count:
        scanner.order("state")


def until_the_bytes_are_here(scanner: ScannerAtWork) -> None:
    """Wait until the driver holds an unfinished code; asking the emulator passes the time."""
    while not scanner.driver._stream.unfinished:
        scanner.order("state")
