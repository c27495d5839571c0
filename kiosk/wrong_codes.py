"""How many wrong codes came lately: whoever tries out numbers and codes is slowed down, and so gives up.

Only moments are kept, nothing of a code or a person; they outlive a session, because who guesses begins anew each time.
"""

from collections import deque

from shared.clock import Clock

MOST = 10
WITHIN_S = 600.0
PAUSE_S = 5.0
"""Ten wrong codes within ten minutes make the next ones wait five seconds each (threat T11)."""


class WrongCodes:
    """Counts the codes of our own form, and the numbers, behind which there was nothing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._moments: deque[float] = deque(maxlen=MOST)

    def note(self) -> None:
        """Count one more."""
        self._moments.append(self._clock.monotonic())

    @property
    def pause(self) -> float:
        """Seconds to wait before the next code is looked up, usually none."""
        full = len(self._moments) == MOST
        return PAUSE_S if full and self._clock.monotonic() - self._moments[0] < WITHIN_S else 0.0
