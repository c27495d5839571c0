"""A model of device: how it is recognised when it is plugged in, and how it differs from its family."""

import msgspec

from devices.ports import DeviceKind
from devices.presence.ports import Port
from devices.printer.quirks import PrinterQuirks
from devices.scanner.quirks import ScannerQuirks


class Match(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Facts that single a device out; those that are given must all hold.

    ``location`` is the USB socket (``1-1.4``), the only identity of an adapter without a serial number such as
    CH340; ``address`` is a port that needs no finding, ``socket://printer:9100`` or ``/dev/ttyS0``.
    """

    vid: int | None = None
    pid: int | None = None
    serial: str | None = None
    location: str | None = None
    address: str | None = None

    def fits(self, port: Port) -> int:
        """Return how many facts hold of ``port``; 0 when one of them does not."""
        given = [(getattr(self, fact), getattr(port, fact)) for fact in ("vid", "pid", "serial", "location", "address")]
        facts = [(wanted, found) for wanted, found in given if wanted is not None]
        return len(facts) if all(wanted == found for wanted, found in facts) else 0


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model; ``id`` is its file's name, ``baud`` is for serial lines, ``quirks`` and ``scanner`` for those two."""

    id: str
    family: DeviceKind
    model: str
    baud: int = 115200
    quirks: PrinterQuirks = PrinterQuirks()
    scanner: ScannerQuirks = ScannerQuirks()
    match: tuple[Match, ...] = ()

    def fits(self, port: Port) -> int:
        """Return how many facts of the best match hold of ``port``; 0 when none fits."""
        return max((match.fits(port) for match in self.match), default=0)
