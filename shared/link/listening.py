"""Since when the hub has listened: what it did not hear before, or while its clock was set, says nothing."""

from shared.clock import Clock

LOOK_EVERY_S = 5.0
_JUMP_S = 5.0


class Listening:
    """Tells when it is time to look who fell silent; a jump of the wall's clock begins the listening anew."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._looked = clock.monotonic()
        self._seen = self.since = clock.now()

    def is_time(self) -> bool:
        """Tell whether the last look was long enough ago, and count this one as the last if so."""
        now, seconds = self._clock.now(), self._clock.monotonic()
        passed = seconds - self._looked
        if passed < LOOK_EVERY_S:
            return False
        if abs((now - self._seen).total_seconds() - passed) > _JUMP_S:
            self.since = now
        self._looked, self._seen = seconds, now
        return True
