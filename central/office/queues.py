"""Which queues of a hall can be booked now, for the office and its pages alike."""

from central.office.port import NotThere
from shared.domain.plan import HallPlan, Queue


def bookable(plan: HallPlan) -> list[Queue]:
    """Return the queues of a hall that take appointments now."""
    return [queue for queue in plan.queues if queue.takes_appointments]


def queue_of(plan: HallPlan, name: str) -> Queue:
    """Return a queue that takes appointments; raises :class:`NotThere`."""
    found = next((queue for queue in bookable(plan) if queue.id == name), None)
    if found is None:
        raise NotThere
    return found
