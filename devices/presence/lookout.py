"""Notices that something was plugged in or pulled out, and tells those whom it may concern."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from devices.presence.announcements import announce
from devices.presence.ports import Port, PortList, linked_ports, serial_ports, usb_printers

EVERY_S = 2.0
FOLDER_EVERY_S = 0.5
"""A folder is quick to read, and whoever pulls an emulator's cable watches the screen."""


class Lookout:
    """Lists the ports every so often and at every ``look``; tells who asked for it when the list has changed.

    Where the system announces changes, :mod:`devices.presence.announcements` calls ``look`` and nobody waits.
    """

    def __init__(self, lists: Sequence[PortList] = (serial_ports, usb_printers), every_s: float = EVERY_S) -> None:
        self._lists = lists
        self._every_s = every_s
        self._callbacks: list[Callable[[], None]] = []
        self._awake = threading.Event()
        self._closing = False
        self._hush: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._run, name="port lookout", daemon=True)

    def ports(self) -> list[Port]:
        """Return what is plugged in at this moment."""
        return [port for ports in self._lists for port in ports()]

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called, in the lookout's thread, when something came or went."""
        self._callbacks.append(callback)

    def start(self) -> None:
        """Begin in the background."""
        self._hush = announce(self.look)
        self._thread.start()

    def look(self) -> None:
        """Look now; from any thread."""
        self._awake.set()

    def close(self) -> None:
        """Stop; afterwards no callback comes."""
        self._closing = True
        self._hush()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        seen = set(self.ports())
        while not self._closing:
            self._awake.wait(self._every_s)
            self._awake.clear()
            now = set(self.ports())
            if now != seen and not self._closing:
                seen = now
                self._tell()

    def _tell(self) -> None:
        for callback in tuple(self._callbacks):
            callback()


def lookout_here(folder: str | None) -> Lookout:
    """Return a lookout over this machine's ports and, when there is one, a folder of links to devices."""
    if folder is None:
        return Lookout()
    return Lookout((partial(linked_ports, Path(folder)), serial_ports, usb_printers), FOLDER_EVERY_S)
