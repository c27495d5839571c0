"""That the whole hall is shut, and when it opens: said on the resting page in both languages at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared.documents.moments import day_text, time_text
from shared.domain.plan import HallPlan
from shared.domain.refused import Code
from shared.hall.places import QueueNow

_TODAY = str(QT_TRANSLATE_NOOP("shut", "Closed today: {today}"))
_NOW = str(QT_TRANSLATE_NOOP("shut", "Closed now"))
_OPENS_TODAY = str(QT_TRANSLATE_NOOP("shut", "Open again today at {time}"))
_OPENS = str(QT_TRANSLATE_NOOP("shut", "Open again on {day} at {time}"))


@dataclass(frozen=True)
class ShutHall:
    """``today`` and ``today_en`` name a holiday, if it is one; ``opens`` is the next opening, if it is known."""

    today: str
    today_en: str
    opens: datetime | None


@dataclass(frozen=True)
class ShutWords:
    """What is said: that it is shut, when it opens, and both in English; that is empty where all is English."""

    shut: str
    opens: str
    english: str


def shut_hall(queues: Iterable[QueueNow]) -> ShutHall | None:
    """Return the hall's closing, ``None`` while any queue gives tickets or has another reason not to."""
    obstacles = [queue.obstacle for queue in queues]
    told = [one for one in obstacles if one is None or one.code != Code.QUEUE_CLOSED]
    closings = [one.facts for one in told if one is not None and one.code == Code.OUTSIDE_HOURS]
    if not closings or len(closings) < len(told):
        return None
    opens = min((datetime.fromisoformat(str(facts["opens"])) for facts in closings if "opens" in facts), default=None)
    return ShutHall(str(closings[0].get("today", "")), str(closings[0].get("today_en", "")), opens)


def shut_words(closing: ShutHall, plan: HallPlan, now: datetime) -> ShutWords:
    """Return how the resting page says it at ``now``."""
    shut, opens = _said(closing, plan, now, "zh", QCoreApplication.translate)
    english = _said(closing, plan, now, "en", _as_it_is)
    if QCoreApplication.translate("shut", _NOW) == _NOW:  # the page is in English
        return ShutWords(*english, "")
    return ShutWords(shut, opens, ". ".join(filter(None, english)))


def _said(
    closing: ShutHall, plan: HallPlan, now: datetime, language: str, translate: Callable[[str, str], str]
) -> tuple[str, str]:
    today = (language == "en" and closing.today_en) or closing.today
    template = _TODAY if today else _NOW
    shut = translate("shut", template).format(today=today)
    if closing.opens is None:
        return shut, ""
    zone = plan.zone_info
    day = closing.opens.astimezone(zone).date()
    template = _OPENS_TODAY if day == now.astimezone(zone).date() else _OPENS
    opens = translate("shut", template)
    return shut, opens.format(day=day_text(day, language), time=time_text(closing.opens, zone))


def _as_it_is(_context: str, text: str) -> str:
    return text
