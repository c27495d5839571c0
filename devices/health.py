"""How a device's health is kept and told: one record per device, changed by its own thread, read by all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from devices.ports import Counters, DeviceKind, DeviceState, DeviceStatus, OnStatus, Reason


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a codec counted since its birth."""

    frames: int = 0
    bad_checksum: int = 0
    resyncs: int = 0


class Health:
    """The newest status of one device; tells ``on_status`` when the state or a reason changes, not at every frame."""

    def __init__(self, kind: DeviceKind, name: str, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tell: OnStatus = _nobody
        self._was_open = False
        self.status = DeviceStatus(kind, name, DeviceState.OPENING, frozenset(), clock())

    def tell(self, on_status: OnStatus) -> None:
        """Tell ``on_status`` from now on, always in the device's thread."""
        self._tell = on_status

    def hush(self) -> None:
        """Tell nobody any more."""
        self._tell = _nobody

    def is_now(self, state: DeviceState, *reasons: Reason) -> None:
        """Note how the device is; the same again only keeps ``since``."""
        if (state, frozenset(reasons)) == (self.status.state, self.status.reasons):
            return
        self.status = replace(self.status, state=state, reasons=frozenset(reasons), since=self._clock())
        self._tell(self.status)

    def answered(self, traffic: Traffic) -> None:
        """Note a good answer and what the codec has counted."""
        self.counted(traffic)
        self.status = replace(self.status, last_ok=self._clock())

    def counted(self, traffic: Traffic) -> None:
        """Note what the codec has counted."""
        self._count(frames=traffic.frames, bad_checksum=traffic.bad_checksum, resyncs=traffic.resyncs)

    def retried(self) -> None:
        """Count a question that had to be asked again."""
        self._count(retries=self.status.counters.retries + 1)

    def opened(self) -> None:
        """Note that the port is open; every time but the first counts as a reconnection."""
        if self._was_open:
            self._count(reconnects=self.status.counters.reconnects + 1)
        self._was_open = True
        self.is_now(DeviceState.OPENING)

    def _count(self, **numbers: int) -> None:
        counters: Counters = replace(self.status.counters, **numbers)
        self.status = replace(self.status, counters=counters)


def _nobody(_: DeviceStatus) -> None:
    """Nobody listens yet, or any more."""
