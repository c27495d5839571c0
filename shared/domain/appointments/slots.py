"""Which slots a queue offers on a day, and how many places each has left."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from shared.domain.appointments.rules import SLOT, BookingRule
from shared.domain.hours import OpeningHours, Span


@dataclass(frozen=True)
class Slot:
    """A beginning that can be booked, as an aware moment in the hall's zone, with the places left for it."""

    begins: datetime
    left: int


def half_hours(hours: OpeningHours, day: date, zone: ZoneInfo) -> list[datetime]:
    """Return the beginnings of every whole half hour in which the hall is open, in its zone."""
    return [begin for span in hours.spans_on(day) for begin in _within(span, day, zone)]


def _within(span: Span, day: date, zone: ZoneInfo) -> Iterable[datetime]:
    begin = datetime.combine(day, span.opens, tzinfo=zone)
    begin += -timedelta(minutes=begin.minute, seconds=begin.second, microseconds=begin.microsecond) % SLOT
    closes = datetime.combine(day, span.closes, tzinfo=zone)
    while begin + SLOT <= closes:
        yield begin
        begin += SLOT


def covered(begins: datetime, slots: int) -> tuple[datetime, ...]:
    """Return the beginnings of the half hours that an appointment takes."""
    return tuple(begins + n * SLOT for n in range(slots))


def is_open_for(hours: OpeningHours, begins: datetime, slots: int, zone: ZoneInfo) -> bool:
    """Tell whether the hall is open for every half hour that an appointment takes."""
    day = begins.astimezone(zone).date()
    return set(half_hours(hours, day, zone)).issuperset(covered(begins, slots))


def offered(
    rule: BookingRule, half_hours: Iterable[datetime], taken: Iterable[datetime], now: datetime
) -> tuple[Slot, ...]:
    """Return the slots of a day that can still be chosen, full ones included with nothing left.

    ``taken`` has one entry for each half hour that each standing or resting appointment takes. A slot is offered when
    all half hours it takes are open ones in a row, no sooner than ``closes`` before it and no more than ``days_ahead``.
    """
    whole = set(half_hours)
    used = Counter(taken)
    latest = now + timedelta(days=rule.days_ahead)
    slots = []
    for begins in sorted(whole):
        parts = covered(begins, rule.slots)
        if whole.issuperset(parts) and now + rule.closes <= begins <= latest:
            slots.append(Slot(begins, max(0, min(rule.places - used[part] for part in parts))))
    return tuple(slots)
