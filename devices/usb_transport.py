"""A USB printer of Linux's own class driver, ``/dev/usb/lp0``: a character device without baud rates or control lines.

Tried on a pseudo-terminal, which is a character device with the same calls; not on a printer. The facts about ``usblp``
are those of its source: one opener at a time (EBUSY), EAGAIN where a serial port waits, ENODEV when it is pulled out,
ENOSPC when the printer says that it is out of paper.
"""

import errno
import os
import select
import threading
import time
from contextlib import suppress

from devices.transport import (
    READ_WAIT_S,
    WRITE_WAIT_S,
    OneThread,
    PortAbsent,
    PortBusy,
    PortForbidden,
    PortLost,
    PortRefused,
    PortStalled,
    TransportError,
    TransportFactory,
)

_CHUNK = 8192
_WHY_NOT_OPEN: dict[int, type[TransportError]] = {
    errno.EBUSY: PortBusy,
    errno.EACCES: PortForbidden,
    errno.EPERM: PortForbidden,
    errno.EISDIR: PortRefused,
}


class UsbTransport:
    """One printer device; a printer that cannot speak back simply never has anything to read."""

    def __init__(self, path: str) -> None:
        self._thread = OneThread()
        self._life = threading.Lock()
        try:
            self._port = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            raise _WHY_NOT_OPEN.get(error.errno or 0, PortAbsent)(str(error)) from error
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._mouth, False)

    def read(self) -> bytes:
        """See Transport."""
        self._thread.check()
        readable = self._wait(select.POLLIN, READ_WAIT_S)
        data = self._read_now()
        if readable and not data:  # some are always readable and never say anything: do not turn that into a busy loop
            select.select([self._ear], [], [], READ_WAIT_S)
        return data

    def write(self, data: bytes) -> None:
        """See Transport."""
        self._thread.check()
        unsent = memoryview(data)
        deadline = time.monotonic() + WRITE_WAIT_S
        while unsent:
            taken = self._write_now(unsent[:_CHUNK])
            if taken:
                unsent = unsent[taken:]
                deadline = time.monotonic() + WRITE_WAIT_S
            elif time.monotonic() >= deadline:
                raise PortStalled("the printer takes no more bytes")
            else:
                self._wait(select.POLLOUT, deadline - time.monotonic())

    def discard_input(self) -> None:
        """See Transport."""
        self._thread.check()
        while self._read_now():
            pass

    def cancel_read(self) -> None:
        """See Transport."""
        with self._life, suppress(OSError):
            if self._mouth >= 0:
                os.write(self._mouth, b"\x00")

    def close(self) -> None:
        """See Transport; a device that is gone already counts as closed."""
        self._thread.check()
        with self._life:
            for number in (self._port, self._ear, self._mouth):
                with suppress(OSError):
                    os.close(number)
            self._port = self._ear = self._mouth = -1

    def _wait(self, event: int, seconds: float) -> bool:
        """Tell whether ``event`` came in time; raises PortLost when the device is gone."""
        poll = select.poll()
        poll.register(self._port, event)
        poll.register(self._ear, select.POLLIN)
        seen = dict(poll.poll(seconds * 1000)).get(self._port, 0)
        if seen & (select.POLLHUP | select.POLLNVAL):
            raise PortLost("the printer was pulled out")
        return bool(seen & event)

    def _read_now(self) -> bytes:
        try:
            return os.read(self._port, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise PortLost(str(error)) from error

    def _write_now(self, data: memoryview) -> int:
        try:
            return os.write(self._port, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise PortStalled("the printer is out of paper") from error
            raise PortLost(str(error)) from error


def usb_port(path: str) -> TransportFactory:
    """Return what opens ``path`` now and again after every loss."""
    return lambda: UsbTransport(path)
