"""The way to one device, found anew at every opening: by address, by profile, or as the one that was here before."""

from collections.abc import Callable
from os.path import realpath

from devices.lines import device_line
from devices.ports import DeviceKind
from devices.presence.lookout import Lookout
from devices.presence.ports import Identity, Port
from devices.profiles.shelf import Shelf
from devices.transport import PortAbsent, Transport
from shared.errors import SetupError

AUTO = "auto"


class Connection:
    """A TransportFactory that knows whom it looks for.

    ``wanted`` is an address that :func:`device_line` knows (``/dev/ttyUSB0``, ``tcp://printer``), or ``auto`` for the
    port that a profile of the family knows; ``PROFILE@`` before either fixes the profile. A device that was seen once
    is found again under another name by its serial number or socket. ``port`` is where it was seen last.
    """

    def __init__(self, family: DeviceKind, wanted: str, usual: str, shelf: Shelf, lookout: Lookout) -> None:
        name, at, address = wanted.rpartition("@")
        self._family = family
        self._shelf = shelf
        self._lookout = lookout
        self._address = address
        self._fixed = bool(at)
        self.profile = shelf.named(name or usual, family)
        _check(address)
        self._identity: Identity | None = None
        self.port: Port | None = None
        self._find()

    def __call__(self) -> Transport:
        """Open the device's port, wherever it is now; raises TransportError."""
        port = self._find()
        if port is None:
            raise PortAbsent(f"no {self._family} is plugged in")
        return device_line(port.address, self.profile.baud)()

    def on_plug(self, tell: Callable[[], None]) -> None:
        """Have ``tell`` called when something is plugged in or pulled out."""
        self._lookout.on_change(tell)

    def _find(self) -> Port | None:
        """Find the device and take note: the one that was here before, else what is at the address or what fits."""
        ports = self._lookout.ports()
        port = self._again(ports) or (self._fitting(ports) if self._address == AUTO else self._at_address(ports))
        if port is not None:
            self.port = port
            self._identity = port.identity or self._identity  # an address that leads nowhere now tells nothing new
            known = None if self._fixed else self._shelf.of_port(self._family, port)
            self.profile = self.profile if known is None else known[1]
        return port

    def _again(self, ports: list[Port]) -> Port | None:
        known = self._identity
        return None if known is None else next((port for port in ports if port.identity == known), None)

    def _at_address(self, ports: list[Port]) -> Port:
        node = realpath(self._address)  # a name below /dev/serial/by-id is a link to the port that is listed
        return next((port for port in ports if realpath(port.address) == node), Port(self._address))

    def _fitting(self, ports: list[Port]) -> Port | None:
        candidates = sorted([*ports, *self._shelf.addresses(self._family)])
        return max(candidates, key=self._fit, default=None) if any(map(self._fit, candidates)) else None

    def _fit(self, port: Port) -> int:
        if self._fixed:
            return self.profile.fits(port)
        known = self._shelf.of_port(self._family, port)
        return 0 if known is None else known[0]


def _check(address: str) -> None:
    """Refuse an address that leads nowhere before a thread finds out."""
    try:
        device_line(address)
    except ValueError as error:
        raise SetupError("bad_settings", f"The device address {address!r} is not right: {error}.") from error
