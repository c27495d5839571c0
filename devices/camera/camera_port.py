"""A camera as a wire: what is read from it are the codes it sees, so that the scanner's driver needs to know no camera.

Codes are decoded by zxing-cpp, an optional package. A picture lives for one look and is never stored or sent.
"""

import time
from collections.abc import Callable
from importlib import import_module
from urllib.parse import urlsplit

from devices.camera.frames import SILENT_S, FrameSource
from devices.camera.machine_camera import MachineCamera
from devices.transport import DeviceSilent, OneThread, PartMissing, Transport, TransportFactory

_MACHINE = "camera:"


class CameraPort:
    """A Transport whose bytes are codes, each ended by CR; a code counts once two pictures in a row show it.

    A code that stays before the camera is said again with every picture, as some scanners do: the driver takes it for
    one scan.
    """

    def __init__(self, open_source: Callable[[], FrameSource], clock: Callable[[], float] = time.monotonic) -> None:
        self._thread = OneThread()
        try:
            self._zxing = import_module("zxingcpp")
        except ImportError as error:
            raise PartMissing("zxing-cpp is not installed") from error
        self._source = open_source()
        self._clock = clock
        self._seen: set[bytes] = set()
        self._picture_at = clock()

    def read(self) -> bytes:
        """See Transport; raises DeviceSilent when no picture came for 3 s."""
        self._thread.check()
        picture = self._source.frame()
        if picture is None:
            if self._clock() - self._picture_at > SILENT_S:
                raise DeviceSilent("the camera sends no pictures")
            return b""
        self._picture_at = self._clock()
        found = {bytes(code.bytes) for code in self._zxing.read_barcodes(picture, self._zxing.BarcodeFormat.QRCode)}
        sure, self._seen = found & self._seen, found
        return b"".join(code + b"\r" for code in sorted(sure))

    def write(self, data: bytes) -> None:
        """See Transport: a camera takes no commands."""

    def discard_input(self) -> None:
        """See Transport: what was seen before counts for nothing."""
        self._seen = set()

    def cancel_read(self) -> None:
        """See Transport; a read wakes by itself."""

    def close(self) -> None:
        """See Transport."""
        self._thread.check()
        self._source.close()


def camera_line(address: str) -> TransportFactory:
    """Return what opens ``http://host/path`` or ``camera:0``; raise ValueError for neither."""
    if address.startswith(_MACHINE):
        number = address.removeprefix(_MACHINE)
        if not number.isdecimal():
            raise ValueError(f"{address!r} names no camera by its number")
        return lambda: _port(lambda: MachineCamera(int(number)))
    url = urlsplit(address)
    if not url.hostname:
        raise ValueError(f"{address!r} names no host")
    if url.username is not None:
        raise ValueError("a camera's address is shown to staff and must hold no password")
    return lambda: _port(lambda: _network_camera(address))


def _network_camera(address: str) -> FrameSource:
    from devices.camera.network_camera import NetworkCamera  # noqa: PLC0415  no other device needs Pillow this early

    return NetworkCamera(address)


def _port(open_source: Callable[[], FrameSource]) -> Transport:
    return CameraPort(open_source)
