"""What people come for, and with it what a search puts first; reckoned once a minute for a whole hub."""

import threading
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from shared.domain.catalogue.subjects import subject_of
from shared.hall.guide import Hit, HotList

if TYPE_CHECKING:
    from shared.domain.plan import HallPlan
    from shared.hall.handlers.work import Work
    from shared.search.index import Favour, Index

    _Grounds = tuple[Index, Mapping[str, int], HallPlan]

_KEPT = timedelta(minutes=1)
_SEARCH_DAYS = 30


class Demand:
    """Remembers what was reckoned last; one for each hub, usable from all its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._comes: dict[int, tuple[datetime, Mapping[str, int]]] = {}
        self._favour: tuple[_Grounds, Favour] | None = None

    def comes_for(self, days: int, work: "Work") -> Mapping[str, int]:
        """Return how much people came for each subject on the last ``days`` business dates, today with them."""
        with self._lock:
            kept = self._comes.get(days)
            if kept is None or not kept[0] <= work.at < kept[0] + _KEPT:
                since = date.fromisoformat(work.day) - timedelta(days=days - 1)
                kept = self._comes[days] = work.at, work.guide_counts.comes_for(since.isoformat())
            return kept[1]

    def favour(self, index: "Index", work: "Work") -> "Favour":
        """Return what this hall prefers among the entries of an index."""
        comes, plan = self.comes_for(_SEARCH_DAYS, work), work.plan
        with self._lock:
            if self._favour is None or not _same(self._favour[0], (index, comes, plan)):
                departments = {name for queue in plan.queues for name in queue.departments}
                items = {name for queue in plan.queues for name in queue.items}
                self._favour = (index, comes, plan), index.favour({**_seeds(work), **comes}, departments, items)
            return self._favour[1]


def hot_list(question: HotList, work: "Work") -> list[Hit]:
    """Return what people came for most; themes thought common follow, so that a new hall's list is not empty."""
    known = {**_seeds(work), **work.demand.comes_for(question.days, work)}
    subjects = sorted(known, key=lambda subject: (-known[subject], subject))
    found: list[Hit] = []
    for begin in range(0, len(subjects), question.most):
        found += work.subjects.hits(subjects[begin : begin + question.most], work).values()
        if len(found) >= question.most:
            break
    return found[: question.most]


def _same(kept: "_Grounds", now: "_Grounds") -> bool:
    return kept[0] is now[0] and kept[1] is now[1] and kept[2] == now[2]


def _seeds(work: "Work") -> Mapping[str, float]:
    """Return how common themes are thought to be, as less than one person each."""
    themes = [theme for theme in work.edition.themes.values() if theme.seed > 0]
    most = max((theme.seed for theme in themes), default=0)
    return {subject_of(theme.id, theme=True): theme.seed / (most + 1) for theme in themes}
