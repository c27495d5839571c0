"""A network printer or converter on TCP, usually port 9100: the same wire as a cable, with an eye on dead peers.

A peer that vanished without a word (switched off, cable out) leaves a connection half open. Two things find it:
keep-alive probes while nothing is sent, and a limit on how long sent bytes may stay unacknowledged.
Both end in PortLost within some ten seconds, and the device's worker connects anew.
"""

import select
import socket
from contextlib import suppress

from devices.transport import READ_WAIT_S, WRITE_WAIT_S, OneThread, PortAbsent, PortLost, PortStalled, TransportFactory

PRINTER_PORT = 9100
CONNECT_WAIT_S = 3.0
_CHUNK = 65536
_UNACKNOWLEDGED_MS = 8000
_PROBES = {"TCP_KEEPIDLE": 4, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3}  # after 4 s of silence, every 2 s, three times


class TcpTransport:
    """One connection; raises PortAbsent when nobody takes it."""

    def __init__(self, host: str, port: int = PRINTER_PORT) -> None:
        self._thread = OneThread()
        try:
            self._socket = socket.create_connection((host, port), CONNECT_WAIT_S)
        except OSError as error:
            raise PortAbsent(str(error)) from error
        self._socket.settimeout(WRITE_WAIT_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in {**_PROBES, "TCP_USER_TIMEOUT": _UNACKNOWLEDGED_MS}.items():
            if hasattr(socket, name):  # which of them there are depends on the system
                self._socket.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)

    def read(self) -> bytes:
        """See Transport."""
        self._thread.check()
        try:
            if not select.select([self._socket], [], [], READ_WAIT_S)[0]:
                return b""
            data = self._socket.recv(_CHUNK)
        except OSError as error:
            raise PortLost(str(error)) from error
        if not data:
            raise PortLost("the other side hung up")
        return data

    def write(self, data: bytes) -> None:
        """See Transport."""
        self._thread.check()
        unsent = memoryview(data)
        try:
            while unsent:
                unsent = unsent[self._socket.send(unsent) :]
        except TimeoutError as error:
            raise PortStalled("the printer takes no more bytes") from error
        except OSError as error:
            raise PortLost(str(error)) from error

    def discard_input(self) -> None:
        """See Transport."""
        self._thread.check()
        try:
            while select.select([self._socket], [], [], 0)[0]:
                if not self._socket.recv(_CHUNK):
                    raise PortLost("the other side hung up")
        except OSError as error:
            raise PortLost(str(error)) from error

    def cancel_read(self) -> None:
        """See Transport; a read wakes by its 20 ms."""

    def close(self) -> None:
        """See Transport; what the printer has not taken yet is given up, so that no half job waits in the system."""
        self._thread.check()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


def tcp_port(host: str, port: int = PRINTER_PORT) -> TransportFactory:
    """Return what connects to ``host`` now and again after every loss."""
    return lambda: TcpTransport(host, port)
