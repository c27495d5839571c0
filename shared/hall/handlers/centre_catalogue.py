"""The centre's catalogue among the feed's rows: whether it is whole, its parts, and what keeps it from being used."""

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from shared.domain.refused import Code, Refused
from shared.hall.centre_catalogue import (
    CentreCatalogue,
    CentreCatalogueNow,
    CentrePart,
    PartText,
    Progress,
    RefuseCentreCatalogue,
)
from shared.hall.messages import Done
from shared.sync.catalogue import EDITION, TOPIC, EditionBody, mark_of

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow


def centre_catalogue(_question: CentreCatalogue, work: "Work") -> CentreCatalogueNow | None:
    """Return how far the centre's edition has come."""
    row = _row(work)
    if row is None:
        return None
    mark, trouble = mark_of(row.body), row.trouble or ""
    try:
        edition = msgspec.json.decode(row.body, type=EditionBody)
    except msgspec.MsgspecError:
        return CentreCatalogueNow(mark=mark, progress=Progress.UNUSABLE, trouble=trouble)
    progress = _progress(mark, edition, trouble, work)
    return CentreCatalogueNow(
        mark=mark,
        progress=progress,
        parts=len(edition.parts),
        form=edition.form,
        head=edition.head,
        trouble=trouble,
    )


def centre_part(question: CentrePart, work: "Work") -> PartText:
    """Return one part."""
    row = _row(work)
    if row is None or mark_of(row.body) != question.mark:
        raise _replaced()
    names = msgspec.json.decode(row.body, type=EditionBody).parts
    part = work.feed.get(TOPIC, names[question.number]) if question.number < len(names) else None
    if part is None or part.deleted:
        raise _replaced()
    return PartText(part.id, part.body)


def refuse(act: RefuseCentreCatalogue, work: "Work") -> Done:
    """Keep why the centre's edition cannot be used; one that was replaced meanwhile is past caring."""
    row = _row(work)
    if row is None or mark_of(row.body) != act.mark:
        return Done()
    trouble = f"{act.reason}: {act.about}"
    if row.trouble != trouble:
        work.feed.save(replace(row, trouble=trouble))
        version = msgspec.json.decode(row.body, type=EditionBody).head.version
        work.note("catalogue.refused", act.mark, version=version, reason=act.reason, about=act.about)
    return Done()


def settle(mark: str, work: "Work") -> None:
    """Forget why the centre's edition could not be used: it is in use."""
    row = _row(work)
    if row is not None and row.trouble and mark_of(row.body) == mark:
        work.feed.save(replace(row, trouble=None))


def _row(work: "Work") -> "FeedRow | None":
    row = work.feed.get(TOPIC, EDITION)
    return None if row is None or row.deleted else row


def _progress(mark: str, edition: EditionBody, trouble: str, work: "Work") -> Progress:
    if work.catalogue.newest_origin() == mark:
        return Progress.TAKEN
    if not work.feed.ids(TOPIC).issuperset(edition.parts):
        return Progress.COMING
    return Progress.UNUSABLE if trouble else Progress.WHOLE


def _replaced() -> Refused:
    return Refused(Code.UNKNOWN_EDITION, "The centre's catalogue was replaced by another one meanwhile.")
