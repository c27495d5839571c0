"""The one thread of a device: opens its port, lets the driver work, and comes back after every loss."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from devices.health import Health
from devices.ports import DeviceState, Reason
from devices.transport import (
    DeviceSilent,
    PartMissing,
    PortAbsent,
    PortBusy,
    PortForbidden,
    PortLost,
    PortRefused,
    PortStalled,
    Transport,
    TransportError,
    TransportFactory,
)

_JOIN_S = 10.0
_OPEN_FAULTS: dict[type[TransportError], tuple[DeviceState, tuple[Reason, ...]]] = {
    PortAbsent: (DeviceState.ABSENT, ()),
    PortLost: (DeviceState.ABSENT, ()),
    PortBusy: (DeviceState.FAULT, (Reason.PORT_BUSY,)),
    PortForbidden: (DeviceState.FAULT, (Reason.NO_PERMISSION,)),
    PortRefused: (DeviceState.FAULT, (Reason.PORT_REFUSED,)),
    PartMissing: (DeviceState.FAULT, (Reason.NOT_INSTALLED,)),
    PortStalled: (DeviceState.FAULT, (Reason.NO_ANSWER,)),
    DeviceSilent: (DeviceState.FAULT, (Reason.NO_ANSWER,)),
}


@dataclass(frozen=True, slots=True)
class BackOff:
    """How long to wait before opening again: doubling from ``first`` to ``last`` seconds.

    Give or take 20 %, so that the devices on one hub do not knock together.
    """

    first: float = 0.5
    last: float = 30.0

    def after(self, failures: int) -> float:
        """Return the wait after the given number of failures in a row (1 or more)."""
        plain = min(self.last, self.first * 2.0 ** min(failures - 1, 16))
        return plain * random.uniform(0.8, 1.2)  # noqa: S311 -- jitter, not a secret


@runtime_checkable
class Announced(Protocol):
    """A TransportFactory that hears when something is plugged in or pulled out."""

    def on_plug(self, tell: Callable[[], None]) -> None:
        """Have ``tell`` called, from any thread, at each such moment."""


class Driver(Protocol):
    """What a driver does with its port; every call comes in the worker's thread."""

    def opened(self, port: Transport) -> None:
        """Prepare a port that was just opened."""

    def serve(self, port: Transport) -> None:
        """Do one turn of work; called again and again. Both raise TransportError when the wire fails."""

    def offline(self) -> None:
        """Answer what waits, because the port does not open or was just lost."""

    def ended(self) -> None:
        """Answer what waits, because the device is being closed."""


class Worker:
    """Runs one driver on one port in one thread; ``wait`` and ``wake`` are the driver's only way to sleep."""

    def __init__(self, driver: Driver, health: Health, connect: TransportFactory, back_off: BackOff) -> None:
        self._driver = driver
        self._health = health
        self._connect = connect
        self._back_off = back_off
        self._awake = threading.Event()
        self._closing = threading.Event()
        self._port: Transport | None = None
        self._thread = threading.Thread(target=self._run, name=f"device {health.status.name}", daemon=True)
        if isinstance(connect, Announced):  # whoever plugs something in does not wait for our next try
            connect.on_plug(self.wake)

    def start(self) -> None:
        """Begin in the background."""
        self._thread.start()

    def close(self) -> None:
        """Stop, free the port and wait for the thread; harmless when it never started."""
        self._closing.set()
        self._awake.set()
        port = self._port
        if port is not None:
            port.cancel_read()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(_JOIN_S)

    def wake(self) -> None:
        """End the driver's ``wait`` now, or the wait before the next try to open; from any thread."""
        self._awake.set()

    def wait(self, seconds: float) -> None:
        """Sleep until ``wake``, ``close`` or the time is over; only for the worker's own thread."""
        if not self.closing:
            self._awake.wait(seconds)
            self._awake.clear()

    @property
    def closing(self) -> bool:
        """Whether the driver should come to an end."""
        return self._closing.is_set()

    def _run(self) -> None:
        failures = 0
        try:
            while not self.closing:
                failures = 0 if self._one_connection() else failures + 1
                if not self.closing:
                    self._driver.offline()
                    self.wait(self._back_off.after(max(failures, 1)))
        except BaseException:  # a bug: the thread ends and the device must not look ready
            self._health.is_now(DeviceState.FAULT)
            raise
        finally:
            self._driver.ended()

    def _one_connection(self) -> bool:
        """Open the port and serve it until it breaks; tell whether it opened at all."""
        opened = False
        try:
            port = self._port = self._connect()
            opened = True
            try:
                self._health.opened()
                self._serve(port)
            finally:
                self._port = None
                port.close()
        except TransportError as error:
            state, reasons = _OPEN_FAULTS[type(error)]
            self._health.is_now(state, *reasons)
        return opened

    def _serve(self, port: Transport) -> None:
        self._driver.opened(port)
        while not self.closing:
            self._driver.serve(port)
