"""Which drivers stand for the ports of this kiosk; imported after the first paint, because serial ports can wait."""

from devices.idcard.driver import SdtCardReader
from devices.ports import DeviceKind
from devices.presence.connection import Connection
from devices.presence.families import FAMILIES
from devices.presence.lookout import lookout_here
from devices.printer.driver import EscPosPrinter
from devices.profiles.shelf import Shelf
from devices.scanner.driver import SerialScanner
from kiosk.devices import Drivers
from shared.settings import Devices
from shared.ui.fonts import FILES, FONT_FOLDER


def plugged_in(ports: Devices) -> Drivers:
    """Return a driver for every port that is set; none of them is opened yet. Raises SetupError for a bad setting."""
    lookout, shelf = lookout_here(ports.folder), Shelf()

    def way(kind: DeviceKind, wanted: str) -> Connection:
        return Connection(kind, wanted, FAMILIES[kind].usual, shelf, lookout)

    return Drivers(
        reader=SdtCardReader("reader", way(DeviceKind.ID_CARD, ports.card_reader)) if ports.card_reader else None,
        printer=_printer(way(DeviceKind.PRINTER, ports.printer)) if ports.printer else None,
        scanner=SerialScanner("scanner", way(DeviceKind.SCANNER, ports.scanner)) if ports.scanner else None,
        lookout=lookout,
    )


def _printer(way: Connection) -> EscPosPrinter:
    return EscPosPrinter("printer", way, FONT_FOLDER / FILES[0], quirks=way.profile.quirks)
