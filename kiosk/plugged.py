"""Which drivers stand for the ports of this kiosk; imported after the first paint, because serial ports can wait."""

from devices.idcard.driver import SdtCardReader
from devices.printer.driver import EscPosPrinter
from devices.scanner.driver import SerialScanner
from devices.transport import serial_port
from kiosk.devices import Drivers
from shared.settings import Devices
from shared.ui.fonts import FILES, FONT_FOLDER


def plugged_in(ports: Devices) -> Drivers:
    """Return a driver for every port that is set; none of them is opened yet."""
    reader, printer, scanner = ports.card_reader, ports.printer, ports.scanner
    return Drivers(
        reader=SdtCardReader("card reader", serial_port(reader)) if reader else None,
        printer=EscPosPrinter("printer", serial_port(printer), FONT_FOLDER / FILES[0]) if printer else None,
        scanner=SerialScanner("scanner", serial_port(scanner)) if scanner else None,
    )
