"""Tickets as the centre sees them: one row each, the last state of every event about it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import cast

import msgspec

from central.read.columns import Mark, Name, Number, Small, State
from central.read.stored import StoredEvent
from central.store.many import insert_rows, take_out_rows
from shared.domain.tickets import TicketState
from shared.store.session import Session
from shared.sync.messages import Count, Moment


class TicketFacts(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the hall's journal says about a ticket; each kind fills some of it."""

    number: Number = ""
    queue: Name = ""
    business_date: date | None = None
    counter: Name = ""
    rank: Moment | None = None
    recalls: Small = 0
    state: State = ""
    mark: Mark = ""


class RestoredFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A hall's database was restored: of the epoch ``was`` it knows the lines up to ``known_seq``."""

    epoch: Small
    was: Small
    known_seq: Count


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Lines ``first`` to ``last`` of an epoch that the centre has not and the hall keeps no longer."""

    epoch: Small
    first: Count
    last: Count


class GapFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A hall began ``epoch`` with the oldest line it still has, because the centre lost what went before."""

    epoch: Small
    gaps: list[Gap]


@dataclass(slots=True)
class TicketRow:
    """A ticket; moments in stored form, ``ended_at`` of whatever ended it.

    By ``mark`` the code on the ticket's paper is known again (:func:`shared.security.codes.code_mark`).
    """

    hall_id: str
    ticket_id: str
    number: str
    queue: str
    business_date: str
    state: str
    rank_at: int
    counter: str
    recalls: int
    issued_at: int
    called_at: int | None
    begun_at: int | None
    ended_at: int | None
    changed_at: int
    issue_epoch: int
    issue_seq: int
    mark: str


LOST = "lost"
"""A ticket of the time between a hall's backup and its restoring, or one whose end is among lines nobody has."""

TABLE = "ticket_view"
COLUMNS = tuple(field.name for field in fields(TicketRow))
_VALUES = attrgetter(*COLUMNS)
_RESTORED = "hall.restored"
_GAP = "journal.gap"
_BREAKS = {_RESTORED, _GAP}
_WAITING = TicketState.WAITING.value
_STATES: dict[str, str] = {
    "ticket.issued": _WAITING,
    "ticket.called": TicketState.CALLED.value,
    "ticket.recalled": TicketState.CALLED.value,
    "ticket.begun": TicketState.SERVING.value,
    "ticket.finished": TicketState.DONE.value,
    "ticket.no_show": TicketState.MISSED.value,
    "ticket.held": TicketState.HELD.value,
    "ticket.resumed": TicketState.SERVING.value,
    "ticket.transferred": _WAITING,
    "ticket.revived": _WAITING,
    "ticket.placed": _WAITING,
    "ticket.cancelled": TicketState.CANCELLED.value,
    "ticket.expired": TicketState.EXPIRED.value,
    "ticket.undone": "",
}
"""The state after each kind, as it is stored (an enum's hash is slow); the line of one taken back says its own."""

_ISSUED, _BEGUN = "ticket.issued", "ticket.begun"
_CALLS = {"ticket.called", "ticket.recalled"}
_ENDS = {end.value for end in (TicketState.DONE, TicketState.MISSED, TicketState.CANCELLED, TicketState.EXPIRED)}


class Tickets:
    """The read model of tickets."""

    facts = {**dict.fromkeys(_STATES, TicketFacts), _RESTORED: RestoredFacts, _GAP: GapFacts}  # noqa: RUF012 never changed
    tables = (TABLE,)

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Take the events in; those up to a break are written before it, because it looks at every ticket."""
        begin = 0
        for at, event in enumerate(events):
            if event.kind in _BREAKS:
                self._fold_tickets(session, hall, events[begin:at])
                if not event.again:
                    _lose(session, hall, event)
                begin = at + 1
        self._fold_tickets(session, hall, events[begin:])

    def _fold_tickets(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        if not events:
            return
        ids = list(dict.fromkeys(event.subject for event in events))
        rows = {row[1]: TicketRow(*row) for row in take_out_rows(session, TABLE, COLUMNS, hall, ids)}
        for event in events:
            rows[event.subject] = _after(rows.get(event.subject), hall, event)
        insert_rows(session, TABLE, COLUMNS, [_VALUES(row) for row in rows.values()])


def _after(row: TicketRow | None, hall: str, event: StoredEvent) -> TicketRow:
    """Return a ticket after an event; a line that came before only shows that the restored hall still knows it."""
    facts = cast("TicketFacts", event.facts)
    if row is None:
        row = _new(hall, event, facts)
    if event.kind == _ISSUED:
        row.issue_epoch, row.issue_seq = event.epoch, event.seq
    if not event.again:
        _change(row, event, facts)
    return row


def _new(hall: str, event: StoredEvent, facts: TicketFacts) -> TicketRow:
    return TicketRow(
        hall_id=hall,
        ticket_id=event.subject,
        number=facts.number,
        queue=facts.queue,
        business_date=facts.business_date.isoformat() if facts.business_date else "",
        state=_WAITING,
        rank_at=event.at,
        counter="",
        recalls=0,
        issued_at=event.at,
        called_at=None,
        begun_at=None,
        ended_at=None,
        changed_at=event.at,
        issue_epoch=event.epoch,
        issue_seq=event.seq,
        mark=facts.mark,
    )


def _change(row: TicketRow, event: StoredEvent, facts: TicketFacts) -> None:
    kind, state = event.kind, _STATES[event.kind] or facts.state
    row.state, row.changed_at, row.recalls = state, event.at, facts.recalls
    row.queue = facts.queue or row.queue
    row.rank_at = row.rank_at if facts.rank is None else facts.rank
    if state != _WAITING:
        row.counter = facts.counter or row.counter
    elif kind != _ISSUED:
        row.counter = ""
    row.ended_at = event.at if state in _ENDS else None
    if kind in _CALLS:
        row.called_at = event.at
    if kind == _BEGUN:
        row.begun_at = event.at


def _lose(session: Session, hall: str, event: StoredEvent) -> None:
    """Mark the open tickets of which nothing more will be heard.

    Those that a restored hall cannot know were given out after its backup, and not sent again. Of those from before a
    gap nothing was told behind it.
    """
    if isinstance(event.facts, GapFacts):
        which, params = "issue_epoch < :epoch", {"epoch": event.facts.epoch}
    else:
        facts = cast("RestoredFacts", event.facts)
        which, params = "issue_epoch = :was AND issue_seq > :known", {"was": facts.was, "known": facts.known_seq}
    sql = f"""
        UPDATE ticket_view SET state = :lost, ended_at = :at, changed_at = :at
        WHERE hall_id = :hall AND state IN ('waiting', 'called', 'serving', 'held', 'missed') AND {which}
    """
    session.run(sql, {**params, "lost": LOST, "at": event.at, "hall": hall})


def number_of(session: Session, hall: str, ticket: str) -> str:
    """Return the number of a ticket by its id, empty for one the centre has not heard of."""
    return _word_of(session, "number", hall, ticket)


def mark_of(session: Session, hall: str, ticket: str) -> str:
    """Return the hash by which a ticket's code is known again, empty for a ticket that nobody has heard of."""
    return _word_of(session, "mark", hall, ticket)


def _word_of(session: Session, column: str, hall: str, ticket: str) -> str:
    sql = f"SELECT {column} FROM ticket_view WHERE hall_id = :hall AND ticket_id = :ticket"
    row = session.run(sql, {"hall": hall, "ticket": ticket}).fetchone()
    return "" if row is None else str(row[0])
