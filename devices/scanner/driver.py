"""The code scanner of the app: one event per scan, however often a scanner says it."""

import time
from collections.abc import Callable

from devices.health import Health
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus, Reason
from devices.scanner.codec import ScanStream
from devices.scanner.quirks import ScannerQuirks
from devices.scanner.trigger import Trigger
from devices.transport import Transport, TransportFactory
from devices.worker import BackOff, Worker

IDLE_GAP_S = 0.05
SAME_CODE_S = 1.5
_ALWAYS_ON = ScannerQuirks()


class SerialScanner:
    """A CodeScanner on a serial line. The same code within 1.5 s of its last sighting is the same scan."""

    def __init__(
        self,
        name: str,
        connect: TransportFactory,
        *,
        quirks: ScannerQuirks = _ALWAYS_ON,
        clock: Callable[[], float] = time.monotonic,
        back_off: BackOff | None = None,
    ) -> None:
        self._clock = clock
        self._health = Health(DeviceKind.SCANNER, name, clock)
        self._worker = Worker(self, self._health, connect, back_off or BackOff())
        self._on_code: Callable[[str], None] = _nobody
        self._stream = ScanStream(quirks)
        self._trigger = Trigger(quirks)
        self._heard_at = 0.0
        self._last_code = ""
        self._last_seen = float("-inf")

    @property
    def status(self) -> DeviceStatus:
        """See CodeScanner."""
        return self._health.status

    def start(self, on_code: Callable[[str], None], on_status: OnStatus) -> None:
        """See CodeScanner."""
        self._on_code = on_code
        self._health.tell(on_status)
        self._worker.start()

    def listen(self, *, on: bool) -> None:
        """See CodeScanner."""
        self._trigger.wanted = on

    def close(self) -> None:
        """See CodeScanner."""
        self._health.hush()
        self._worker.close()

    def opened(self, port: Transport) -> None:
        """See Driver: a scanner says nothing until it is used, so an open port is all there is to know."""
        port.discard_input()
        self._stream.forget()
        self._trigger.forget()
        self._health.is_now(DeviceState.READY)

    def serve(self, port: Transport) -> None:
        """See Driver: keep the trigger as wanted and listen for 20 ms."""
        said = self._trigger.due(self._clock())
        if said:
            port.write(said)
        data = port.read()
        if data:
            self._heard_at = self._clock()
            self._take(self._stream.feed(data))
        elif self._stream.unfinished and self._clock() - self._heard_at >= IDLE_GAP_S:
            self._take(self._stream.silence())

    def offline(self) -> None:
        """See Driver: nobody waits for an answer of a scanner."""

    def ended(self) -> None:
        """See Driver: nobody waits for an answer of a scanner."""
        self._on_code = _nobody

    def _take(self, codes: list[str]) -> None:
        damaged = self._stream.traffic.resyncs > self.status.counters.resyncs
        self._health.counted(self._stream.traffic)
        if damaged:
            self._health.is_now(DeviceState.DEGRADED, Reason.BAD_DATA)
        for code in codes:
            self._health.answered(self._stream.traffic)
            self._health.is_now(DeviceState.READY)
            self._trigger.forget()
            self._deliver(code)

    def _deliver(self, code: str) -> None:
        now = self._clock()
        is_same = code == self._last_code and now - self._last_seen < SAME_CODE_S
        self._last_code, self._last_seen = code, now
        if not is_same:
            self._on_code(code)


def _nobody(_: str) -> None:
    """Nobody listens yet, or any more."""
