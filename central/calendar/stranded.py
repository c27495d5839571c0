"""Appointments that a closing left without an open hall: who booked is told and can move, nobody counts as missed.

They stand until their person moves or cancels them (the hall takes in whoever comes all the same); those whose day
passed are cancelled. Whatever closes a time has this effect: the centre's calendar, or a hall that changed its hours.
"""

from dataclasses import dataclass
from datetime import datetime

from central.appointments.rows import AppointmentRow, AppointmentTable
from central.read.halls import plans
from shared.domain.appointments.slots import is_open_for
from shared.domain.plan import HallPlan
from shared.store.moments import read
from shared.store.session import Session


@dataclass(frozen=True)
class Stranded:
    """One of them as an administrator sees it; ``begins`` is in the hall's zone, and nothing names the person."""

    hall: str
    queue: str
    number: str
    begins: datetime


def is_stranded(row: AppointmentRow, plan: HallPlan) -> bool:
    """Tell whether the hall is not open for a half hour that an appointment takes."""
    queue = next((queue for queue in plan.queues if queue.id == row.queue), None)
    return queue is not None and not is_open_for(plan.hours_of(queue), read(row.begins), row.slots, plan.zone_info)


def stranded(session: Session, now: datetime) -> list[Stranded]:
    """Return those of all halls that are still ahead, by hall and time."""
    return [
        Stranded(hall, row.queue, row.number, read(row.begins).astimezone(plan.zone_info))
        for hall, plan in plans(session).items()
        for row in AppointmentTable(session, hall, now).booked_from(now)
        if is_stranded(row, plan)
    ]
