"""Emulated devices at a kiosk: separate programs on pseudo-terminals, and drivers with short waits on them."""

from pathlib import Path
from types import TracebackType
from typing import Self

from devices.emulators.process import EmulatorProcess
from devices.idcard.asking import ReaderTiming
from devices.idcard.driver import SdtCardReader
from devices.printer.driver import EscPosPrinter
from devices.printer.questions import PrinterTiming
from devices.scanner.driver import SerialScanner
from devices.transport import serial_port
from devices.worker import BackOff
from kiosk.devices import Drivers
from shared.ui.fonts import FILES, FONT_FOLDER

READER = ReaderTiming(poll=0.05, short_answer=0.4, read_answer=0.8, after_reset=0.05, rest=0.1, same_card=0.2)
PRINTER = PrinterTiming(poll=0.05, answer=0.3, proof=1.0, grace=0.3)
BACK_OFF = BackOff(first=0.05, last=0.2)


class Plugs:
    """A reader, a printer and a scanner, each with its control socket."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.reader = EmulatorProcess("idcard", directory)
        self.printer = EmulatorProcess("printer", directory, record=directory / "ticket.bin")
        self.scanner = EmulatorProcess("scanner", directory)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for emulator in (self.reader, self.printer, self.scanner):
            emulator.stop()

    def drivers(self) -> Drivers:
        """Return the drivers of the three."""
        return Drivers(
            reader=SdtCardReader("reader", serial_port(str(self.reader.link)), timing=READER, back_off=BACK_OFF),
            printer=EscPosPrinter(
                "printer",
                serial_port(str(self.printer.link)),
                FONT_FOLDER / FILES[0],
                timing=PRINTER,
                back_off=BACK_OFF,
            ),
            scanner=SerialScanner("scanner", serial_port(str(self.scanner.link)), back_off=BACK_OFF),
        )
