"""The journal's way up: joining a centre, sealing, the page to send next, and what the centre has of it."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from shared.domain.line import GAP_TOLD, Light, LineState, Troubles, Word, judge
from shared.hall.handlers.epochs import (
    begin_first_epoch,
    lacks_trimmed,
    oldest_unsent,
    present_epoch,
    start,
    start_behind_trimmed,
)
from shared.hall.handlers.setup import tell_plan
from shared.hall.handlers.tidying import note_acked
from shared.hall.messages import Done
from shared.hall.sync import (
    JoinCentre,
    Outbox,
    OutboxLine,
    OutboxPage,
    RecordAck,
    Sealed,
    SealJournal,
    StartEpoch,
    SyncNow,
    SyncStatus,
)
from shared.store.journal import JournalRow
from shared.store.moments import read_if
from shared.store.seals import EpochRow, LineRow
from shared.sync.catalogue import EDITION, TOPIC

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

_MOST_PAGE_BYTES = 512 * 1024
_LINE_BYTES = 400
"""What a line takes beside its body, at most by far."""


def join(act: JoinCentre, work: "Work") -> Done:
    """Keep as which hall the centre knows us, and tell it the plan by the journal."""
    line = work.seals.line()
    if line is not None and (line.hall, line.centre_key) == (act.hall, act.centre_key):
        return Done()
    work.seals.save_line(LineRow(act.hall, None, None, 0, act.centre_key))
    work.trims.forget_marks()
    row = work.hall.get()
    if row is not None and row.plan is not None:
        tell_plan(work)
    return Done()


def seal(act: SealJournal, work: "Work") -> Sealed:
    """Seal the next lines."""
    epoch = begin_first_epoch(work)
    lines = work.seals.seal(epoch, act.most)
    return Sealed(lines, more=lines == act.most and work.seals.has_unsealed(epoch))


def outbox(question: Outbox, work: "Work") -> OutboxPage:
    """Return the oldest lines the centre has not acknowledged."""
    present = present_epoch(work)
    epoch = oldest_unsent(work)
    rows = _fitting(work.seals.page(epoch, question.most))
    before = work.seals.at(epoch, epoch.acked)
    return OutboxPage(
        epoch=epoch.epoch,
        first=epoch.acked + 1,
        prev_hash=before.hash.hex(),
        last_hash=(rows[-1][1] if rows else before.hash).hex(),
        lines=[
            OutboxLine(
                event_id=row.event_id,
                kind=row.kind,
                subject=row.subject,
                at=row.at,
                actor=row.actor,
                body=row.body,
                v=row.v,
            )
            for row, _ in rows
        ],
        unsealed=work.seals.has_unsealed(present),
        pending=_pending(work),
    )


def _fitting(rows: list[tuple[JournalRow, bytes]]) -> list[tuple[JournalRow, bytes]]:
    """Return as many lines as one frame of the hall's link holds, at least one."""
    size, fitting = 0, list[tuple[JournalRow, bytes]]()
    for row in rows:
        size += len(row[0].body.encode()) + _LINE_BYTES
        if fitting and size > _MOST_PAGE_BYTES:
            break
        fitting.append(row)
    return fitting


def record_ack(act: RecordAck, work: "Work") -> Done:
    """Keep what the centre has, or begin a new epoch where it has more than this database ever sealed."""
    present = begin_first_epoch(work)
    highest = max(act.acknowledged, default=0)
    if highest > present.epoch or act.acknowledged.get(present.epoch, 0) > work.seals.last(present).seq:
        return start(StartEpoch(above=highest), work)
    if lacks_trimmed(act.acknowledged, work):
        return start_behind_trimmed(act.acknowledged, work)
    for epoch in work.seals.epochs():
        acked = min(act.acknowledged.get(epoch.epoch, 0), work.seals.last(epoch).seq)
        if acked != epoch.acked:
            work.seals.save_ack(epoch.epoch, acked)
    line = work.seals.line()
    if line is not None:
        synced_to = work.now if _pending(work) == 0 else _last_known(work) or line.synced_to
        work.seals.save_line(replace(line, synced_to=synced_to, contact_at=work.now, clock_off_ms=act.clock_off_ms))
        note_acked(work)
    return Done()


def status(_question: SyncStatus, work: "Work") -> SyncNow:
    """Return how it stands with the line."""
    line, present = work.seals.line(), present_epoch(work)
    if line is None:
        return SyncNow(now=work.at, light=Light.GREEN, word=Word.ALONE, epoch=present.epoch)
    pending, off = _pending(work), timedelta(milliseconds=line.clock_off_ms)
    synced_to, contact_at = read_if(line.synced_to), read_if(line.contact_at)
    light, word = judge(LineState(synced_to, contact_at, pending, off), work.at)
    unreadable = work.feed.unreadable()
    return SyncNow(
        now=work.at,
        light=light,
        word=word,
        synced_to=synced_to,
        contact_at=contact_at,
        epoch=present.epoch,
        acknowledged=present.acked,
        pending=pending,
        clock_off_seconds=round(off.total_seconds()),
        unreadable=unreadable,
        troubles=_troubles(line, unreadable, work),
    )


def _troubles(line: LineRow, unreadable: int, work: "Work") -> Troubles:
    """Return what staff must be told; a catalogue's edition that is kept aside is told as what it is."""
    refused = unreadable > 0 and work.feed.is_unreadable(TOPIC, EDITION)
    gap_at = read_if(line.gap_at)
    return Troubles(
        catalogue_refused=refused,
        rows_aside=unreadable - refused,
        lines_lost=line.gap_lines if gap_at is not None and work.at - gap_at < GAP_TOLD else 0,
    )


def _pending(work: "Work") -> int:
    """Return how many lines the centre has not acknowledged, from the numbers alone: every window asks for it.

    On PostgreSQL numbers of acts that failed are missing, and what is not sealed yet is counted a little too high.
    """
    present = present_epoch(work)
    sealed = sum(work.seals.last(epoch).seq - epoch.acked for epoch in work.seals.epochs())
    return sealed + max(0, work.journal.last() - work.seals.last(present).journal_seq)


def _last_known(work: "Work") -> int | None:
    """Return the moment of the last line that the centre has."""
    present: EpochRow = present_epoch(work)
    return work.journal.moment_of(work.seals.at(present, present.acked).journal_seq)
