"""A pseudo-terminal that stands for a device's cable: it can be pulled out and plugged in, also under another name."""

import json
import os
import tty
from dataclasses import asdict, dataclass
from pathlib import Path

_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class UsbIdentity:
    """What a USB bus would tell of the device, left as ``LINK.usb`` beside the link while it is plugged in."""

    vid: int
    pid: int
    serial: str


class PseudoTerminal:
    """One cable; ``link`` is a symlink that points at the terminal while it is plugged in.

    The emulator keeps the far end open too: otherwise a driver that closes would break the near end. Descriptors are
    closed only by the thread that selects on them: closing under a reader would hand it the next device's bytes.
    """

    def __init__(self, link: Path, identity: UsbIdentity | None = None) -> None:
        self._link = link
        self._identity = identity
        self._near = -1
        self._far = -1
        self._unsent = bytearray()

    @property
    def plugged(self) -> bool:
        """Whether the cable is in."""
        return self._near >= 0

    def fileno(self) -> int:
        """Return the descriptor to select on; -1 when unplugged."""
        return self._near

    @property
    def has_unsent(self) -> bool:
        """Whether bytes wait for the driver to take earlier ones."""
        return bool(self._unsent)

    def plug(self, name: str = "") -> None:
        """Put the cable in: a new terminal behind the link, replaced in one step; ``name`` gives the link a new one."""
        self._link = self._link.with_name(name or self._link.name)
        if self._identity is not None:
            self._note().write_text(json.dumps(asdict(self._identity)), encoding="utf-8")
        self._near, self._far = os.openpty()
        tty.setraw(self._far)
        os.set_blocking(self._near, False)
        fresh = self._link.with_name(f".{self._link.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._far))
        fresh.replace(self._link)

    def unplug(self) -> None:
        """Pull the cable out: the link is gone and an open driver sees an error."""
        self._link.unlink(missing_ok=True)
        self._note().unlink(missing_ok=True)
        os.close(self._near)
        os.close(self._far)
        self._near = self._far = -1
        self._unsent.clear()

    def _note(self) -> Path:
        return self._link.with_name(f"{self._link.name}.usb")

    def receive(self) -> bytes:
        """Return what the driver has written."""
        try:
            return os.read(self._near, _CHUNK)
        except BlockingIOError:
            return b""

    def send(self, data: bytes) -> None:
        """Send ``data``, as much as fits now and the rest by ``flush``; into a pulled cable it is lost."""
        if self.plugged:
            self._unsent += data
            self.flush()

    def flush(self) -> None:
        """Send what still waits."""
        try:
            while self._unsent:
                del self._unsent[: os.write(self._near, self._unsent)]
        except BlockingIOError:
            return
