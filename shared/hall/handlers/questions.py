"""Answers to what windows ask; nothing here changes anything."""

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from shared.domain.plan import Counter, HallPlan
from shared.domain.refused import Refused
from shared.domain.tickets import TicketState
from shared.hall.counters import CounterList, CounterNow, CounterState, Desk, DeskView, Undoable
from shared.hall.handlers import show
from shared.hall.handlers.announcing import standing_now
from shared.hall.handlers.counters import counter_now
from shared.hall.handlers.issue import closed, obstacle
from shared.hall.places import (
    Board,
    BoardCall,
    BoardCounter,
    BoardQueue,
    BoardView,
    JournalEntry,
    JournalPage,
    Obstacle,
    PlanView,
    QueueList,
    QueueNow,
)
from shared.hall.tickets import StaffTicket, TicketByCode, TicketIssued, WaitingList
from shared.store.counters import CounterRow
from shared.store.moments import read

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.tickets import TicketRow

_DESK_ROWS = 50
_STAYS_ON_BOARD = timedelta(seconds=60)


def plan_view(_question: PlanView, work: "Work") -> HallPlan:
    """Return the hall's plan."""
    return work.plan


def queue_list(_question: QueueList, work: "Work") -> list[QueueNow]:
    """Return every queue as a citizen meets it."""
    waiting = work.tickets.waiting_by_queue(work.day)
    states = work.counters.all()
    open_ids = {name for name, row in states.items() if row.state == CounterState.OPEN}
    return [
        QueueNow(
            queue=queue.id,
            waiting=waiting.get(queue.id, (0, 0))[0],
            open_counters=[c.label for c in work.plan.counters_of(queue.id) if c.id in open_ids],
            obstacle=_shown(obstacle(queue, work)),
        )
        for queue in work.plan.queues
    ]


def waiting_list(question: WaitingList, work: "Work") -> list[StaffTicket]:
    """Return the people waiting in order of call."""
    if question.counter is not None:
        queues = work.plan.counter(question.counter).queues
    elif question.queue is not None:
        queues = (work.plan.queue(question.queue).id,)
    else:
        queues = tuple(queue.id for queue in work.plan.queues)
    return [show.staff_ticket(row, work) for row in work.tickets.waiting(queues, work.day, question.most)]


def ticket_by_code(question: TicketByCode, work: "Work") -> TicketIssued:
    """Return the ticket behind a code that this hall signed."""
    row = work.ticket_of_code(question.code)
    return show.issued(row, work)


def counter_list(_question: CounterList, work: "Work") -> list[CounterNow]:
    """Return every counter as it stands."""
    return [counter_now(counter, work.counters.get(counter.id), work) for counter in work.plan.counters]


def desk_view(question: DeskView, work: "Work") -> Desk:
    """Return all that a clerk's window shows."""
    counter = work.plan.counter(question.counter)
    row = work.counters.get(counter.id)
    current = None if row.ticket is None else work.tickets.get(row.ticket)
    waiting = work.tickets.waiting_by_queue(work.day)
    mine = [waiting[queue] for queue in counter.queues if queue in waiting]
    return Desk(
        now=work.at,
        counter=counter_now(counter, row, work),
        current=None if current is None else show.staff_ticket(current, work),
        held=_at(counter.id, TicketState.HELD, work),
        waiting=[
            show.staff_ticket(ticket, work) for ticket in work.tickets.waiting(counter.queues, work.day, _DESK_ROWS)
        ],
        missed=[ticket for ticket in _at(counter.id, TicketState.MISSED, work) if _can_return(ticket, work)],
        waiting_count=sum(count for count, _ in mine),
        longest_wait_since=read(min(oldest for _, oldest in mine)) if mine else None,
        undo=_undoable(counter.id, work),
    )


def _at(counter: str, state: TicketState, work: "Work") -> list[StaffTicket]:
    return [show.staff_ticket(row, work) for row in work.tickets.at_counters(work.day, [state], counter)]


def _can_return(ticket: StaffTicket, work: "Work") -> bool:
    return ticket.missed_at is not None and work.at - ticket.missed_at <= work.plan.limits.revive_within


def _undoable(counter: str, work: "Work") -> Undoable | None:
    undo = work.counters.undo_of(counter)
    row = None if undo is None else work.tickets.get(undo.ticket)
    if undo is None or row is None or undo.until < work.now or row.version != undo.version:
        return None
    return Undoable(step=undo.step, number=row.label, until=read(undo.until))


def _shown(refused: Refused | None) -> Obstacle | None:
    return None if refused is None else Obstacle(refused.code, refused.text, refused.facts)


def board_view(_question: BoardView, work: "Work") -> Board:
    """Return what the hall display shows."""
    rows = work.tickets.at_counters(work.day, [TicketState.CALLED, TicketState.SERVING])
    counters = {counter.id: counter for counter in work.plan.counters}
    waiting = work.tickets.waiting_by_queue(work.day)
    return Board(
        now=work.at,
        hall=work.plan.name,
        hall_en=work.plan.name_en,
        calls=[
            _board_call(row, counters[row.counter]) for row in rows if row.counter in counters and _on_board(row, work)
        ],
        queues=[
            BoardQueue(
                name=queue.name,
                name_en=queue.name_en,
                letter=queue.letter,
                waiting=waiting.get(queue.id, (0, 0))[0],
                obstacle=_shown(closed(queue, work)),
            )
            for queue in work.plan.queues
        ],
        counters=_board_counters(rows, work),
        announcements=standing_now(work),
    )


def _board_counters(rows: "list[TicketRow]", work: "Work") -> list[BoardCounter]:
    states, tickets = work.counters.all(), {row.id: row for row in rows}
    counters = []
    for counter in work.plan.counters:
        state = states.get(counter.id, CounterRow(counter.id))
        counters.append(show.board_counter(counter, state, tickets.get(state.ticket or "")))
    return counters


def _on_board(row: "TicketRow", work: "Work") -> bool:
    return row.state == TicketState.CALLED or work.at - read(row.begun_at or 0) < _STAYS_ON_BOARD


def _board_call(row: "TicketRow", counter: Counter) -> BoardCall:
    return BoardCall(
        number=row.label,
        counter=counter.label,
        place=counter.place,
        called_at=read(row.called_at or 0),
        calls=row.recalls + 1,
    )


def journal_page(question: JournalPage, work: "Work") -> list[JournalEntry]:
    """Return a stretch of the journal."""
    return [
        JournalEntry(
            seq=row.seq,
            epoch=row.epoch,
            event_id=row.event_id,
            kind=row.kind,
            subject=row.subject,
            at=read(row.at),
            actor=row.actor,
            body=msgspec.json.decode(row.body),
            v=row.v,
        )
        for row in work.journal.page(question.after, question.most)
    ]
