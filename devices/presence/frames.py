"""The bytes on a device's wire as a technician may see them: what the machine says, never what a person is called."""

from collections.abc import Callable
from typing import Protocol

from devices.ports import DeviceKind
from devices.presence.connection import Connection
from devices.transport import Transport

_PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
_HEAD = 10  # preamble, length and status words; what follows may be a person
_PRINTABLE_FROM = 0x20


class Mask(Protocol):
    """Shows what may be shown of a stream that comes in pieces."""

    def __call__(self, data: bytes) -> str:
        """Return ``data`` as hexadecimal digits, with ``..`` for what is hidden."""


def plain(data: bytes) -> str:
    """Show everything: what we send to a device in a test has no person in it."""
    return data.hex(" ")


def controls_only(data: bytes) -> str:
    """Show control bytes: a code that somebody scans may be anything."""
    return " ".join(f"{byte:02x}" if byte < _PRINTABLE_FROM else ".." for byte in data)


class FrameHeads:
    """Shows the first ten bytes of each SDT frame, however the pieces fall; the card's data follow after them."""

    def __init__(self) -> None:
        self._last = b""
        self._place = _HEAD

    def __call__(self, data: bytes) -> str:
        """See Mask."""
        shown: list[str] = []
        for byte in data:
            self._last = (self._last + bytes((byte,)))[-len(_PREAMBLE) :]
            self._place += 1
            shown.append(f"{byte:02x}" if self._place <= _HEAD else "..")
            if self._last == _PREAMBLE:  # only now its first bytes are known for what they are
                self._place = len(_PREAMBLE)
                known = min(len(shown), len(_PREAMBLE))
                shown[-known:] = _PREAMBLE[-known:].hex(" ").split()
        return " ".join(shown)


def mask_of(kind: DeviceKind) -> Mask:
    """Return how what comes from a device of this family is shown; a family nobody judged shows control bytes only."""
    match kind:
        case DeviceKind.ID_CARD:
            return FrameHeads()
        case DeviceKind.PRINTER:
            return plain
    return controls_only


class ShownTransport:
    """A transport that tells what passes: ``tell("in" | "out", text)``."""

    def __init__(self, port: Transport, tell: Callable[[str, str], None], mask: Mask) -> None:
        self._port = port
        self._tell = tell
        self._mask = mask

    def read(self) -> bytes:
        """See Transport."""
        data = self._port.read()
        if data:
            self._tell("in", self._mask(data))
        return data

    def write(self, data: bytes) -> None:
        """See Transport."""
        self._tell("out", plain(data))
        self._port.write(data)

    def discard_input(self) -> None:
        """See Transport."""
        self._port.discard_input()

    def cancel_read(self) -> None:
        """See Transport."""
        self._port.cancel_read()

    def close(self) -> None:
        """See Transport."""
        self._port.close()


class ShownConnection:
    """A connection whose transports tell what passes; everything else stays the connection's."""

    def __init__(self, connection: Connection, kind: DeviceKind, tell: Callable[[str, str], None]) -> None:
        self._connection = connection
        self._kind = kind
        self._tell = tell

    def __call__(self) -> Transport:
        """Open the port; raises TransportError."""
        return ShownTransport(self._connection(), self._tell, mask_of(self._kind))

    def on_plug(self, tell: Callable[[], None]) -> None:
        """See Connection."""
        self._connection.on_plug(tell)
