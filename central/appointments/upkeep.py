"""What time does to appointments: those nobody came for are missed, and what is long over is forgotten.

Who booked a time at which the hall is no longer open is told, and told again when it is open after all.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

from central.appointments.publication import Publisher
from central.appointments.rows import AppointmentTable
from central.calendar.stranded import is_stranded
from central.centre import Centre
from central.messages.notices import Notices
from central.monitoring import HallNow, hall_list
from central.read.halls import plan_of
from shared.domain.appointments.states import AppointmentState
from shared.domain.plan import HallPlan
from shared.store.moments import read

EVERY_SECONDS = 300.0
_KEPT = timedelta(days=7)


def keep_up(centre: Centre) -> None:
    """Go through every hall's appointments, one transaction a hall."""
    now = centre.clock.now()
    with centre.database.reading() as session:
        halls = hall_list(session, now)
    for hall in halls:
        with centre.database.changing() as session:
            plan = plan_of(session, hall.hall)
            if plan is not None:
                publisher = Publisher(session, hall.hall, centre.cipher, now)
                table = AppointmentTable(session, hall.hall, now)
                Notices(session, hall.hall, plan, now).follow_hours(table.booked_from(now))
                _miss(table, publisher, plan, _heard_to(hall, plan))
                _forget(table, publisher, plan, now)


def _heard_to(hall: HallNow, plan: HallPlan) -> datetime | None:
    """Return the beginning of the first business date whose arrivals may still be under way, ``None`` if all may be.

    Nobody is called missing while the hall's line is cut: the person may be sitting there.
    """
    if hall.seen_at is None or hall.pending:
        return None
    day = read(hall.seen_at).astimezone(plan.zone_info).date()
    return datetime.combine(day, time(), tzinfo=plan.zone_info)


def _miss(table: AppointmentTable, publisher: Publisher, plan: HallPlan, before: datetime | None) -> None:
    """End what nobody came for: missed, or cancelled where there was no open hall to come to."""
    for row in [] if before is None else table.booked_before(before):
        state = AppointmentState.CANCELLED if is_stranded(row, plan) else AppointmentState.MISSED
        ended = replace(row, state=state.value)
        table.save(ended)
        publisher.publish(ended)


def _forget(table: AppointmentTable, publisher: Publisher, plan: HallPlan, now: datetime) -> None:
    """Delete appointments a week after their day; the missed ones when they count against nobody any more."""
    missed_until = now - timedelta(days=plan.appointments.missed_days)
    for row in table.over(before=now - _KEPT, missed_before=missed_until):
        publisher.withdraw(row)
        table.delete(row)
