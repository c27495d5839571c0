"""Who has booked a time at which the hall is not open, by day, for the manager who must have somebody at the door."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from shared.domain.appointments.slots import is_open_for
from shared.hall.appointments import StrandedDay, StrandedDays
from shared.store.moments import read

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def stranded_days(_question: StrandedDays, work: "Work") -> list[StrandedDay]:
    """Return the days ahead."""
    plan, zone = work.plan, work.plan.zone_info
    queues = {queue.id: queue for queue in plan.queues}
    days: dict[date, list[tuple[datetime, int]]] = {}
    for queue, stored_begins, slots, count in work.appointments.booked_from(work.now):
        begins = read(stored_begins).astimezone(zone)
        if queue in queues and not is_open_for(plan.hours_of(queues[queue]), begins, slots, zone):
            days.setdefault(begins.date(), []).append((begins, count))
    return [_day(day, found, work) for day, found in days.items()]


def _day(day: date, found: list[tuple[datetime, int]], work: "Work") -> StrandedDay:
    special = work.plan.hours.special(day)
    special = None if special is None or special.like is not None else special
    return StrandedDay(
        day=day,
        count=sum(count for _, count in found),
        first=found[0][0].time(),
        last=found[-1][0].time(),
        name="" if special is None else special.name,
        name_en="" if special is None else special.name_en,
    )
