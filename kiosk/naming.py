"""The hall's own names in the citizen's language; the plan holds both."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from shared.documents.wayfinding import places
from shared.domain.plan import HallPlan
from shared.hall.places import QueueNow


class Named(Protocol):
    """Anything of the plan that has a name in Chinese and in English."""

    @property
    def name(self) -> str:
        """The Chinese name."""
        ...

    @property
    def name_en(self) -> str:
        """The English name."""
        ...


def name_of(thing: Named, language: str) -> str:
    """Return the name in ``zh`` or ``en``; a catalogue may hold only the Chinese one."""
    return (thing.name_en or thing.name) if language == "en" else thing.name


def place_lines(plan: HallPlan, queue: str, open_counters: Sequence[str], language: str) -> list[str]:
    """Return ``一楼东区 1、2 号窗口`` for each place: of the counters open now, or of all while none is."""
    all_of_queue = plan.counters_of(queue)
    open_now = [counter for counter in all_of_queue if counter.label in open_counters]
    return [f"{place.name} {place.counters}" for place in places(open_now or all_of_queue, language)]


def waiting_text(now: QueueNow | None) -> str:
    """Return how many people wait in a queue, or that it is not known yet."""
    if now is None:
        return QCoreApplication.translate("queue", "Waiting unknown")
    if now.waiting == 0:
        return QCoreApplication.translate("queue", "Nobody waiting")
    if now.waiting == 1:
        return QCoreApplication.translate("queue", "1 person waiting")
    return QCoreApplication.translate("queue", "{n} people waiting").format(n=now.waiting)
