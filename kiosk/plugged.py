"""Which drivers stand for the ports of this kiosk; imported after the first paint, because serial ports can wait."""

from dataclasses import replace
from pathlib import Path

from devices.idcard.driver import SdtCardReader
from devices.ports import DeviceKind
from devices.presence.connection import Connection
from devices.presence.families import FAMILIES
from devices.presence.lookout import lookout_here
from devices.printer.driver import EscPosPrinter
from devices.printer.journal_file import FileJournal
from devices.profiles.shelf import Shelf
from devices.scanner.plugged import scanner_at
from kiosk.devices import Drivers
from shared.errors import SetupError
from shared.settings import Devices
from shared.ui.fonts import FILES, FONT_FOLDER


def plugged_in(ports: Devices) -> Drivers:
    """Return a driver for every port that is set; none of them is opened yet. Raises SetupError for a bad setting."""
    lookout, shelf = lookout_here(ports.folder), Shelf()

    def way(kind: DeviceKind, wanted: str) -> Connection:
        return Connection(kind, wanted, FAMILIES[kind].usual, shelf, lookout)

    drivers = Drivers(
        reader=SdtCardReader("reader", way(DeviceKind.ID_CARD, ports.card_reader)) if ports.card_reader else None,
        scanner=scanner_at(ports.scanner, shelf, lookout) if ports.scanner else None,
        lookout=lookout,
    )
    return _with_printer(drivers, way(DeviceKind.PRINTER, ports.printer), ports) if ports.printer else drivers


def _with_printer(drivers: Drivers, way: Connection, ports: Devices) -> Drivers:
    quirks = way.profile.quirks
    journal = _journal(Path(ports.print_journal)) if ports.print_journal else None
    printer = EscPosPrinter("printer", way, FONT_FOLDER / FILES[0], quirks=quirks, journal=journal)
    return replace(drivers, printer=printer, journal=journal, roll_mm=quirks.width_mm)


def _journal(path: Path) -> FileJournal:
    try:
        return FileJournal(path)
    except OSError as error:
        sentence = (
            f"The print journal {path} cannot be kept: {error.strerror}. Set devices.print_journal to another file."
        )
        raise SetupError("bad_settings", sentence) from error
