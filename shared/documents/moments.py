"""The one form of a moment on screens and papers: 2026年3月5日 14:30 (rule K22), whole or in its two halves."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def moment_text(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Return an aware moment as read in ``zone``, in ``zh`` or ``en``."""
    return f"{day_text(moment.astimezone(zone).date(), language)} {time_text(moment, zone)}"


def day_text(day: date, language: str) -> str:
    """Return a day in ``zh`` or ``en``."""
    if language == "en":
        return f"{day.year}-{day.month:02d}-{day.day:02d}"
    return f"{day.year}年{day.month}月{day.day}日"


def time_text(moment: datetime, zone: ZoneInfo) -> str:
    """Return the time of day of an aware moment as read in ``zone``."""
    return f"{moment.astimezone(zone):%H:%M}"
