"""A hall's plan: its queues, counters, hours, priority classes and limits, as one value."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shared.domain.appointments.rules import AppointmentLimits, BookingRule
from shared.domain.hours import OpeningHours, SpecialDay
from shared.domain.refused import Code, Refused

_LONGEST_LETTER = 4


class IdRule(StrEnum):
    """Whether a queue wants to know who comes."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Group:
    """A first-level choice at the kiosk that holds several queues."""

    id: str
    name: str
    name_en: str
    icon: str


@dataclass(frozen=True)
class Queue:
    """A line for one kind of business: a letter, a number range, and what it takes to join.

    ``departments`` and ``items`` of the catalogue are served here; an item named by itself goes before its department.
    ``booking`` is how it takes appointments, ``None`` for not at all.
    """

    id: str
    letter: str
    name: str
    name_en: str
    group: str
    first_number: int = 1
    last_number: int = 999
    identity: IdRule = IdRule.OPTIONAL
    daily_quota: int | None = None
    target_minutes: int = 15
    open: bool = True
    hours: OpeningHours | None = None
    departments: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    booking: BookingRule | None = None

    @property
    def takes_appointments(self) -> bool:
        """Whether it can be booked now."""
        return self.open and self.booking is not None


@dataclass(frozen=True)
class Counter:
    """One desk with a number and a place; it serves one or more queues."""

    id: str
    label: str
    place: str
    place_en: str
    queues: tuple[str, ...]


@dataclass(frozen=True)
class PriorityClass:
    """People whom the hall lets go first, by how many minutes, declared by themselves or seen by age."""

    id: str
    name: str
    name_en: str
    head_start_minutes: int
    from_age: int | None = None

    @property
    def head_start(self) -> timedelta:
        """Return the head start as a duration."""
        return timedelta(minutes=self.head_start_minutes)


@dataclass(frozen=True)
class Limits:
    """The hall's own numbers; the defaults are rules C9, C10, C20 and ``domain.md``."""

    recall_most: int = 3
    recall_gap_seconds: int = 10
    revive_minutes: int = 30
    revive_places: int = 3
    undo_seconds: int = 10
    held_most: int = 3
    priority_cap_minutes: int = 20

    @property
    def recall_gap(self) -> timedelta:
        """Return the least time between two calls of one ticket."""
        return timedelta(seconds=self.recall_gap_seconds)

    @property
    def revive_within(self) -> timedelta:
        """Return how long after a no-show a ticket may come back."""
        return timedelta(minutes=self.revive_minutes)

    @property
    def undo_within(self) -> timedelta:
        """Return how long the last step can be undone."""
        return timedelta(seconds=self.undo_seconds)

    @property
    def priority_cap(self) -> timedelta:
        """Return how far before the oldest waiting person a priority class may get."""
        return timedelta(minutes=self.priority_cap_minutes)


@dataclass(frozen=True)
class HallPlan:
    """Everything about a hall that its manager decides and that changes rarely."""

    id: str
    name: str
    name_en: str
    zone: str
    hours: OpeningHours
    groups: tuple[Group, ...]
    queues: tuple[Queue, ...]
    counters: tuple[Counter, ...]
    priorities: tuple[PriorityClass, ...] = ()
    pause_reasons: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    appointments: AppointmentLimits = field(default_factory=AppointmentLimits)

    @property
    def zone_info(self) -> ZoneInfo:
        """Return the hall's time zone."""
        return ZoneInfo(self.zone)

    def under(self, special_days: tuple[SpecialDay, ...]) -> "HallPlan":
        """Return the plan as it counts under a published calendar; none for the hall's own plan."""
        queues = tuple(
            queue if queue.hours is None else replace(queue, hours=replace(queue.hours, special_days=special_days))
            for queue in self.queues
        )
        return replace(self, hours=replace(self.hours, special_days=special_days), queues=queues)

    def hours_of(self, queue: Queue) -> OpeningHours:
        """Return a queue's own hours, or the hall's."""
        return queue.hours or self.hours

    def queue(self, queue_id: str) -> Queue:
        """Return the queue; raise :class:`Refused` (unknown_queue)."""
        found = next((q for q in self.queues if q.id == queue_id), None)
        if found is None:
            raise Refused(Code.UNKNOWN_QUEUE, f"There is no queue {queue_id!r}.", queue=queue_id)
        return found

    def counter(self, counter_id: str) -> Counter:
        """Return the counter; raise :class:`Refused` (unknown_counter)."""
        found = next((c for c in self.counters if c.id == counter_id), None)
        if found is None:
            raise Refused(Code.UNKNOWN_COUNTER, f"There is no counter {counter_id!r}.", counter=counter_id)
        return found

    def priority(self, class_id: str) -> PriorityClass:
        """Return the priority class; raise :class:`Refused` (unknown_priority)."""
        found = next((p for p in self.priorities if p.id == class_id), None)
        if found is None:
            raise Refused(Code.UNKNOWN_PRIORITY, f"There is no priority class {class_id!r}.", priority=class_id)
        return found

    def queue_for(self, item: str, department: str) -> Queue | None:
        """Return the queue that serves an item of a department, ``None`` where this hall does not."""
        by_item = (q for q in self.queues if item in q.items)
        by_department = (q for q in self.queues if department in q.departments)
        return next(by_item, None) or next(by_department, None)

    def counters_of(self, queue_id: str) -> tuple[Counter, ...]:
        """Return the counters that serve a queue, in the plan's order."""
        return tuple(c for c in self.counters if queue_id in c.queues)


