"""Moments in storage: whole microseconds since 1970 in UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def stored(moment: datetime) -> int:
    """Return an aware moment as it is stored."""
    return (moment - _EPOCH) // _MICROSECOND


def read(value: int) -> datetime:
    """Return a stored moment as an aware UTC datetime."""
    return _EPOCH + timedelta(microseconds=value)


def read_if(value: int | None) -> datetime | None:
    """Return a stored moment, or ``None`` where there is none."""
    return None if value is None else read(value)
