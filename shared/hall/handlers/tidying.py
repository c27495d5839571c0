"""What the hub keeps no longer goes by itself, a bite at a time, so that no act waits for it.

A line of the journal goes 30 days after the centre had it (``sync.md``), and none of a hall without a centre: there the
journal is the only record. The newest line stays, by which a restored backup is known.

Persons and answers go by the calendar only while the centre says that the clock is right. Otherwise so many days must
also have been lived through by the hub itself: a clock that is a year ahead is one day, and makes nothing old.
"""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from shared.domain.refused import Refused
from shared.hall.handlers.epochs import oldest_unsent
from shared.store.moments import stored

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

LINES_KEPT = timedelta(days=30)
OUTCOMES_KEPT = timedelta(days=7)
"""Nobody sends so old an act again."""

PEOPLE_KEPT = timedelta(days=30)
"""Whose a ticket was and what a clerk wrote on it: long enough for a complaint, no longer (个人信息保护法 19)."""

BITE = 200
_CLOCKS_AGREE = timedelta(hours=1)
_JUST_HEARD = timedelta(minutes=10)


def tidy(work: "Work") -> None:
    """Let a bite of everything go that is kept no longer."""
    _trim_journal(work)
    try:
        today, zone = date.fromisoformat(work.day), work.plan.zone_info
    except Refused:
        return  # a hall without a plan has no days, and no tickets yet
    work.lived_days.mark(today.isoformat(), PEOPLE_KEPT.days)
    outcomes_from = _kept_from(today, OUTCOMES_KEPT, work)
    if outcomes_from is not None:
        work.commands.forget_before(stored(datetime.combine(outcomes_from, time(), zone)), BITE)
    people_from = _kept_from(today, PEOPLE_KEPT, work)
    if people_from is not None:
        work.tickets.forget_people_before(people_from.isoformat(), BITE)


def _kept_from(today: date, kept: timedelta, work: "Work") -> date | None:
    """Return the first day of which everything is still kept; ``None`` where no day is known to be old enough."""
    by_calendar = today - kept
    if _is_sure_of_the_day(work):
        return by_calendar
    lived = work.lived_days.before(today.isoformat(), kept.days)
    return None if lived is None else min(by_calendar, date.fromisoformat(lived))


def note_acked(work: "Work") -> None:
    """Keep that the centre has every line up to here today, where hall and centre agree on what day it is."""
    acked = _acked_to(work)
    work.trims.unmark_behind(acked)
    if _is_sure_of_the_day(work):
        work.trims.mark(_day(work), acked)


def _trim_journal(work: "Work") -> None:
    if not _is_sure_of_the_day(work):
        return
    had = work.trims.had_by(_day(work, LINES_KEPT + timedelta(days=1)))
    upto = min(had, _acked_to(work), work.journal.last() - 1)
    for epoch in work.seals.epochs() if upto > 0 else []:
        if work.trims.trim(epoch, upto, BITE):
            return


def _acked_to(work: "Work") -> int:
    """Return the last line of the journal up to which the centre has them all."""
    epoch = oldest_unsent(work)
    return work.seals.at(epoch, epoch.acked).journal_seq


def _is_sure_of_the_day(work: "Work") -> bool:
    """Tell whether the centre was heard a moment ago and its clock is about ours: a wrong one would age everything."""
    line = work.seals.line()
    if line is None or line.contact_at is None:
        return False
    agree = abs(timedelta(milliseconds=line.clock_off_ms)) < _CLOCKS_AGREE
    return agree and abs(work.now - line.contact_at) <= _JUST_HEARD // timedelta(microseconds=1)


def _day(work: "Work", before: timedelta = timedelta()) -> str:
    return (work.at - before).date().isoformat()
