"""What people come for, and with it what a search puts first; reckoned once a minute for a whole hub."""

import threading
from typing import TYPE_CHECKING

from shared.search.entry import subject_of

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.search.index import Favour, Index


class Demand:
    """Remembers what was reckoned last; one for each hub, usable from all its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._favour: tuple[tuple[object, ...], Favour] | None = None

    def favour(self, index: "Index", work: "Work") -> "Favour":
        """Return what this hall prefers among the entries of an index."""
        plan, edition = work.plan, work.edition
        key = (index, plan, edition.number)
        with self._lock:
            if self._favour is None or self._favour[0] != key:
                seeds = {subject_of(theme.id, theme=True): theme.seed for theme in edition.themes.values()}
                departments = {name for queue in plan.queues for name in queue.departments}
                items = {name for queue in plan.queues for name in queue.items}
                self._favour = key, index.favour(seeds, departments, items)
            return self._favour[1]
