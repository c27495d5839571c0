"""Emulated devices for tests: real processes on real pseudo-terminals, and the drivers that listen to them."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.emulators.terminal import PseudoTerminal
from devices.idcard.asking import ReaderTiming
from devices.idcard.driver import SdtCardReader
from devices.ports import CardEvent, DeviceStatus
from devices.printer.driver import EscPosPrinter
from devices.printer.questions import PrinterTiming
from devices.scanner.driver import SerialScanner
from devices.transport import SerialTransport, serial_port
from devices.worker import BackOff
from tests.devices.listening import FONT, Heard

QUICK_READER = ReaderTiming(
    poll=0.02, idle=0.06, short_answer=0.4, read_answer=0.8, after_reset=0.02, rest=0.05, same_card=0.1
)
QUICK_PRINTER = PrinterTiming(poll=0.05, answer=0.3, proof=1.0, grace=0.3)
QUICK_BACK_OFF = BackOff(first=0.02, last=0.1)


@pytest.fixture
def directory() -> Iterator[Path]:
    """Give a folder with a short name, because a Unix socket's path has to fit into 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="oh-") as name:
        yield Path(name)


@pytest.fixture
def devices_end() -> Iterator[ExitStack]:
    """Close what a test opened, last opened first."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def start(directory: Path, devices_end: ExitStack) -> Callable[..., EmulatorProcess]:
    """Start an emulator process that lives as long as the test."""
    return lambda kind, **options: devices_end.enter_context(EmulatorProcess(kind, directory, **options))


class ReaderAtWork:
    """An emulated reader, the driver on it, and what the driver tells."""

    def __init__(self, emulator: EmulatorProcess, timing: ReaderTiming = QUICK_READER) -> None:
        self.events = Heard[CardEvent]()
        self.statuses = Heard[DeviceStatus]()
        self.emulator = emulator
        self.order = emulator.control.ask
        self.driver = SdtCardReader(
            "card reader", serial_port(str(emulator.link)), timing=timing, back_off=QUICK_BACK_OFF
        )
        self.driver.start(self.events, self.statuses)


class PrinterAtWork:
    """An emulated printer, the driver on it, and what the driver tells."""

    def __init__(self, emulator: EmulatorProcess, timing: PrinterTiming = QUICK_PRINTER) -> None:
        self.statuses = Heard[DeviceStatus]()
        self.emulator = emulator
        self.order = emulator.control.ask
        self.driver = EscPosPrinter(
            "ticket printer", serial_port(str(emulator.link)), FONT, timing=timing, back_off=QUICK_BACK_OFF
        )
        self.driver.start(self.statuses)


class ScannerAtWork:
    """An emulated scanner, the driver on it with a clock that the test moves, and what the driver tells."""

    def __init__(self, emulator: EmulatorProcess) -> None:
        self.now = 100.0
        self.codes = Heard[str]()
        self.statuses = Heard[DeviceStatus]()
        self.emulator = emulator
        self.order = emulator.control.ask
        self.driver = SerialScanner(
            "scanner", serial_port(str(emulator.link)), clock=lambda: self.now, back_off=QUICK_BACK_OFF
        )
        self.driver.start(self.codes, self.statuses)


@pytest.fixture
def reader(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> ReaderAtWork:
    at_work = ReaderAtWork(start("idcard"))
    devices_end.callback(at_work.driver.close)
    return at_work


@pytest.fixture
def printer(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> PrinterAtWork:
    at_work = PrinterAtWork(start("printer"))
    devices_end.callback(at_work.driver.close)
    return at_work


@pytest.fixture
def scanner(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> ScannerAtWork:
    at_work = ScannerAtWork(start("scanner"))
    devices_end.callback(at_work.driver.close)
    return at_work


@pytest.fixture
def cable(directory: Path) -> PseudoTerminal:
    """Lay a cable, plugged in."""
    terminal = PseudoTerminal(directory / "tty")
    terminal.plug()
    return terminal


@pytest.fixture
def port(directory: Path, cable: PseudoTerminal, devices_end: ExitStack) -> SerialTransport:
    """Open the port at the program's end of that cable."""
    assert cable.plugged
    opened = SerialTransport(str(directory / "tty"))
    devices_end.callback(opened.close)
    return opened
