"""What a ticket's page shows: the number, where it stands, who is ahead, and when it will be called; nobody's name."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from central.read.ahead import NEAR
from central.read.hall_now import HallNow, TicketNow
from central.web.ticket.wishing import Told, possible_wishes, told_of_wishes
from shared.domain.plan import Counter, Queue
from shared.domain.tickets import TicketState
from shared.domain.waiting import wait_range
from shared.domain.wishes import Wish

SILENT_AFTER = timedelta(minutes=2)
"""A hall that was not heard of for so long is said to be silent; its agent reports every half minute."""


class Standing(StrEnum):
    """Where a ticket stands, as its owner needs to know it."""

    WAITING = "waiting"
    NEAR = "near"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Standings:
    """Everything the page's changing part shows; clock times are the hall's, as ``HH:MM``.

    ``wait`` is the range of minutes, ``between`` the same as clock times; both are missing where no open counter
    serves the queue, and where the hall is silent.
    ``silent`` is for how many minutes the hall has not been heard of, 0 for not silent.
    ``wishes`` can be asked of the hall now; ``told`` is what became of the last one.
    """

    number: str
    queue: Queue | None
    standing: Standing
    ahead: int
    wait: tuple[int, int] | None
    between: tuple[str, str] | None
    counter: Counter | None
    open_counters: tuple[Counter, ...]
    revive_until: str
    as_of: str
    silent: int
    wishes: tuple[Wish, ...]
    told: Told | None


def standings(hall: HallNow, ticket: TicketNow) -> Standings:
    """Return what the page of a ticket shows."""
    plan, zone = hall.plan, hall.plan.zone_info
    heard_at = hall.heard_at or hall.at
    silence = hall.at - heard_at
    wait = None if ticket.minutes is None or silence > SILENT_AFTER else wait_range(ticket.minutes)

    def clock(moment: datetime) -> str:
        return f"{moment.astimezone(zone):%H:%M}"

    revive_until = None if ticket.ended_at is None else ticket.ended_at + plan.limits.revive_within
    return Standings(
        number=ticket.number,
        queue=next((queue for queue in plan.queues if queue.id == ticket.queue), None),
        standing=_standing(ticket),
        ahead=ticket.ahead,
        wait=None if wait is None else (wait.least, wait.most),
        between=None if wait is None else (clock(_after(hall, wait.least)), clock(_after(hall, wait.most))),
        counter=next((counter for counter in plan.counters if counter.id == ticket.counter), None),
        open_counters=tuple(one for one in plan.counters_of(ticket.queue) if one.id in hall.open_counters),
        revive_until=clock(revive_until) if revive_until and revive_until > hall.at else "",
        as_of=clock(heard_at),
        silent=round(silence.total_seconds() / 60) if silence > SILENT_AFTER else 0,
        wishes=possible_wishes(hall, ticket) if silence <= SILENT_AFTER else (),
        told=told_of_wishes(hall, ticket),
    )


def _after(hall: HallNow, minutes: int) -> datetime:
    return hall.at + timedelta(minutes=minutes)


def _standing(ticket: TicketNow) -> Standing:
    if ticket.state == TicketState.WAITING:
        return Standing.NEAR if ticket.ahead <= NEAR else Standing.WAITING
    try:
        return Standing(ticket.state)
    except ValueError:
        return Standing.EXPIRED  # a restored hall no longer knows it
