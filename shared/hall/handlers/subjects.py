"""What the subjects of tickets and counts are called: asked for at every look at a desk, and therefore remembered."""

import threading
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from shared.domain.catalogue.subjects import item_of, subject_of, theme_of
from shared.hall.guide import Hit

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


_MOST = 20_000


@dataclass(frozen=True)
class _Known:
    """A subject as the catalogue has it; where it is served is the plan's matter."""

    hit: Hit
    department: str = ""


class Subjects:
    """Themes and items of the present catalogue by subject; one for each hub, usable from all its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._as_of: tuple[int, str] = (0, "")
        self._known: dict[str, _Known | None] = {}

    def hits(self, subjects: Collection[str], work: "Work") -> Mapping[str, Hit]:
        """Return those of the subjects that the catalogue has today, as a list shows them, in the order given."""
        return {subject: _served(found, work) for subject, found in self._look(subjects, work).items()}

    def name(self, subject: str | None, work: "Work") -> str:
        """Return what a subject is called, empty where it is none of today's."""
        found = None if subject is None else self._look([subject], work).get(subject)
        return "" if found is None else found.hit.name

    def _look(self, subjects: Collection[str], work: "Work") -> Mapping[str, _Known]:
        as_of = (work.edition.number, work.day)
        with self._lock:
            if self._as_of != as_of or len(self._known) > _MOST:
                self._as_of, self._known = as_of, {}
            asked = [subject for subject in subjects if subject not in self._known]
            if asked:
                self._known.update(dict.fromkeys(asked))
                self._known.update({subject_of(f.hit.id, theme=f.hit.theme): f for f in _read(asked, work)})
            return {subject: found for subject in subjects if (found := self._known[subject]) is not None}


def _served(found: _Known, work: "Work") -> Hit:
    queue = None if found.hit.theme else work.plan.queue_for(found.hit.id, found.department)
    return found.hit if queue is None else structs.replace(found.hit, queue=queue.id)


def _read(subjects: Collection[str], work: "Work") -> Iterator[_Known]:
    edition = work.edition
    for theme in (edition.themes.get(theme_of(subject) or "") for subject in subjects):
        if theme is not None:
            yield _Known(
                Hit(id=theme.id, theme=True, name=theme.name, name_en=theme.name_en, department_name="", queue=None)
            )
    ids = [name for name in map(item_of, subjects) if name is not None]
    for item in edition.items(ids, work).values() if ids else ():
        department = edition.departments[item.department]
        hit = Hit(
            id=item.id,
            theme=False,
            name=item.name,
            name_en=item.name_en,
            department_name=department.name,
            queue=None,
        )
        yield _Known(hit, department.id)
