"""Which signed requests were seen, so that none counts twice; kept in memory for as long as a signature is valid.

A centre that has just started has seen nothing, so it takes nothing that was signed before it started.
"""

from collections import deque
from datetime import datetime, timedelta

from shared.clock import Clock
from shared.sync.signing import WINDOW, Signed

REMEMBERED = timedelta(minutes=10)


class Nonces:
    """Seen nonces by hall; used by one thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since = clock.now().replace(microsecond=0)
        self._seen: set[tuple[str, str]] = set()
        self._order: deque[tuple[datetime, tuple[str, str]]] = deque()

    def refusal(self, signed: Signed) -> str | None:
        """Return why a signature counts no more (``clock``, ``replay``), or ``None`` and remember it."""
        now = self._clock.now()
        if abs(now - signed.created) > WINDOW:
            return "clock"
        if signed.created < self._since or (signed.key_id, signed.nonce) in self._seen:
            return "replay"
        self._remember(signed, now)
        return None

    def _remember(self, signed: Signed, now: datetime) -> None:
        while self._order and now - self._order[0][0] > REMEMBERED:
            self._seen.discard(self._order.popleft()[1])
        name = (signed.key_id, signed.nonce)
        self._seen.add(name)
        self._order.append((now, name))
