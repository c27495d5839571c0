"""The rating keypad of the app: one question, one key, and no answer is no rating (rule C27)."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from devices.evaluator.codec import Keys, KeyStream
from devices.health import Health
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus, RatingAnswer
from devices.transport import Transport, TransportFactory
from devices.worker import BackOff, Worker


@dataclass(frozen=True, slots=True)
class _Question:
    seconds: float
    done: Callable[[RatingAnswer], None]


class SerialKeypad:
    """A RatingKeypad on a serial line; a key counts only between the moment it is opened and the first press."""

    def __init__(
        self,
        name: str,
        connect: TransportFactory,
        *,
        keys: Keys | None = None,
        clock: Callable[[], float] = time.monotonic,
        back_off: BackOff | None = None,
    ) -> None:
        self._keys = keys or Keys()
        self._clock = clock
        self._health = Health(DeviceKind.EVALUATOR, name, clock)
        self._worker = Worker(self, self._health, connect, back_off or BackOff())
        self._stream = KeyStream(self._keys)
        self._lock = threading.Lock()
        self._next: _Question | None = None
        self._asked: _Question | None = None
        self._until = 0.0
        self._is_over = False

    @property
    def status(self) -> DeviceStatus:
        """See RatingKeypad."""
        return self._health.status

    def start(self, on_status: OnStatus) -> None:
        """See RatingKeypad."""
        self._health.tell(on_status)
        self._worker.start()

    def ask(self, seconds: float, done: Callable[[RatingAnswer], None]) -> None:
        """See RatingKeypad."""
        with self._lock:
            replaced, self._next, self._is_over = self._next, _Question(seconds, done), False
        if replaced is not None:
            replaced.done(RatingAnswer(None))
        self._worker.wake()

    def rest(self) -> None:
        """See RatingKeypad."""
        with self._lock:
            replaced, self._next, self._is_over = self._next, None, True
        if replaced is not None:
            replaced.done(RatingAnswer(None))
        self._worker.wake()

    def close(self) -> None:
        """See RatingKeypad."""
        self._health.hush()
        self._worker.close()

    def opened(self, port: Transport) -> None:
        """See Driver: a keypad says nothing until it is opened, so an open port is all there is to know."""
        port.write(self._keys.close)
        self._health.is_now(DeviceState.READY)

    def serve(self, port: Transport) -> None:
        """See Driver: listen for 20 ms; what is pressed while nothing is asked is thrown away."""
        if self._next is not None:
            self._begin(port)
        grades = self._stream.feed(port.read())
        self._health.counted(self._stream.traffic)
        if self._asked is not None and grades:
            self._health.answered(self._stream.traffic)
            self._end(port, RatingAnswer(grades[0]))
        elif self._asked is not None and (self._is_over or self._clock() >= self._until):
            self._end(port, RatingAnswer(None))

    def offline(self) -> None:
        """See Driver: a question nobody could see is told as such, never as a rating."""
        for question in self._take_all():
            question.done(RatingAnswer(None, offline=True))

    def ended(self) -> None:
        """See Driver."""
        self.offline()

    def _begin(self, port: Transport) -> None:
        if self._asked is not None:
            self._end(port, RatingAnswer(None))
        with self._lock:
            self._asked, self._next = self._next, None
        if self._asked is not None:
            port.discard_input()
            self._until = self._clock() + self._asked.seconds
            port.write(self._keys.open)
            self._health.is_now(DeviceState.BUSY)

    def _end(self, port: Transport, answer: RatingAnswer) -> None:
        question, self._asked = self._asked, None
        if question is not None:
            question.done(answer)
        self._health.is_now(DeviceState.READY)
        port.write(self._keys.close)

    def _take_all(self) -> list[_Question]:
        with self._lock:
            questions = [question for question in (self._asked, self._next) if question is not None]
            self._asked = self._next = None
        return questions
