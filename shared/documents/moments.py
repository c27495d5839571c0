"""The one form of a moment on screens and papers: 2026年3月5日 14:30 (rule K22)."""

from datetime import datetime
from zoneinfo import ZoneInfo


def moment_text(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Return an aware moment as read in ``zone``, in ``zh`` or ``en``."""
    local = moment.astimezone(zone)
    if language == "en":
        return f"{local.year}-{local.month:02d}-{local.day:02d} {local:%H:%M}"
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
