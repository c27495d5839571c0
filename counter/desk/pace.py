"""How a service goes against its target: on time, near it, or over it (rule C7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

NEAR = 0.8
"""The part of the target from which the clock turns yellow."""


class Pace(StrEnum):
    """The light of the clock, which a word always goes with."""

    CALM = "calm"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True)
class Elapsed:
    """Time spent against the time meant for it."""

    spent: timedelta
    target: timedelta

    @property
    def part(self) -> float:
        """The part of the target that is used, above 1 when over it."""
        return self.spent / self.target

    @property
    def pace(self) -> Pace:
        """The light."""
        if self.part >= 1:
            return Pace.OVER
        return Pace.NEAR if self.part >= NEAR else Pace.CALM


def minutes_since(then: datetime, now: datetime) -> int:
    """Return the full minutes from ``then`` to ``now``, never below zero."""
    return max(0, int((now - then).total_seconds() // 60))


def clock_text(span: timedelta) -> str:
    """Return ``mm:ss``, with as many digits of minutes as it takes."""
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
