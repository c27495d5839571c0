"""What a queue offers to those who book: its next days, and the times of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from central.appointments.booking import Bookings
from shared.domain.appointments.slots import Slot
from shared.domain.hours import Span, SpecialDay
from shared.domain.plan import HallPlan, Queue

NOON = 12


class DayState(StrEnum):
    """Whether a day can be chosen, and why not."""

    FREE = "free"
    FULL = "full"
    CLOSED = "closed"
    OVER = "over"
    """Open, but its last time begins too soon, or lies too far ahead."""


@dataclass(frozen=True)
class Day:
    """One day as the page shows it."""

    day: date
    state: DayState
    special: SpecialDay | None = None


def bookable(plan: HallPlan) -> list[Queue]:
    """Return the queues of a hall that take appointments now."""
    return [queue for queue in plan.queues if queue.open and queue.booking is not None]


def next_days(bookings: Bookings, plan: HallPlan, queue: Queue, today: date) -> list[Day]:
    """Return today and the days that can be booked ahead."""
    ahead = queue.booking.days_ahead if queue.booking is not None else 0
    days = (today + timedelta(days=n) for n in range(ahead + 1))
    hours = plan.hours_of(queue)
    return [Day(day, _state(bookings.slots(queue.id, day), hours.spans_on(day)), hours.special(day)) for day in days]


def halves(slots: Sequence[Slot]) -> list[tuple[str, list[Slot]]]:
    """Return the times of a day as those before noon (``am``) and after it (``pm``), an empty half left out."""
    before = [slot for slot in slots if slot.begins.hour < NOON]
    after = [slot for slot in slots if slot.begins.hour >= NOON]
    return [(half, times) for half, times in (("am", before), ("pm", after)) if times]


def _state(slots: Sequence[Slot], opened: Sequence[Span]) -> DayState:
    if not opened:
        return DayState.CLOSED
    if not slots:
        return DayState.OVER
    return DayState.FREE if any(slot.left for slot in slots) else DayState.FULL
