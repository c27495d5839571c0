"""From the hall's tickets to the lines a clerk reads: waiting, held, missed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter.desk.names import PlanNames
from counter.desk.pace import minutes_since
from counter.desk.ticket_rows import TicketRow
from counter.desk.words import minutes
from shared.hall.tickets import StaffTicket, Ticket


def waiting_row(ticket: StaffTicket, names: PlanNames, now: datetime) -> TicketRow:
    """Return a waiting person's line; the clock counts from the taking of the ticket."""
    return TicketRow(
        id=ticket.ticket.id,
        number=ticket.ticket.number,
        mark=_mark(ticket, names),
        about=_about(names.queue(ticket.ticket.queue), ticket.matter_name, ticket.holder, ticket.note),
        clock=minutes(minutes_since(ticket.ticket.issued_at, now)),
    )


def held_row(ticket: StaffTicket, names: PlanNames, now: datetime) -> TicketRow:
    """Return a held person's line; the clock tells when to expect the person, amber once that is over (rule C20)."""
    clock, late = _return_words(ticket, now)
    return TicketRow(
        id=ticket.ticket.id,
        number=ticket.ticket.number,
        mark=appointment_word(ticket.ticket, names),
        about=_about(ticket.note, ticket.matter_name, ticket.holder, names.queue(ticket.ticket.queue)),
        clock=clock,
        tone="attention" if late else "soft",
    )


def missed_row(ticket: StaffTicket, names: PlanNames, now: datetime) -> TicketRow:
    """Return the line of a person who did not come."""
    since = minutes_since(ticket.missed_at or now, now)
    return TicketRow(
        id=ticket.ticket.id,
        number=ticket.ticket.number,
        mark=appointment_word(ticket.ticket, names),
        about=_about(names.queue(ticket.ticket.queue), ticket.matter_name, ticket.holder),
        clock=QCoreApplication.translate("desk-time", "{count} min ago").format(count=since),
    )


def _return_words(ticket: StaffTicket, now: datetime) -> tuple[str, bool]:
    if ticket.back_at is None:
        since = minutes_since(ticket.ticket.begun_at or now, now)
        return QCoreApplication.translate("desk-time", "begun {count} min ago").format(count=since), False
    left = (ticket.back_at - now).total_seconds()
    if left > 0:
        return QCoreApplication.translate("desk-time", "back in {count} min").format(count=-int(-left // 60)), False
    return QCoreApplication.translate("desk-time", "{count} min overdue").format(count=int(-left // 60)), True


def appointment_word(ticket: Ticket, names: PlanNames) -> str:
    """Return the slot of whoever came with an appointment, empty for everybody else."""
    if ticket.appointment_at is None:
        return ""
    time = f"{ticket.appointment_at.astimezone(names.plan.zone_info):%H:%M}"
    return QCoreApplication.translate("desk-time", "Appointment {time}").format(time=time)


def _mark(ticket: StaffTicket, names: PlanNames) -> str:
    chosen = ticket.ticket.priority
    priority = "" if chosen is None else "★ " + names.priority(chosen)
    return "  ".join(filter(None, (appointment_word(ticket.ticket, names), priority)))


def _about(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
