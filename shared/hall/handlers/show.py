"""From rows to what screens may see: holders masked, moments aware."""

from datetime import date
from typing import TYPE_CHECKING

from shared.domain.masking import mask_name
from shared.domain.tickets import TicketState
from shared.hall.counters import CounterState
from shared.hall.places import BoardCounter
from shared.hall.tickets import StaffTicket, Ticket, TicketIssued
from shared.security.codes import ticket_code
from shared.store.moments import read, read_if
from shared.sync.pages import ADDRESS, PAGES, ticket_page

if TYPE_CHECKING:
    from shared.domain.plan import Counter
    from shared.hall.handlers.work import Work
    from shared.store.counters import CounterRow
    from shared.store.tickets import TicketRow


def ticket(row: "TicketRow", work: "Work") -> Ticket:
    """Return a ticket as every screen may show it."""
    return Ticket(
        id=row.id,
        number=row.label,
        code=ticket_code(row.id, work.keys.code_key),
        queue=row.queue,
        state=TicketState(row.state),
        business_date=date.fromisoformat(row.business_date),
        issued_at=read(row.issued_at),
        priority=row.priority,
        counter=row.counter,
        called_at=read_if(row.called_at),
        begun_at=read_if(row.begun_at),
        finished_at=read_if(row.finished_at),
        recalls=row.recalls,
        prints=row.prints,
        appointment_at=read_if(row.appointment_at),
    )


def issued(row: "TicketRow", work: "Work", *, again: bool = False) -> TicketIssued:
    """Return a ticket whose paper is due, with the people ahead and the address of its page online."""
    shown = ticket(row, work)
    line = work.seals.line()
    pages = None if line is None else work.feed.get(PAGES, ADDRESS)
    page = "" if line is None or pages is None else ticket_page(pages.body, line.hall, shown.code)
    return TicketIssued(shown, work.tickets.count_ahead(row), again=again, page=page)


def board_counter(counter: "Counter", state: "CounterRow", current: "TicketRow | None") -> BoardCounter:
    """Return a counter as the sign over it shows it; ``current`` is who is called or served there."""
    return BoardCounter(
        id=counter.id,
        label=counter.label,
        state=CounterState(state.state),
        number="" if current is None else current.label,
        served=current is not None and current.state == TicketState.SERVING,
    )


def staff_ticket(row: "TicketRow", work: "Work") -> StaffTicket:
    """Return a ticket as a clerk sees it."""
    name = None
    if row.holder_name is not None:
        name = mask_name(work.cipher.open(row.holder_name, row=row.id, column="holder_name"))
    return StaffTicket(
        ticket=ticket(row, work),
        holder=name,
        note="" if row.note is None else work.cipher.open(row.note, row=row.id, column="note"),
        rank_at=read(row.rank_at),
        back_at=read_if(row.back_at),
        missed_at=read_if(row.missed_at),
        matter=row.matter,
        matter_name=work.subjects.name(row.matter, work),
    )
