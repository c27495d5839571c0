"""How it stands with the line to the centre: one light, the figures of the one sentence, and what went wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

GREEN_WITHIN = timedelta(minutes=2)
"""An agent with nothing to send asks every half minute, so that two minutes are three questions unanswered."""

RED_AFTER = timedelta(hours=1)
CLOCK_TOLERANCE = timedelta(minutes=2)
OUTBOX_ALARM = 500_000
"""Lines waiting for the centre at which the hall calls for help: some forty days of a large hall (``sync.md``)."""

GAP_TOLD = timedelta(days=7)
"""How long a hall tells that its centre lost lines: it cannot be cured, only be known to those who must know."""


class Light(StrEnum):
    """What is seen from afar."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Word(StrEnum):
    """Which sentence stands beside the light."""

    ALONE = "alone"  # this hall has joined no centre
    SYNCED = "synced"
    CATCHING_UP = "catching_up"
    OFFLINE = "offline"
    OUTBOX_FULL = "outbox_full"
    CLOCK_WRONG = "clock_wrong"


@dataclass(frozen=True)
class LineState:
    """What is known: until when the centre has everything, when it last answered, and what still waits."""

    synced_to: datetime | None
    contact_at: datetime | None
    pending: int
    clock_off: timedelta


@dataclass(frozen=True)
class Troubles:
    """What went wrong between hall and centre and is cured by no waiting: somebody must act.

    ``rows_aside`` counts what the centre sent and this hall cannot use, the catalogue's edition not among it;
    ``lines_lost`` are lines of this hall's journal that the centre lost and nobody has any more.
    """

    catalogue_refused: bool = False
    rows_aside: int = 0
    lines_lost: int = 0

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return self != NONE


NONE = Troubles()


def judge(line: LineState, now: datetime) -> tuple[Light, Word]:
    """Return light and sentence, by the age of what the centre acknowledged and never by the last attempt alone."""
    age = RED_AFTER * 2 if line.synced_to is None else max(timedelta(0), now - line.synced_to)
    heard = line.contact_at is not None and now - line.contact_at <= GREEN_WITHIN
    if line.pending >= OUTBOX_ALARM:
        return Light.RED, Word.OUTBOX_FULL
    if abs(line.clock_off) > CLOCK_TOLERANCE and heard:
        return Light.YELLOW, Word.CLOCK_WRONG
    if age <= GREEN_WITHIN:
        return Light.GREEN, Word.SYNCED
    if heard:
        return Light.YELLOW, Word.CATCHING_UP
    return (Light.RED if age > RED_AFTER else Light.YELLOW), Word.OFFLINE
