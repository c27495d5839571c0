"""The LED strip of the app: shows the newest lines, shows them again when it was away, and tells when it is silent."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from devices.health import Health
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus, Reason
from devices.sign import bx5k
from devices.sign.framing import FrameStream
from devices.transport import DeviceSilent, Transport, TransportFactory
from devices.worker import BackOff, Worker

_TRIES = 2


@dataclass(frozen=True, slots=True)
class SignTiming:
    """Seconds: how long the card may take to answer, how often its text is renewed, how often its cable is felt.

    Nobody tells when a card was switched off and on again and lost its text, therefore the text is renewed.
    """

    answer: float = 1.0
    renew: float = 30.0
    feel: float = 0.3


class LedStrip:
    """A TextSign on a BX-5K card."""

    def __init__(
        self,
        name: str,
        connect: TransportFactory,
        *,
        strip: bx5k.Strip | None = None,
        timing: SignTiming | None = None,
        clock: Callable[[], float] = time.monotonic,
        back_off: BackOff | None = None,
    ) -> None:
        self._strip = strip or bx5k.Strip()
        self._timing = timing or SignTiming()
        self._clock = clock
        self._health = Health(DeviceKind.SIGN, name, clock)
        self._worker = Worker(self, self._health, connect, back_off or BackOff())
        self._stream = FrameStream(bx5k.BX_5K)
        self._wanted: tuple[str, ...] | None = None
        self._shown: tuple[str, ...] | None = None
        self._renew_at = 0.0

    @property
    def status(self) -> DeviceStatus:
        """See TextSign."""
        return self._health.status

    def start(self, on_status: OnStatus) -> None:
        """See TextSign."""
        self._health.tell(on_status)
        self._worker.start()

    def show(self, lines: Sequence[str]) -> None:
        """See TextSign."""
        self._wanted = tuple(lines)
        self._worker.wake()

    def close(self) -> None:
        """See TextSign."""
        self._health.hush()
        self._worker.close()

    def opened(self, port: Transport) -> None:
        """See Driver: whether a card is there is asked, because an open port proves nothing."""
        self._shown = None
        self._ask(port, bx5k.ping())

    def serve(self, port: Transport) -> None:
        """See Driver."""
        wanted = self._wanted
        if wanted == self._shown and self._clock() < self._renew_at:
            self._worker.wait(self._timing.feel)
            port.read()  # a pulled cable is felt here
            return
        self._ask(port, bx5k.ping() if wanted is None else bx5k.text(wanted, self._strip))
        self._shown = wanted

    def offline(self) -> None:
        """See Driver: nobody waits for an answer of a sign."""

    def ended(self) -> None:
        """See Driver: nobody waits for an answer of a sign."""

    def _ask(self, port: Transport, frame: bytes) -> None:
        """Send ``frame`` until it is answered; raise DeviceSilent after the second silence."""
        for attempt in range(_TRIES):
            if attempt:
                self._health.retried()
            port.discard_input()
            self._stream.forget()
            port.write(frame)
            if (verdict := self._answer(port)) is not None:
                self._renew_at = self._clock() + self._timing.renew
                self._health.answered(self._stream.traffic)
                self._health.is_now(*(_READY if verdict else _REFUSES))
                return
            if self._worker.closing:
                return
        self._health.counted(self._stream.traffic)
        raise DeviceSilent("the sign does not answer")

    def _answer(self, port: Transport) -> bool | None:
        until = self._clock() + self._timing.answer
        while self._clock() < until and not self._worker.closing:
            for body in self._stream.feed(port.read()):
                if (verdict := bx5k.accepted(body)) is not None:
                    return verdict
        return None


_READY = (DeviceState.READY,)
_REFUSES = (DeviceState.DEGRADED, Reason.BAD_DATA)
