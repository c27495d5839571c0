"""The scanner on a serial line of this machine, as kiosk and desk have it: by its setting, under its profile."""

from devices.ports import DeviceKind
from devices.presence.connection import Connection
from devices.presence.families import FAMILIES
from devices.presence.lookout import Lookout
from devices.profiles.shelf import Shelf
from devices.scanner.driver import SerialScanner


def scanner_at(wanted: str, shelf: Shelf, lookout: Lookout, name: str = "scanner") -> SerialScanner:
    """Return the scanner that a setting names, not opened yet; raises SetupError for a profile that is not there."""
    way = Connection(DeviceKind.SCANNER, wanted, FAMILIES[DeviceKind.SCANNER].usual, shelf, lookout)
    return SerialScanner(name, way, quirks=way.profile.scanner)
