"""Checking in: an appointment becomes a ticket, once.

Neither quota nor opening hours stand in its way, because its place was promised; a closed queue and used-up numbers do.
Whoever took an ordinary ticket of the same queue before keeps it, and it gets the better of both places: no second
queue.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec

from shared.domain.appointments.arrival import Arrival, Punctuality, arrive
from shared.domain.appointments.states import AppointmentState
from shared.domain.plan import Queue
from shared.domain.refused import Code, Refused
from shared.domain.tickets import TicketState
from shared.hall.appointments import AppointmentNow, CheckedIn, CheckIn, FindAppointments
from shared.hall.handlers import show
from shared.hall.handlers.issue import Giving, give
from shared.hall.places import Obstacle
from shared.hall.tickets import Holder
from shared.security.appointment_codes import appointment_of_code
from shared.store.appointments import AppointmentRow
from shared.store.moments import read, stored

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.tickets import TicketRow


def find(question: FindAppointments, work: "Work") -> list[AppointmentNow]:
    """Return the appointments of whoever asks."""
    begins, ends = _today(work)
    if question.code:
        rows = [_of_code(question.code, work)]
    elif question.holder is not None:
        rows = work.appointments.of_person(work.cipher.person(question.holder.id_number), begins, ends)
    else:
        rows = work.appointments.with_number(question.number, begins, ends) if question.number else []
    followed = {row.id: row for row in (_followed(row, work) for row in rows)}
    return [_shown(row, work) for row in followed.values()]


def check_in(act: CheckIn, work: "Work") -> CheckedIn:
    """Take an arrival."""
    row = work.appointments.get(act.appointment)
    if row is None:
        row = _of_code(act.code, work)
        if row.id != act.appointment:
            raise _unknown()
    row = _followed(row, work)
    begins = read(row.begins)
    if row.ticket is not None:
        ticket = work.ticket(row.ticket)
        return _checked_in(ticket, Punctuality.ON_TIME, begins, work, again=True)
    arrival = _arrival(row, work)
    ticket = _ticket(row, arrival, act.holder, work)
    work.appointments.save(replace(row, ticket=ticket.id))
    work.note(
        "appointment.arrived",
        row.id,
        ticket=ticket.id,
        punctuality=arrival.punctuality,
        queue=row.queue,
        heard=row.person is not None,
    )
    return _checked_in(ticket, arrival.punctuality, begins, work)


def _arrival(row: AppointmentRow, work: "Work") -> Arrival:
    return arrive(AppointmentState(row.state), read(row.begins), work.at, work.plan.zone_info, work.plan.appointments)


def _checked_in(
    ticket: "TicketRow", punctuality: Punctuality, begins: datetime, work: "Work", *, again: bool = False
) -> CheckedIn:
    issued = show.issued(ticket, work, again=again)
    return CheckedIn(
        ticket=issued.ticket,
        ahead=issued.ahead,
        punctuality=punctuality,
        begins=begins,
        again=again,
        page=issued.page,
    )


def _ticket(row: AppointmentRow, arrival: Arrival, shown: Holder | None, work: "Work") -> "TicketRow":
    queue = work.plan.queue(row.queue)
    holder = _holder(row, work) or shown
    held = None
    if holder is not None:
        held = work.tickets.open_of_person(work.cipher.person(holder.id_number), queue.id, work.day)
    rank_at = stored(arrival.rank_at)
    if held is not None:
        return _better_placed(held, row, rank_at, work)
    _check_queue(queue, work)
    return give(Giving(queue, holder, rank_at, row.language, None, row.matter, row.begins), work)


def _better_placed(held: "TicketRow", row: AppointmentRow, rank_at: int, work: "Work") -> "TicketRow":
    """Give the ticket a person holds already the earlier of both places; one that was called needs none."""
    if held.state != TicketState.WAITING:
        return work.tickets.change(held, appointment_at=row.begins)
    changed = work.tickets.change(held, rank_at=min(held.rank_at, rank_at), appointment_at=row.begins)
    work.note("ticket.placed", held.id, number=held.label, queue=held.queue, rank=changed.rank_at)
    return changed


def _check_queue(queue: Queue, work: "Work") -> None:
    if not queue.open:
        raise Refused(Code.QUEUE_CLOSED, f"The queue {queue.name} is closed.", queue=queue.id)
    if work.tickets.numbers_left(queue.id, work.day, queue.first_number, queue.last_number) < 1:
        raise Refused(Code.NUMBERS_EXHAUSTED, "Today's numbers are used up.", last=queue.last_number)


def _holder(row: AppointmentRow, work: "Work") -> Holder | None:
    if row.holder_name is None or row.holder_number is None:
        return None
    name = work.cipher.open(row.holder_name, row=row.id, column="holder_name")
    return Holder(name, work.cipher.open(row.holder_number, row=row.id, column="holder_number"))


def _of_code(code: str, work: "Work") -> AppointmentRow:
    """Return the appointment behind a code, also one this hall has not heard of; refused (unknown_appointment)."""
    line, key = work.seals.line(), work.centre_key
    said = None if key is None else appointment_of_code(code, key)
    if line is None or said is None or said.hall != line.hall:
        raise _unknown()
    known = work.appointments.get(said.id)
    if known is not None:
        return known
    return AppointmentRow(said.id, said.queue, stored(said.begins), said.slots, AppointmentState.BOOKED.value)


def _unknown() -> Refused:
    return Refused(Code.UNKNOWN_APPOINTMENT, "This is no appointment of this hall.")


def _followed(row: AppointmentRow, work: "Work") -> AppointmentRow:
    """Return where an appointment was moved to, as far as this hall knows."""
    seen = {row.id}
    while row.ticket is None and row.moved_to is not None and row.moved_to not in seen:
        onward = work.appointments.get(row.moved_to)
        if onward is None:
            return row
        seen.add(onward.id)
        row = onward
    return row


def _shown(row: AppointmentRow, work: "Work") -> AppointmentNow:
    begins = read(row.begins)
    if row.ticket is not None:
        label = work.ticket(row.ticket).label
        return AppointmentNow(id=row.id, queue=row.queue, begins=begins, state=AppointmentState.ARRIVED, ticket=label)
    now = AppointmentNow(id=row.id, queue=row.queue, begins=begins, state=AppointmentState(row.state))
    try:
        return msgspec.structs.replace(now, punctuality=_arrival(row, work).punctuality)
    except Refused as refusal:
        return msgspec.structs.replace(now, obstacle=Obstacle(refusal.code, refusal.text, refusal.facts))


def _today(work: "Work") -> tuple[int, int]:
    zone = work.plan.zone_info
    begins = datetime.combine(work.at.astimezone(zone).date(), time(), tzinfo=zone)
    return stored(begins), stored(begins + timedelta(days=1))
