"""Linux's USB printer device, as far as a pseudo-terminal, a character device too, can stand for it."""

import errno
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.emulators.terminal import PseudoTerminal
from devices.ports import DeviceState, DeviceStatus, PrintOutcome, PrintResult
from devices.printer.driver import EscPosPrinter
from devices.transport import PortAbsent, PortLost, PortRefused, PortStalled, TransportError
from devices.usb_transport import _WHY_NOT_OPEN, UsbTransport, usb_port
from tests.devices.conftest import QUICK_BACK_OFF, QUICK_PRINTER
from tests.devices.listening import FONT, Heard
from tests.devices.tickets import long_picture, ticket

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/usb/lp0 is Linux's")


@pytest.fixture
def cable(directory: Path) -> PseudoTerminal:
    terminal = PseudoTerminal(directory / "lp0")
    terminal.plug()
    return terminal


@pytest.fixture
def port(directory: Path, cable: PseudoTerminal, devices_end: ExitStack) -> UsbTransport:
    assert cable.plugged
    opened = UsbTransport(str(directory / "lp0"))
    devices_end.callback(opened.close)
    return opened


def test_bytes_go_both_ways_untouched(port: UsbTransport, cable: PseudoTerminal) -> None:
    port.write(bytes(range(256)))
    assert cable.receive() == bytes(range(256))
    cable.send(b"\x12\x11\x13\x04")
    assert port.read() == b"\x12\x11\x13\x04"
    assert port.read() == b""


def test_discarded_bytes_never_come(port: UsbTransport, cable: PseudoTerminal) -> None:
    cable.send(b"late")
    port.discard_input()
    cable.send(b"fresh")
    assert port.read() == b"fresh"


def test_a_printer_pulled_out_is_a_lost_port(port: UsbTransport, cable: PseudoTerminal) -> None:
    cable.unplug()
    with pytest.raises(PortLost):
        port.read()
    with pytest.raises(PortLost):
        port.write(b"anybody there")


def test_a_printer_that_takes_no_bytes_is_stalled_and_not_waited_for(port: UsbTransport) -> None:
    with pytest.raises(PortStalled):
        port.write(bytes(200_000))


def test_a_printer_that_says_it_is_out_of_paper_is_stalled() -> None:
    full = UsbTransport("/dev/full")
    with pytest.raises(PortStalled, match="paper"):
        full.write(b"ticket")
    full.close()


def test_a_printer_that_is_always_readable_and_never_speaks_says_nothing() -> None:
    mute = UsbTransport("/dev/null")
    mute.cancel_read()
    assert mute.read() == b""
    mute.close()
    mute.cancel_read()


def test_why_a_device_does_not_open_is_told_in_our_words(directory: Path) -> None:
    with pytest.raises(PortAbsent):
        usb_port(str(directory / "lp9"))()
    with pytest.raises(PortRefused):
        usb_port(str(directory))()
    for number in (errno.EBUSY, errno.EACCES, errno.EPERM):
        assert issubclass(_WHY_NOT_OPEN[number], TransportError)


def test_no_descriptor_is_left_behind(cable: PseudoTerminal, directory: Path) -> None:
    assert cable.plugged
    before = list(Path("/proc/self/fd").iterdir())
    for _ in range(3):
        UsbTransport(str(directory / "lp0")).close()
    assert len(list(Path("/proc/self/fd").iterdir())) == len(before)


def test_tickets_and_pictures_come_out_and_the_printer_comes_back(
    start: Callable[..., EmulatorProcess], devices_end: ExitStack
) -> None:
    emulator = start("printer")
    statuses, done = Heard[DeviceStatus](), Heard[PrintOutcome]()
    driver = EscPosPrinter("printer", usb_port(str(emulator.link)), FONT, timing=QUICK_PRINTER, back_off=QUICK_BACK_OFF)
    devices_end.callback(driver.close)
    driver.start(statuses)
    for job, paper in (("1", ticket()), ("2", long_picture())):
        driver.print_paper(job, paper, done)
        assert done.next() == PrintOutcome(job, PrintResult.PRINTED)
    emulator.control.ask("unplug")
    statuses.until(lambda status: status.state is DeviceState.ABSENT)
    emulator.control.ask("plug")
    statuses.until(lambda status: status.state is DeviceState.READY)
    assert len(emulator.control.ask("take")["papers"]) == 2
