"""How fast the agent goes: how long to wait after a failure, and how much to send at once."""

import random

from shared.sync.messages import MOST_EVENTS

LEAST_PAUSE, MOST_PAUSE = 0.5, 60.0
_QUICK_GROWTH = 2


class BackOff:
    """Pauses that double from half a second to a minute, with jitter, so that halls do not come back all at once."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()  # noqa: S311 spreading halls, not secrets
        self._failures = 0

    def failed(self) -> float:
        """Return how many seconds to wait after one more failure."""
        most = min(MOST_PAUSE, LEAST_PAUSE * 2 ** min(self._failures, 10))
        self._failures += 1
        return self._chance.uniform(LEAST_PAUSE, most) if most > LEAST_PAUSE else LEAST_PAUSE

    def succeeded(self) -> None:
        """Begin anew."""
        self._failures = 0


class BatchSize:
    """How many lines go together: halved where the line is too narrow for them, doubled again where it was not."""

    def __init__(self) -> None:
        self.lines = MOST_EVENTS

    def shrink(self) -> None:
        """Send half as many."""
        self.lines = max(1, self.lines // 2)

    def grow(self) -> None:
        """Send twice as many again."""
        self.lines = min(MOST_EVENTS, self.lines * _QUICK_GROWTH)
