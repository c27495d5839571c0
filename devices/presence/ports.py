"""What is plugged in here: serial ports, USB printers, and a folder of links such as the emulators' one."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from serial.tools import list_ports

_USB_PRINTERS = Path("/sys/class/usbmisc")
_NODES = Path("/dev/usb")

Identity: TypeAlias = tuple[int | None, int | None, str]
"""Maker, model, and a serial number or socket."""


@dataclass(frozen=True, slots=True)
class Port:
    """One port and what its bus tells of the device on it; ``location`` is the socket, such as ``1-1.4``."""

    address: str
    vid: int | None = None
    pid: int | None = None
    serial: str | None = None
    location: str | None = None

    def __lt__(self, other: "Port") -> bool:
        return self.address < other.address

    @property
    def identity(self) -> Identity | None:
        """What stays when the device gets another name: its serial number, else its socket; ``None`` without both."""
        lasting = self.serial or self.location
        return (self.vid, self.pid, lasting) if lasting else None


PortList: TypeAlias = Callable[[], Iterable[Port]]


def serial_ports() -> list[Port]:
    """Return this machine's serial ports that have something behind them, USB adapters with their identity."""
    return [
        Port(str(port.device), port.vid, port.pid, port.serial_number, port.location) for port in list_ports.comports()
    ]


def usb_printers(system: Path = _USB_PRINTERS, nodes: Path = _NODES) -> list[Port]:
    """Return the USB printers (``/dev/usb/lp0``) that Linux has a node for; none elsewhere."""
    return [_usb_printer(entry, nodes) for entry in sorted(system.glob("lp*"))]


def linked_ports(folder: Path) -> list[Port]:
    """Return the links in ``folder`` that lead to a terminal; ``NAME.usb`` beside one tells what a USB bus would."""
    if not folder.is_dir():
        return []
    return [_linked(link) for link in sorted(folder.iterdir()) if link.is_symlink() and link.is_char_device()]


def _linked(link: Path) -> Port:
    try:
        told = json.loads(link.with_name(f"{link.name}.usb").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Port(str(link))
    return Port(str(link), told["vid"], told["pid"], told["serial"])


def _usb_printer(entry: Path, nodes: Path) -> Port:
    interface = (entry / "device").resolve()
    device = interface.parent
    vid, pid = (int(_fact(device / name) or "0", 16) or None for name in ("idVendor", "idProduct"))
    return Port(str(nodes / entry.name), vid, pid, _fact(device / "serial"), device.name)


def _fact(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip() or None
    except OSError:  # a bus tells what the device tells it, and a device may be pulled while we read
        return None