def check_plan(plan: HallPlan) -> None:
    """Raise :class:`Refused` (plan_fault) naming the first thing in the plan that cannot work."""
    for fault in _faults(plan):
        raise Refused(Code.PLAN_FAULT, fault, fault=fault)


def _faults(plan: HallPlan) -> Iterable[str]:
    try:
        ZoneInfo(plan.zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield f"the time zone {plan.zone!r} is not known"
    yield from _hours_faults("the opening hours", plan.hours)
    for queue in plan.queues:
        if queue.hours is not None:
            yield from _hours_faults(f"the opening hours of queue {queue.id!r}", queue.hours)
    for what, ids in (
        ("group", [g.id for g in plan.groups]),
        ("queue", [q.id for q in plan.queues]),
        ("counter", [c.id for c in plan.counters]),
        ("priority class", [p.id for p in plan.priorities]),
    ):
        yield from (f"the {what} {name!r} appears twice" for name, n in Tally(ids).items() if n > 1)
    groups = {g.id for g in plan.groups}
    yield from (f"queue {q.id!r} names the unknown group {q.group!r}" for q in plan.queues if q.group not in groups)
    queues = {q.id for q in plan.queues}
    for counter in plan.counters:
        yield from (f"counter {counter.id!r} names the unknown queue {q!r}" for q in counter.queues if q not in queues)
        if not counter.queues:
            yield f"counter {counter.id!r} serves no queue"
    yield from (f"no counter serves queue {q.id!r}" for q in plan.queues if not plan.counters_of(q.id))
    yield from _range_faults(plan.queues)
    yield from _booking_faults(plan.queues)


def _hours_faults(whose: str, hours: OpeningHours) -> Iterable[str]:
    if len(hours.week) != 7:  # noqa: PLR2004 days of a week
        yield f"{whose} need seven days"
    if any(span.closes <= span.opens for day in hours.week for span in day):
        yield f"{whose} close before they open"


def _range_faults(queues: tuple[Queue, ...]) -> Iterable[str]:
    for position, queue in enumerate(queues):
        if not 0 < len(queue.letter) <= _LONGEST_LETTER:
            yield f"the letter of queue {queue.id!r} needs one to four characters"
        if not 0 < queue.first_number <= queue.last_number:
            yield f"the number range of queue {queue.id!r} is empty"
        for other in queues[position + 1 :]:
            overlap = queue.first_number <= other.last_number and other.first_number <= queue.last_number
            if queue.letter == other.letter and overlap:
                yield f"queues {queue.id!r} and {other.id!r} would print the same numbers"


def _booking_faults(queues: tuple[Queue, ...]) -> Iterable[str]:
    for queue in queues:
        rule = queue.booking
        if rule is None:
            continue
        if rule.per_slot < 1 or rule.slots < 1 or rule.days_ahead < 1 or rule.closes_minutes < 0:
            yield f"the appointments of queue {queue.id!r} need positive numbers"
        elif not 0 <= rule.walk_in_percent < 100:  # noqa: PLR2004 per cent
            yield f"queue {queue.id!r} keeps between 0 and 99 per cent for those who walk in"
        elif rule.places < 1:
            yield f"queue {queue.id!r} takes appointments, but its reserve leaves no place for one"
