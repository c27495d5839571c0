"""When the hall is open, and which business date a moment belongs to."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_LONGEST_NAME = 40


@dataclass(frozen=True)
class Span:
    """One stretch of opening time on a day, in the hall's zone; ``closes`` itself is outside."""

    opens: time
    closes: time


@dataclass(frozen=True)
class SpecialDay:
    """A day on which the week does not hold: a holiday, a make-up working day (调休), or other hours.

    ``like`` is the weekday (Monday 0) whose hours count instead; without it ``spans`` do, and none of them mean that
    the hall is shut. ``source`` is the notice that says so.
    """

    day: date
    name: str
    name_en: str = ""
    like: int | None = None
    spans: tuple[Span, ...] = ()
    source: str = ""

    @property
    def shut(self) -> bool:
        """Whether the hall is not open at all."""
        return self.like is None and not self.spans


@dataclass(frozen=True)
class Closing:
    """That the calendar closes the hall: what day it is, and since what time where the hall was open before."""

    special: SpecialDay
    since: time | None = None


@dataclass(frozen=True)
class OpeningHours:
    """The weekly hours (Monday first, seven tuples of spans), and the days on which they do not hold.

    ``closed_dates`` are the hall's own and go before everything; ``special_days`` are what the centre published.
    """

    week: tuple[tuple[Span, ...], ...]
    closed_dates: tuple[date, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()

    def special(self, day: date) -> SpecialDay | None:
        """Return what is special about ``day``."""
        return next((special for special in self.special_days if special.day == day), None)

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Return the opening stretches of ``day``, empty when the hall is shut."""
        if day in self.closed_dates:
            return ()
        special = self.special(day)
        if special is None:
            return self.week[day.weekday()]
        return special.spans if special.like is None else self.week[special.like]

    def is_open(self, now: datetime, zone: ZoneInfo) -> bool:
        """Tell whether tickets are given out at ``now`` (an aware moment)."""
        local = now.astimezone(zone)
        return any(span.opens <= local.time() < span.closes for span in self.spans_on(local.date()))

    def closing(self, now: datetime, zone: ZoneInfo) -> Closing | None:
        """Return how the calendar closes the day of ``now``, ``None`` where it does not or not yet.

        Hours of its own close it once they are over, if the week's would have gone on.
        """
        local = now.astimezone(zone)
        special = self.special(local.date())
        if special is None or special.shut:
            return None if special is None else Closing(special)
        ends = max((span.closes for span in special.spans), default=time.max)
        week_ends = max((span.closes for span in self.week[local.weekday()]), default=time.min)
        return Closing(special, ends) if ends < week_ends and ends <= local.time() else None

    def next_opening(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """Return the next moment at which the hall opens, in its zone, within 30 days; ``None`` beyond."""
        local = now.astimezone(zone)
        for ahead in range(31):
            day = local.date() + timedelta(days=ahead)
            for span in self.spans_on(day):
                opens = datetime.combine(day, span.opens, tzinfo=zone)
                if opens > local:
                    return opens
        return None


def check_special_day(special: SpecialDay) -> None:
    """Raise ``ValueError`` with one sentence for a day that cannot count."""
    if not 1 <= len(special.name) <= _LONGEST_NAME or len(special.name_en) > _LONGEST_NAME:
        raise ValueError(f"{special.day} needs a name of 1 to {_LONGEST_NAME} characters.")
    if special.like is not None and (special.spans or not 0 <= special.like < 7):  # noqa: PLR2004 days of a week
        raise ValueError(f"{special.day} is open either like a weekday or at hours of its own.")
    if any(span.closes <= span.opens for span in special.spans):
        raise ValueError(f"{special.day} closes before it opens.")


def business_date(now: datetime, zone: ZoneInfo) -> date:
    """Return the hall's local date at ``now``: numbers restart with it."""
    return now.astimezone(zone).date()
