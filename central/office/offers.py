"""What a queue offers to those who book: its next days, and the times of one of them."""

from collections.abc import Sequence
from datetime import date, timedelta

from central.centre import Centre
from central.office.asks import AskDays, AskTimes, Day, DayState
from central.office.books import Book, check_day, reading
from central.office.queues import queue_of
from shared.domain.appointments.slots import Slot
from shared.domain.hours import Span
from shared.domain.plan import Queue


def days(ask: AskDays, centre: Centre) -> list[Day]:
    """Return today and the days that can be booked ahead."""
    with reading(centre, ask.hall) as book:
        queue = queue_of(book.plan, ask.queue)
        ahead = 0 if queue.booking is None else queue.booking.days_ahead
        return [_day(book, queue, book.today + timedelta(days=n)) for n in range(ahead + 1)]


def times(ask: AskTimes, centre: Centre) -> list[Slot]:
    """Return the times of a day."""
    check_day(ask.day)
    with reading(centre, ask.hall) as book:
        return list(book.bookings.slots(queue_of(book.plan, ask.queue).id, ask.day))


def _day(book: Book, queue: Queue, day: date) -> Day:
    hours = book.plan.hours_of(queue)
    return Day(day, _state(book.bookings.slots(queue.id, day), hours.spans_on(day)), hours.special(day))


def _state(slots: Sequence[Slot], opened: Sequence[Span]) -> DayState:
    if not opened:
        return DayState.CLOSED
    if not slots:
        return DayState.OVER
    return DayState.FREE if any(slot.left for slot in slots) else DayState.FULL
