"""When the hall is open, and which business date a moment belongs to."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Span:
    """One stretch of opening time on a day, in the hall's zone; ``closes`` itself is outside."""

    opens: time
    closes: time


@dataclass(frozen=True)
class OpeningHours:
    """The weekly hours (Monday first, seven tuples of spans) and the dates on which the hall stays shut."""

    week: tuple[tuple[Span, ...], ...]
    closed_dates: tuple[date, ...] = ()

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Return the opening stretches of ``day``, empty when the hall is shut."""
        return () if day in self.closed_dates else self.week[day.weekday()]

    def is_open(self, now: datetime, zone: ZoneInfo) -> bool:
        """Tell whether tickets are given out at ``now`` (an aware moment)."""
        local = now.astimezone(zone)
        return any(span.opens <= local.time() < span.closes for span in self.spans_on(local.date()))

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


def business_date(now: datetime, zone: ZoneInfo) -> date:
    """Return the hall's local date at ``now``: numbers restart with it."""
    return now.astimezone(zone).date()
