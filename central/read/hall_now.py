"""One hall as its visitors' pages show it: today's tickets, who is ahead of whom, how long it takes, what is open.

Made in a few queries for all open pages together; a page then needs no database. It holds what the board in the hall
shows as well, and nothing about people.
"""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from central.read.arrivals import arrivals_since
from central.read.halls import plan_of
from central.read.requests import Asked, asked
from central.store.cursors import version
from shared.domain.hours import business_date
from shared.domain.plan import HallPlan
from shared.domain.tickets import OPEN_STATES, TicketState
from shared.domain.waiting import CounterLoad, expected_waits
from shared.domain.wishes import Wish
from shared.store.moments import read, read_if
from shared.store.session import Session

OUTLIVES_ITS_DAY = timedelta(hours=2)
"""So long after midnight a ticket's page is still there."""

_ENOUGH_SERVED = 5
"""From so many visits of a day on their mean is better than the plan's own figure."""

_TICKETS = """
    SELECT ticket_id, mark, number, queue, business_date, state, counter, begun_at, ended_at FROM ticket_view
    WHERE hall_id = :hall AND business_date IN (:today, :before) ORDER BY rank_at, issue_epoch, issue_seq
"""
_HEARD = """
    SELECT h.seen_at, c.epoch, c.last_seq FROM hall h LEFT JOIN epoch_cursor c ON c.hall_id = h.hall_id
    WHERE h.hall_id = :hall AND h.revoked_at IS NULL ORDER BY c.epoch DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class TicketNow:
    """One ticket; of its queue ``ahead`` come first and ``behind`` later; ``minutes`` is the expected wait if known."""

    id: str
    mark: str
    number: str
    queue: str
    day: date
    state: str
    counter: str
    begun_at: datetime | None
    ended_at: datetime | None
    ahead: int = 0
    behind: int = 0
    minutes: float | None = None


@dataclass(frozen=True)
class HallNow:
    """A hall at moment ``at``, last heard of at ``heard_at``; ``version`` changes with every line of its journal.

    ``arrivals`` are the tickets that appointments became, by the appointment.
    """

    plan: HallPlan
    at: datetime
    version: str
    heard_at: datetime | None
    tickets: Mapping[str, TicketNow]
    open_counters: frozenset[str]
    asked: Mapping[tuple[str, Wish], Asked]
    arrivals: Mapping[str, str]


def hall_now(session: Session, hall: str, now: datetime) -> HallNow | None:
    """Return a hall, ``None`` for one that is unknown, revoked, or has not told its plan."""
    heard = session.run(_HEARD, {"hall": hall}).fetchone()
    plan = None if heard is None else plan_of(session, hall)
    if heard is None or plan is None:
        return None
    today = business_date(now, plan.zone_info)
    still = business_date(now - OUTLIVES_ITS_DAY, plan.zone_info)
    rows = session.run(_TICKETS, {"hall": hall, "today": today.isoformat(), "before": still.isoformat()}).fetchall()
    tickets = [
        TicketNow(id_, mark, number, queue, date.fromisoformat(day), state, counter, read_if(begun), read_if(ended))
        for id_, mark, number, queue, day, state, counter, begun, ended in rows
    ]
    sql = "SELECT counter FROM counter_view WHERE hall_id = :hall AND state = 'open'"
    open_counters = frozenset(row[0] for row in session.run(sql, {"hall": hall}).fetchall())
    return HallNow(
        plan=plan,
        at=now,
        version=version(heard[1], heard[2]),
        heard_at=None if heard[0] is None else read(heard[0]),
        tickets=MappingProxyType({one.id: one for one in _in_line(tickets, plan, open_counters, now, today)}),
        open_counters=open_counters,
        asked=asked(session, hall),
        arrivals=arrivals_since(session, hall, datetime.combine(still, time(), plan.zone_info)),
    )


def _in_line(
    tickets: Sequence[TicketNow], plan: HallPlan, open_counters: frozenset[str], now: datetime, today: date
) -> list[TicketNow]:
    """Return the tickets, those waiting with who is ahead and how long it takes, those left from yesterday expired."""
    waiting = [one for one in tickets if one.state == TicketState.WAITING and one.day == today]
    loads = [
        _load(counter.id, counter.queues, tickets, now) for counter in plan.counters if counter.id in open_counters
    ]
    minutes = service_minutes(tickets, plan)
    waits = dict(
        zip((one.id for one in waiting), expected_waits([one.queue for one in waiting], loads, minutes), strict=True)
    )
    in_queue, ahead = Tally(one.queue for one in waiting), Tally[str]()
    placed = []
    for one in tickets:
        if one.id in waits:
            before = ahead[one.queue]
            behind = in_queue[one.queue] - before - 1
            placed.append(replace(one, ahead=before, behind=behind, minutes=waits[one.id]))
            ahead[one.queue] += 1
        elif one.day < today and one.state in OPEN_STATES:
            placed.append(replace(one, state=TicketState.EXPIRED.value))
        else:
            placed.append(one)
    return placed


def service_minutes(tickets: Sequence[TicketNow], plan: HallPlan) -> dict[str, float]:
    """Return the usual time of service by queue: the mean of those served, the plan's figure before enough were."""
    spent: dict[str, list[float]] = {}
    for one in tickets:
        if one.state == TicketState.DONE and one.begun_at is not None and one.ended_at is not None:
            spent.setdefault(one.queue, []).append((one.ended_at - one.begun_at).total_seconds() / 60)
    usual = {one.queue: 0.0 for one in tickets} | {queue.id: float(queue.target_minutes) for queue in plan.queues}
    return usual | {queue: sum(all_) / len(all_) for queue, all_ in spent.items() if len(all_) >= _ENOUGH_SERVED}


def _load(counter: str, queues: tuple[str, ...], tickets: Sequence[TicketNow], now: datetime) -> CounterLoad:
    busy = (one for one in tickets if one.counter == counter and one.state in {TicketState.CALLED, TicketState.SERVING})
    served = next(busy, None)
    if served is None:
        return CounterLoad(queues)
    spent = 0.0 if served.begun_at is None else max(0.0, (now - served.begun_at).total_seconds() / 60)
    return CounterLoad(queues, served.queue, spent)
