"""The kiosk's end of a device's cable, held in a test's hand."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from devices.emulators.process import EmulatorProcess


class Cable:
    """Bytes to and from one emulated device."""

    def __init__(self, file: int) -> None:
        self._file = file
        self.heard = b""

    def say(self, data: bytes) -> None:
        """Send ``data`` to the device."""
        os.write(self._file, data)

    def listen(self) -> bytes:
        """Return all that the device has said until now."""
        try:
            self.heard += os.read(self._file, 65536)
        except BlockingIOError:
            return self.heard
        return self.heard


@contextmanager
def cable_of(emulator: EmulatorProcess) -> Iterator[Cable]:
    """Hold the cable of ``emulator``."""
    file = os.open(emulator.link, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        yield Cable(file)
    finally:
        os.close(file)
