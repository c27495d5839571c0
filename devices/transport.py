"""The wire to a device: one small protocol, one serial implementation, one border where its errors become ours.

TransportError
├── PortAbsent      no such port now (unplugged, wrong name)
├── PortBusy        another program holds it
├── PortForbidden   this user may not open it
├── PortRefused     it does not take our settings
├── PartMissing     a package that this kind of port needs is not installed
├── PortLost        it was open and broke
├── PortStalled     it takes no more bytes (write time-out); the port itself still stands
└── DeviceSilent    the port is fine, the device answers nothing; told by a driver that wants the port opened anew
"""

import errno
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, TypeAlias

import serial

try:
    from termios import error as _TermiosError  # noqa: N812 -- a class with a lower-case name in the library
except ImportError:  # Windows has no termios

    class _TermiosError(Exception):  # type: ignore[no-redef]
        """Never raised where there is no termios."""


READ_WAIT_S = 0.02
WRITE_WAIT_S = 2.0
_WRITE_PIECE = 1024  # 1.1 s at 9600 baud: a slow line is not a stalled one
# What pyserial 3.5 raises of its own; a test fails when it grows another. The last is what its POSIX calls leak.
MAPPED_ERRORS = (serial.SerialTimeoutException, serial.PortNotOpenError, serial.SerialException, _TermiosError)


class TransportError(Exception):
    """The wire to a device failed; the sub-class says how."""


class PortAbsent(TransportError):
    """No such port now."""


class PortBusy(TransportError):
    """Another program holds the port."""


class PortForbidden(TransportError):
    """This user may not open the port (group dialout, lp or input on Linux)."""


class PortRefused(TransportError):
    """The port does not take our settings."""


class PartMissing(TransportError):
    """A package that this kind of port needs is not installed; the text names it."""


class PortLost(TransportError):
    """The port was open and broke: unplugged, or the other side hung up."""


class PortStalled(TransportError):
    """The device takes no more bytes; part of what was written may have arrived."""


class DeviceSilent(TransportError):
    """The port is fine but the device answers nothing; a driver raises it to have the port opened anew."""


class Transport(Protocol):
    """An open port; every call but ``cancel_read`` belongs to the thread that opened it."""

    def read(self) -> bytes:
        """Return what has arrived, or wait at most 20 ms for it and return what came, perhaps nothing."""

    def write(self, data: bytes) -> None:
        """Send all of ``data``; raises PortStalled when the device takes none for 2 s."""

    def discard_input(self) -> None:
        """Throw away what has arrived and was not read."""

    def cancel_read(self) -> None:
        """Wake a thread that waits in ``read``."""

    def close(self) -> None:
        """Free the port."""


TransportFactory: TypeAlias = Callable[[], Transport]


class OneThread:
    """The thread that opened a port and alone may use it; anything else is a bug of ours."""

    def __init__(self) -> None:
        self._ident = threading.get_ident()

    def check(self) -> None:
        """Fail when another thread asks."""
        if threading.get_ident() != self._ident:
            raise AssertionError("a device's port is used by the one thread that opened it")


class SerialTransport:
    """A port by pyserial: ``/dev/ttyUSB0``, ``COM3`` or ``socket://host:4001`` (a serial server, or Windows tests)."""

    def __init__(self, url: str, baud: int = 115200) -> None:
        self._thread = OneThread()
        # A wake-up from outside must not write into a descriptor that is being closed and given to somebody else.
        self._life = threading.Lock()
        with _opening():
            self._port = serial.serial_for_url(url, baudrate=baud, do_not_open=True)
            self._port.timeout = READ_WAIT_S
            self._port.write_timeout = WRITE_WAIT_S
            if hasattr(self._port, "exclusive") and "://" not in url:
                self._port.exclusive = True
            self._port.open()

    def read(self) -> bytes:
        """See Transport."""
        self._thread.check()
        with _using():
            first = bytes(self._port.read(self._port.in_waiting or 1))
            return first + bytes(self._port.read(self._port.in_waiting)) if first else first

    def write(self, data: bytes) -> None:
        """See Transport."""
        self._thread.check()
        with _using():
            for start in range(0, len(data), _WRITE_PIECE):  # pyserial's limit is for a whole call
                self._port.write(data[start : start + _WRITE_PIECE])

    def discard_input(self) -> None:
        """See Transport."""
        self._thread.check()
        with _using():
            self._port.reset_input_buffer()

    def cancel_read(self) -> None:
        """See Transport; a socket has no such call and wakes by its 20 ms."""
        with self._life:
            if self._port.is_open and hasattr(self._port, "cancel_read"):
                self._port.cancel_read()

    def close(self) -> None:
        """See Transport; a port that is gone already counts as closed."""
        self._thread.check()
        with self._life, suppress(OSError, _TermiosError):
            self._port.close()


def serial_port(url: str, baud: int = 115200) -> TransportFactory:
    """Return what opens ``url`` now and again after every loss."""
    return lambda: SerialTransport(url, baud)


@contextmanager
def _opening() -> Iterator[None]:
    try:
        yield
    except (OSError, _TermiosError, ValueError) as error:
        raise _why_not_open(error) from error


def _why_not_open(error: Exception) -> TransportError:
    number = error.args[0] if error.args else None  # OSError and termios.error both begin with the errno
    text = str(error)
    # Windows: pyserial gives no errno, only the words of the system's PermissionError 5 (port already open).
    if number in (errno.EAGAIN, errno.EBUSY) or "PermissionError(13" in text:
        return PortBusy(text)
    if number in (errno.EACCES, errno.EPERM):
        return PortForbidden(text)
    if isinstance(error, ValueError) or number == errno.EINVAL:
        return PortRefused(text)
    return PortAbsent(text)


@contextmanager
def _using() -> Iterator[None]:
    try:
        yield
    except serial.SerialTimeoutException as error:
        raise PortStalled(str(error)) from error
    except (OSError, _TermiosError) as error:  # SerialException is an OSError
        raise PortLost(str(error)) from error
