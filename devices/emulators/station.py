"""The process around one emulated device: cable, control socket and life, in one thread and one select loop."""

import argparse
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from devices.emulators.terminal import PseudoTerminal, UsbIdentity

Order: TypeAlias = dict[str, Any]
_CHUNK = 65536


class OrderRefused(Exception):
    """The control socket asked for something this device cannot do."""


class Device(Protocol):
    """What one emulated device does with bytes and orders."""

    @property
    def listening(self) -> bool:
        """Whether the device takes bytes from its cable at the moment."""

    def hear(self, data: bytes) -> None:
        """Take what the driver wrote."""

    def obey(self, order: Order) -> Order:
        """Do what the control socket asks and return what it should hear; raises OrderRefused."""


Send: TypeAlias = Callable[[bytes], None]


class Station:
    """Runs one device until its stdin closes or SIGTERM comes, then removes link and socket."""

    def __init__(
        self, link: Path, control: Path, make_device: Callable[[Send], Device], identity: UsbIdentity | None = None
    ) -> None:
        self._cable = PseudoTerminal(link, identity)
        self._device = make_device(self._cable.send)
        self._control_path = control
        self._selector = selectors.DefaultSelector()
        self._unfinished: dict[socket.socket, bytes] = {}
        self._fuse: tuple[int, Order] | None = None
        self._alive = True

    def run(self) -> None:
        """Serve until the end; says ``ready`` on stdout when the link and the socket exist."""
        wake = self._wake_on_signals()
        listener = self._listen()
        self._cable.plug()
        self._selector.register(wake, selectors.EVENT_READ, self._end)
        self._selector.register(sys.stdin.fileno(), selectors.EVENT_READ, self._hear_stdin)
        self._selector.register(listener, selectors.EVENT_READ, lambda: self._welcome(listener))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        try:
            while self._alive:
                self._turn()
        finally:
            if self._cable.plugged:
                self._cable.unplug()
            self._control_path.unlink(missing_ok=True)

    def _turn(self) -> None:
        self._watch_cable()
        for key, events in self._selector.select():
            if key.data != self._cable:
                key.data()
            elif key.fd == self._cable.fileno():  # an order in this very turn may have pulled it
                self._serve_cable(events)

    def _serve_cable(self, events: int) -> None:
        if events & selectors.EVENT_WRITE:
            self._cable.flush()
        if events & selectors.EVENT_READ:
            self._hear(self._cable.receive())

    def _hear(self, data: bytes) -> None:
        """Let the device hear ``data``; an order set for ``after`` so many bytes comes between two of them."""
        if self._fuse is None or len(data) < self._fuse[0]:
            self._fuse = self._fuse and (self._fuse[0] - len(data), self._fuse[1])
            self._device.hear(data)
            return
        count, order = self._fuse
        self._fuse = None
        self._device.hear(data[:count])
        self._obey(order)
        if self._cable.plugged:
            self._device.hear(data[count:])

    def _watch_cable(self) -> None:
        """Wait for the cable in exactly the directions that matter in this turn."""
        self._ignore_cable()
        reads = selectors.EVENT_READ if self._device.listening else 0
        events = reads | (selectors.EVENT_WRITE if self._cable.has_unsent else 0)
        if self._cable.plugged and events:
            self._selector.register(self._cable.fileno(), events, self._cable)

    def _ignore_cable(self) -> None:
        for key in [key for key in self._selector.get_map().values() if key.data == self._cable]:
            self._selector.unregister(key.fileobj)

    def _wake_on_signals(self) -> socket.socket:
        """Return a socket that becomes readable when SIGTERM or SIGINT comes."""
        ear, mouth = socket.socketpair()
        mouth.setblocking(False)  # noqa: FBT003 -- the call of the socket library
        self._mouth = mouth
        signal.set_wakeup_fd(mouth.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        return ear

    def _listen(self) -> socket.socket:
        self._control_path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self._control_path))
        listener.listen()
        return listener

    def _end(self) -> None:
        self._alive = False

    def _hear_stdin(self) -> None:
        if not os.read(sys.stdin.fileno(), _CHUNK):
            self._end()

    def _welcome(self, listener: socket.socket) -> None:
        guest, _ = listener.accept()
        self._unfinished[guest] = b""
        self._selector.register(guest, selectors.EVENT_READ, lambda: self._serve(guest))

    def _serve(self, guest: socket.socket) -> None:
        try:
            data = guest.recv(_CHUNK)
        except ConnectionError:
            data = b""
        if not data:
            self._selector.unregister(guest)
            self._unfinished.pop(guest)
            guest.close()
            return
        *lines, self._unfinished[guest] = (self._unfinished[guest] + data).split(b"\n")
        for line in lines:
            guest.sendall(json.dumps(self._answer(line), ensure_ascii=False).encode() + b"\n")

    def _answer(self, line: bytes) -> Order:
        try:
            order = json.loads(line)
            return {"ok": True, **self._obey(order)}
        except (OrderRefused, ValueError, TypeError, KeyError) as error:
            return {"ok": False, "error": f"{type(error).__name__}: {error}"}

    def _obey(self, order: Order) -> Order:
        match order["do"]:
            case "plug" if not self._cable.plugged:
                self._cable.plug(_link_name(order))
            case "unplug" if self._cable.plugged:
                self._unplug()
            case "plug" | "unplug":
                return {}
            case "after":
                self._fuse = (max(1, int(order["bytes"])), dict(order["order"]))
                return {}
            case _:
                return self._device.obey(order)
        return {"plugged": self._cable.plugged}

    def _unplug(self) -> None:
        self._ignore_cable()
        self._cable.unplug()


def _link_name(order: Order) -> str:
    """Return the new name of the link, if the order gives one; only a name, so that it stays in its folder."""
    name = order.get("as", "")
    if name != Path(name).name:
        raise OrderRefused(f"{name!r} is no name for a link")
    return str(name)


def run_station(
    about: str,
    make_device: Callable[[argparse.Namespace, Send], Device],
    *,
    records: bool,
    identity: UsbIdentity | None = None,
) -> None:
    """Read the command line of an emulator and run it; ``identity`` is what a USB bus would tell of the device."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--link", type=Path, required=True, help="the symlink that stands for the device's port")
    parser.add_argument("--control", type=Path, required=True, help="the Unix socket that takes orders")
    if records:
        parser.add_argument("--record", type=Path, help="write each paper's bytes to NAME-1.bin, NAME-2.bin …")
    options = parser.parse_args()
    Station(options.link, options.control, lambda send: make_device(options, send), identity).run()
