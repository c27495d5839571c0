"""Taking a hall's events in: one transaction a batch, in which the hall's cursor is the proof of what is there.

A gap is refused with what is expected, what is known is skipped, a fork is refused and reported, and a bad event goes
to quarantine *and* is acknowledged, so that one bad row never stops a hall.
"""

from collections.abc import Sequence
from datetime import datetime

from central import halls
from central.batches import Batch, Good
from central.messages.near import tell_near
from central.read import fold
from central.read.stored import StoredEvent
from central.read.tickets import GapFacts
from central.rebuild import rebuild_hall
from central.store.cursors import Cursor, Cursors
from central.store.events import hash_at, insert_events, known_elsewhere, report, set_aside
from shared.store.moments import stored
from shared.store.session import Session
from shared.sync.messages import EpochAck

_BACKLOG_NOTED_EVERY = 1_000_000
"""Microseconds: who sends a backlog is not noted with each of a hundred batches a second."""


class NotTaken(Exception):
    """The batch does not follow what the centre has: a ``gap`` or a ``fork``, with the hall's epochs as they stand."""

    def __init__(self, code: str, expected: int, epochs: list[EpochAck]) -> None:
        super().__init__(code)
        self.code, self.expected, self.epochs = code, expected, epochs


def take_in(session: Session, hall: str, now: datetime, batch: Batch) -> list[EpochAck]:
    """Store what is new in a hall's batch, inside the session's transaction, and return what the centre has now.

    Raises :class:`NotTaken`.
    """
    cursors = Cursors(session, hall)  # locked before anything else, so that a hall's batches come one by one
    acks = Ingest(session, hall, now, cursors).take(batch)
    noted_at = cursors.backlog_noted_at
    if not batch.envelope.pending or noted_at is None or abs(stored(now) - noted_at) > _BACKLOG_NOTED_EVERY:
        halls.note_seen(session, hall, now, batch.envelope)
    return acks


class Ingest:
    """Takes one hall's batch in while :func:`take_in` holds the hall locked."""

    def __init__(self, session: Session, hall: str, now: datetime, cursors: Cursors) -> None:
        self._session, self._hall, self._now = session, hall, stored(now)
        self._at = now
        self._cursors = cursors

    def take(self, batch: Batch) -> list[EpochAck]:
        """Store what is new and return what the centre has now."""
        envelope = batch.envelope
        cursor = self._cursors.get(envelope.epoch)
        if cursor is None and batch.events and envelope.first == 1:
            cursor = self._cursors.begin(envelope.epoch, self._now)
        if cursor is not None:
            self._check(batch, cursor)
            if batch.last > cursor.last_seq and batch.events:
                self._store(batch, cursor)
        elif batch.events:
            raise NotTaken("gap", 1, self._cursors.acks())
        return self._cursors.acks()

    def _check(self, batch: Batch, cursor: Cursor) -> None:
        """Raise for a batch that leaves a gap, or tells the past otherwise than it was told before."""
        first, last = batch.envelope.first, cursor.last_seq
        if first > last + 1:
            if batch.events:
                raise NotTaken("gap", last + 1, self._cursors.acks())
            return
        if first == last + 1:
            told: bytes | None = bytes.fromhex(batch.envelope.prev_hash)
        elif not batch.proven:
            return
        else:
            told = batch.hashes[min(last, batch.last) - first] if batch.events else None
        if batch.last < last:
            known = hash_at(self._session, self._hall, cursor.epoch, batch.last) if batch.events else None
        else:
            known = cursor.last_hash
        if told is not None and known is not None and told != known:
            raise NotTaken("fork", last + 1, self._cursors.acks())

    def _store(self, batch: Batch, cursor: Cursor) -> None:
        """Store what follows the cursor, bring the read models along, and move the cursor."""
        envelope, skip = batch.envelope, cursor.last_seq + 1 - batch.envelope.first
        acks = self._cursors.acks()
        again = self._sent_before(batch, skip) if len(acks) > 1 else set()
        kept = self._write(batch, skip, again)
        self._cursors.move(Cursor(envelope.epoch, batch.last, batch.hashes[-1]), self._now)
        self._report_gaps(kept)
        if envelope.epoch < acks[-1].epoch:
            rebuild_hall(self._session, self._hall)
        else:
            fold(self._session, self._hall, kept)
            tell_near(self._session, self._hall, [event for event in kept if not event.again], self._at)

    def _report_gaps(self, events: Sequence[StoredEvent]) -> None:
        """Report the lines that this centre lost and the hall keeps no longer: nobody can bring them back."""
        told = [event.facts for event in events if isinstance(event.facts, GapFacts) and not event.again]
        for gap in (gap for facts in told for gap in facts.gaps):
            report(self._session, self._hall, "gap", (gap.epoch, gap.first), self._now)

    def _write(self, batch: Batch, skip: int, again: set[str]) -> list[StoredEvent]:
        """Write the events after the first ``skip``; return the usable ones."""
        hall, now, epoch = self._hall, self._now, batch.envelope.epoch
        rows, bad, kept = [], [], []
        for at in range(skip, len(batch.events)):
            seq, item = batch.envelope.first + at, batch.events[at]
            if not isinstance(item, Good):
                bad.append((hall, epoch, seq, item.reason, item.raw, now))
                continue
            e, known = item.event, item.event.event_id in again
            digest = batch.hashes[at]
            rows.append(
                (hall, epoch, seq, now, e.event_id, e.kind, e.subject, e.at, e.actor, e.body, e.v, digest, known)
            )
            kept.append(StoredEvent(epoch, seq, e.kind, e.subject, e.at, item.facts, known))
        insert_events(self._session, rows)
        set_aside(self._session, bad)
        return kept

    def _sent_before(self, batch: Batch, skip: int) -> set[str]:
        """Return the ids of events that a restored hall sends again in its new epoch."""
        ids = [item.event.event_id for item in batch.events[skip:] if isinstance(item, Good)]
        return known_elsewhere(self._session, self._hall, batch.envelope.epoch, ids)
