"""Giving out tickets: who may have one, which number, and which place in the order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared.domain.hours import OpeningHours
from shared.domain.identity import is_citizen_number
from shared.domain.plan import IdRule, Queue
from shared.domain.ranking import rank_of_arrival
from shared.domain.refused import Code, Refused
from shared.domain.tickets import OPEN_STATES, TicketState, number_text
from shared.hall.handlers import show
from shared.hall.messages import Done
from shared.hall.tickets import Holder, IssueTicket, PrintResult, RecordPrint, ReprintTicket
from shared.ids import new_id
from shared.security.codes import code_mark, ticket_code
from shared.store.moments import read, read_if, stored
from shared.store.tickets import TicketRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.hall.tickets import TicketIssued

_PRINT_KINDS = {
    PrintResult.PRINTED: "ticket.printed",
    PrintResult.FAILED: "ticket.print_failed",
    PrintResult.UNKNOWN: "ticket.print_unknown",
}


def obstacle(queue: Queue, work: "Work") -> Refused | None:
    """Return why nobody can have a ticket of this queue now, or ``None``."""
    refused = closed(queue, work)
    if refused is not None:
        return refused
    taken = work.tickets.numbers_taken(queue.id, work.day, queue.first_number)
    if queue.daily_quota is not None and taken >= queue.daily_quota:
        return Refused(Code.QUOTA_REACHED, f"Today's {queue.daily_quota} tickets are gone.", quota=queue.daily_quota)
    if work.tickets.numbers_left(queue.id, work.day, queue.first_number, queue.last_number) < 1:
        return Refused(Code.NUMBERS_EXHAUSTED, "Today's numbers are used up.", last=queue.last_number)
    return None


def closed(queue: Queue, work: "Work") -> Refused | None:
    """Return why a queue gives nobody a ticket now, however few have come: it is closed, or the hall is."""
    if not queue.open:
        return Refused(Code.QUEUE_CLOSED, f"The queue {queue.name} is closed.", queue=queue.id)
    hours = work.plan.hours_of(queue)
    return None if hours.is_open(work.at, work.plan.zone_info) else _outside_hours(hours, work)


def _outside_hours(hours: OpeningHours, work: "Work") -> Refused:
    closing = hours.closing(work.at, work.plan.zone_info)
    facts = {}
    if closing is not None:
        facts = {"today": closing.special.name, "today_en": closing.special.name_en}
    if closing is not None and closing.since is not None:
        facts["since"] = f"{closing.since:%H:%M}"
    opens = hours.next_opening(work.at, work.plan.zone_info)
    if opens is None:
        return Refused(Code.OUTSIDE_HOURS, "The hall is closed.", **facts)
    text = f"The hall is closed until {opens:%Y-%m-%d %H:%M}."
    return Refused(Code.OUTSIDE_HOURS, text, opens=opens.isoformat(), **facts)


def issue(act: IssueTicket, work: "Work") -> "TicketIssued":
    """Give a ticket, or the one the person has already."""
    queue = work.plan.queue(act.queue)
    person = None if act.holder is None else work.cipher.person(act.holder.id_number)
    if person is not None:
        held = work.tickets.open_of_person(person, queue.id, work.day)
        if held is not None:
            return show.issued(held, work, again=True)
    stands_in_the_way = obstacle(queue, work)
    if stands_in_the_way is not None:
        raise stands_in_the_way
    _check_holder(queue, act.holder)
    rank_at = _rank(act, queue, work)
    row = give(Giving(queue, act.holder, rank_at, act.language, act.priority, act.matter), work)
    return show.issued(row, work)


@dataclass(frozen=True)
class Giving:
    """A ticket about to be given, and everything about it that is decided; moments in stored form."""

    queue: Queue
    holder: Holder | None
    rank_at: int
    language: str
    priority: str | None = None
    matter: str | None = None
    appointment_at: int | None = None


def give(giving: Giving, work: "Work") -> TicketRow:
    """Give the queue's next number, and write it down."""
    row = _row(giving, work)
    work.tickets.add(row)
    work.note(
        "ticket.issued",
        row.id,
        number=row.label,
        queue=row.queue,
        business_date=row.business_date,
        priority=row.priority,
        rank=row.rank_at,
        known=row.person is not None,
        matter=row.matter,
        mark=code_mark(ticket_code(row.id, work.keys.code_key)),
    )
    return row


def _check_holder(queue: Queue, holder: Holder | None) -> None:
    if holder is None:
        if queue.identity is IdRule.REQUIRED:
            raise Refused(Code.ID_REQUIRED, f"The queue {queue.name} needs an identity document.", queue=queue.id)
        return
    if len(holder.id_number) == 18 and not is_citizen_number(holder.id_number):  # noqa: PLR2004 GB 11643
        raise Refused(Code.BAD_ID_NUMBER, "The check digit of the citizen number does not fit.")


def _row(giving: Giving, work: "Work") -> TicketRow:
    ticket_id, queue, holder = new_id(), giving.queue, giving.holder
    number = work.tickets.next_number(queue.id, work.day, queue.first_number)
    seal = work.cipher.seal
    return TicketRow(
        id=ticket_id,
        home_queue=queue.id,
        business_date=work.day,
        number=number,
        label=number_text(queue.letter, number),
        queue=queue.id,
        state=TicketState.WAITING.value,
        rank_at=giving.rank_at,
        issued_at=work.now,
        priority=giving.priority,
        language=giving.language,
        matter=giving.matter,
        appointment_at=giving.appointment_at,
        person=None if holder is None else work.cipher.person(holder.id_number),
        holder_name=None if holder is None else seal(holder.name, row=ticket_id, column="holder_name"),
        holder_number=None if holder is None else seal(holder.id_number, row=ticket_id, column="holder_number"),
    )


def _rank(act: IssueTicket, queue: Queue, work: "Work") -> int:
    if act.priority is None:
        return work.now
    head_start = work.plan.priority(act.priority).head_start
    oldest = read_if(work.tickets.oldest_arrival(queue.id, work.day))
    return stored(rank_of_arrival(read(work.now), head_start, oldest, work.plan.limits.priority_cap))


def record_print(act: RecordPrint, work: "Work") -> Done:
    """Keep what became of a ticket's paper."""
    row = work.ticket(act.ticket)
    if act.result is PrintResult.PRINTED:
        row = work.tickets.count_print(row)
    work.note(_PRINT_KINDS[act.result], row.id, number=row.label, prints=row.prints, reasons=list(act.reasons))
    return Done()


def reprint(act: ReprintTicket, work: "Work") -> "TicketIssued":
    """Allow one more paper of an open ticket."""
    row = work.ticket(act.ticket)
    if TicketState(row.state) not in OPEN_STATES:
        raise Refused(Code.WRONG_STATE, f"The ticket is {row.state}.", state=row.state, step="reprint")
    work.note("ticket.reprint", row.id, number=row.label)
    return show.issued(row, work, again=True)
