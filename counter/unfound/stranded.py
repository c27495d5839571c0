"""The sentence about people who have booked while the hall is not open: how many, when, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared.documents.moments import day_text
from shared.hall.appointments import StrandedDay

_MOST = 3
_DAY = str(QT_TRANSLATE_NOOP("stranded", "{count} on {day}, {first}–{last}"))
_BEGINS = str(QT_TRANSLATE_NOOP("stranded", "{count} on {day}, {first}"))


def stranded_sentence(days: Sequence[StrandedDay]) -> str:
    """Return the sentence, with the next few days by themselves; empty where nobody is met by a closing."""
    if not days:
        return ""
    told = [_told(day) for day in days[:_MOST]]
    if len(days) > _MOST:
        more = QCoreApplication.translate("stranded", "and {count} more days")
        told.append(more.format(count=len(days) - _MOST))
    text = QCoreApplication.translate(
        "stranded",
        "Booked while the hall is closed: {count} ({days}). "
        "Have somebody at the door; the platform's administrator has the list.",
    )
    separator = QCoreApplication.translate("stranded", "; ")
    return text.format(count=sum(day.count for day in days), days=separator.join(told))


def _told(day: StrandedDay) -> str:
    template = _BEGINS if day.first == day.last else _DAY
    shown = QCoreApplication.translate("stranded", template)
    english = shown == template
    name = (english and day.name_en) or day.name
    text = shown.format(
        day=day_text(day.day, "en" if english else "zh"),
        first=f"{day.first:%H:%M}",
        last=f"{day.last:%H:%M}",
        count=day.count,
    )
    return QCoreApplication.translate("stranded", "{text} ({name})").format(text=text, name=name) if name else text
