"""Search as people type: the present index, this hall's own preferences, and only what holds today."""

from typing import TYPE_CHECKING

from shared.domain.catalogue.subjects import subject_of
from shared.domain.refused import Code, Refused
from shared.hall.guide import Hit, Search

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.search.index import Record


def search(question: Search, work: "Work") -> list[Hit]:
    """Return what fits what was typed."""
    edition = work.edition
    if not edition.number:
        return []
    newest = work.search.newest(edition.number)
    if newest is None:
        raise Refused(Code.SEARCH_NOT_READY, "The search is being made ready; leaf through the lists meanwhile.")
    indexed, index = newest
    found = index.find(
        question.text,
        audience=question.audience,
        day=work.day,
        most=question.most,
        favour=work.demand.favour(index, work),
    )
    hits = [_hit(record, work) for record in found]
    return hits if indexed == edition.number else _still_there(hits, work)


def _hit(record: "Record", work: "Work") -> Hit:
    queue = None if record.theme else work.plan.queue_for(record.id, record.department)
    return Hit(
        id=record.id,
        theme=record.theme,
        name=record.name,
        name_en=record.name_en,
        department_name=record.department_name,
        queue=None if queue is None else queue.id,
    )


def _still_there(hits: list[Hit], work: "Work") -> list[Hit]:
    """Return what an older index found and the present catalogue still has."""
    present = work.subjects.hits([subject_of(hit.id, theme=hit.theme) for hit in hits], work)
    return list(present.values())
