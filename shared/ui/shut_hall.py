"""That the whole hall is shut, why and since when, and when it opens, for kiosk and board in both languages at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared.documents.moments import day_text, time_text
from shared.domain.refused import Code
from shared.hall.places import BoardQueue, QueueNow

_TODAY = str(QT_TRANSLATE_NOOP("shut", "Closed today: {today}"))
_SINCE = str(QT_TRANSLATE_NOOP("shut", "Closed today from {since}: {today}"))
_NOW = str(QT_TRANSLATE_NOOP("shut", "Closed now"))
_OPENS_TODAY = str(QT_TRANSLATE_NOOP("shut", "Open again today at {time}"))
_OPENS = str(QT_TRANSLATE_NOOP("shut", "Open again on {day} at {time}"))


@dataclass(frozen=True)
class ShutHall:
    """``today`` and ``today_en`` name what closes it, if the calendar does, ``since`` from what time where not all day.

    ``opens`` is the next opening, if it is known.
    """

    today: str
    today_en: str
    since: str
    opens: datetime | None


@dataclass(frozen=True)
class ShutWords:
    """What is said: that it is shut, when it opens, and both in English; that is empty where all is English."""

    shut: str
    opens: str
    english: str


def shut_hall(queues: Iterable[QueueNow | BoardQueue]) -> ShutHall | None:
    """Return the hall's closing, ``None`` while any queue gives tickets or has another reason not to."""
    obstacles = [queue.obstacle for queue in queues]
    told = [one for one in obstacles if one is None or one.code != Code.QUEUE_CLOSED]
    closings = [one.facts for one in told if one is not None and one.code == Code.OUTSIDE_HOURS]
    if not closings or len(closings) < len(told):
        return None
    opens = min((datetime.fromisoformat(str(facts["opens"])) for facts in closings if "opens" in facts), default=None)
    today, today_en, since = (str(closings[0].get(fact, "")) for fact in ("today", "today_en", "since"))
    return ShutHall(today, today_en, since, opens)


def shut_words(closing: ShutHall, zone: ZoneInfo, now: datetime) -> ShutWords:
    """Return how it is said at ``now`` in the hall's ``zone``."""
    shut, opens = _said(closing, zone, now, "zh", QCoreApplication.translate)
    english = _said(closing, zone, now, "en", _as_it_is)
    if QCoreApplication.translate("shut", _NOW) == _NOW:  # the screen is in English
        return ShutWords(*english, "")
    return ShutWords(shut, opens, ". ".join(filter(None, english)))


def _said(
    closing: ShutHall, zone: ZoneInfo, now: datetime, language: str, translate: Callable[[str, str], str]
) -> tuple[str, str]:
    today = (language == "en" and closing.today_en) or closing.today
    template = (_SINCE if closing.since else _TODAY) if today else _NOW
    shut = translate("shut", template).format(today=today, since=closing.since)
    if closing.opens is None:
        return shut, ""
    day = closing.opens.astimezone(zone).date()
    template = _OPENS_TODAY if day == now.astimezone(zone).date() else _OPENS
    opens = translate("shut", template)
    return shut, opens.format(day=day_text(day, language), time=time_text(closing.opens, zone))


def _as_it_is(_context: str, text: str) -> str:
    return text
