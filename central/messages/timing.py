"""When messages go: the reminder the evening before, nothing of it at night, and how long a failed try waits."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_EVENING = time(18)
_QUIET_FROM, _QUIET_TO = time(21), time(8)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=30)


def evening_before(begins: datetime, zone: ZoneInfo) -> datetime:
    """Return when an appointment's reminder goes: 18:00 of the day before, in the hall's zone."""
    day = begins.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day, _EVENING, tzinfo=zone)


def after_quiet(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment itself, or the next 8:00 when it is between 21:00 and 8:00 in the hall's zone."""
    local = moment.astimezone(zone)
    if _QUIET_TO <= local.time() < _QUIET_FROM:
        return moment
    day = local.date() + timedelta(days=local.time() >= _QUIET_FROM)
    return datetime.combine(day, _QUIET_TO, tzinfo=zone)


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after the ``tries``-th try failed: 30 s, doubled each time, half an hour at most."""
    doubled: int = 1 << min(tries - 1, 10)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)
