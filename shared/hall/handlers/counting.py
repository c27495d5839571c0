"""Counting how guides and searches went, and telling the hall manager what people did not find."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from shared.domain.catalogue.subjects import item_of, subject_of, theme_of
from shared.domain.guide.missed import SHOWN_FROM, kept_text
from shared.hall.guide import GuideEvent, Unfound, UnfoundList
from shared.hall.messages import Done

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.guide_counts import CountRow

_MISSED = "missed"
_MOST_A_DAY = 2000
"""So many different things are counted of one kind a day; a kiosk gone wild fills no table."""

KEPT = timedelta(days=90)


def guide_event(act: GuideEvent, work: "Work") -> Done:
    """Count one thing; what the catalogue does not know, or what may be a person's data, leaves no trace."""
    if act.what == _MISSED:
        subject, at = kept_text(act.subject), ""
    else:
        subject, at = _known_subject(act.subject, work), _known_question(act, work)
    if subject is not None:
        work.guide_counts.add(work.day, act.what, subject, at, most=_MOST_A_DAY)
    return Done()


def _known_subject(named: str, work: "Work") -> str | None:
    """Return the subject that is named in full or by its id alone, ``None`` where the catalogue has no such thing."""
    full = (named, subject_of(named, theme=True), subject_of(named, theme=False))
    return next(iter(work.subjects.hits(full, work)), None)


def _known_question(act: GuideEvent, work: "Work") -> str:
    theme = work.edition.themes.get(theme_of(act.subject) or act.subject)
    questions = () if theme is None else theme.questions
    return act.at if any(question.id == act.at for question in questions) else ""


def unfound_list(question: UnfoundList, work: "Work") -> list[Unfound]:
    """Return what was looked for in vain and where guides were left; what few typed comes last, as one sum."""
    since = date.fromisoformat(work.day) - timedelta(days=question.days - 1)
    rows = work.guide_counts.unfound(since.isoformat())
    rare = [row for row in rows if row.what == _MISSED and row.count < SHOWN_FROM]
    shown = [_unfound(row, work) for row in rows if row not in rare]
    if rare:
        last = max(row.last_day for row in rare)
        count = sum(row.count for row in rare)
        shown.append(Unfound(what=_MISSED, subject="", name="", at="", count=count, last_day=last))
    return shown


def _unfound(row: "CountRow", work: "Work") -> Unfound:
    theme = work.edition.themes.get(theme_of(row.subject) or "")
    questions = {} if theme is None else {question.id: question.text for question in theme.questions}
    return Unfound(
        what=row.what,
        subject=row.subject,
        name=row.subject if row.what == _MISSED else work.subjects.name(row.subject, work) or _id(row.subject),
        at=questions.get(row.at, row.at),
        count=row.count,
        last_day=row.last_day,
    )


def _id(subject: str) -> str:
    """Return the id of what the catalogue no longer has."""
    return theme_of(subject) or item_of(subject) or subject
