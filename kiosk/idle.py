"""How long the kiosk waits for a person who does nothing, and when it asks and forgets (rules D4, K23, K25)."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Patience:
    """Seconds of quiet before the warning, and seconds of warning before everything is forgotten."""

    quiet: float
    warning: float


STANDARD = Patience(60, 30)
PERSONAL = Patience(45, 30)
ELDER = Patience(120, 45)


class Mood(Enum):
    """What the quiet means now."""

    CALM = "calm"
    WARNING = "warning"
    EXPIRED = "expired"


def patience_for(*, elder: bool, personal: bool) -> Patience:
    """Return the patience due to a person who reads at ease, or whose data are on the screen."""
    if elder:
        return ELDER
    return PERSONAL if personal else STANDARD


class Idle:
    """Counts the quiet from a monotonic ``now`` in seconds."""

    def __init__(self, now: float) -> None:
        self._touched_at = now

    def touched(self, now: float) -> None:
        """Someone touched, typed, laid a card or scanned."""
        self._touched_at = now

    def mood(self, now: float, patience: Patience | None) -> Mood:
        """Return what the quiet means at ``now``."""
        left = self.seconds_left(now, patience)
        if patience is None or left > patience.warning:
            return Mood.CALM
        return Mood.WARNING if left > 0 else Mood.EXPIRED

    def seconds_left(self, now: float, patience: Patience | None) -> float:
        """Return the seconds until everything is forgotten; endless without patience to lose."""
        if patience is None:
            return float("inf")
        return self._touched_at + patience.quiet + patience.warning - now
