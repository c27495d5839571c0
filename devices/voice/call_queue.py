"""Which call is spoken next in one zone: everybody once before anybody twice, and nothing that is old news."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

TIMES = 2
STALE_S = 120.0
_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Call:
    """One call that stands on the board; ``moment`` and ``calls`` change with every recall, ``age`` is in seconds."""

    number: str
    counter: str
    calls: int
    moment: float
    age: float


@dataclass(slots=True)
class _Waiting:
    call: Call
    until: float
    order: int
    spoken: int = 0


class CallQueue:
    """Takes what stands on the board again and again; safe from any thread.

    A call is spoken twice. When many counters call at once, each is spoken once before the first is repeated. A call
    that left the board, or is older than two minutes, is spoken no more, whatever held it up. A recall takes the place
    of the same call that still waits.
    """

    def __init__(self, clock: Callable[[], float], *, stale: float = STALE_S) -> None:
        self._clock = clock
        self._stale = stale
        self._lock = threading.Lock()
        self._known: dict[_Key, tuple[int, float]] = {}
        self._waiting: dict[_Key, _Waiting] = {}
        self._count = 0

    def stand(self, calls: Iterable[Call]) -> None:
        """Take the calls that stand now, in any order."""
        standing = {(call.number, call.counter): call for call in sorted(calls, key=lambda call: -call.age)}
        with self._lock:
            self._waiting = {key: waiting for key, waiting in self._waiting.items() if key in standing}
            for key, call in standing.items():
                if self._known.get(key) != (call.calls, call.moment):
                    self._put(key, call)
            self._known = {key: (call.calls, call.moment) for key, call in standing.items()}

    def next(self) -> Call | None:
        """Return the call to speak now; ``None`` while there is none."""
        with self._lock:
            now = self._clock()
            self._waiting = {key: waiting for key, waiting in self._waiting.items() if now < waiting.until}
            if not self._waiting:
                return None
            key, first = min(self._waiting.items(), key=lambda item: (item[1].spoken, item[1].order))
            first.spoken += 1
            if first.spoken == TIMES:
                del self._waiting[key]
            return first.call

    def _put(self, key: _Key, call: Call) -> None:
        self._waiting.pop(key, None)
        if call.age < self._stale:
            self._count += 1
            self._waiting[key] = _Waiting(call, self._clock() + self._stale - call.age, self._count)
