"""A counter and its person: call, recall, begin, hold, resume, transfer, no-show, finish."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from shared.domain.plan import Counter
from shared.domain.ranking import rank_of_return
from shared.domain.refused import Code, Refused
from shared.domain.tickets import Step, TicketState, after, check_recall, check_revival
from shared.hall import tickets as acts
from shared.hall.counters import CounterState
from shared.hall.handlers import show
from shared.store.counters import CounterRow, UndoRow
from shared.store.moments import read, stored

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.hall.tickets import StaffTicket
    from shared.store.tickets import TicketRow

_LEFT_AS = {
    Step.FINISH: "ticket.finished",
    Step.NO_SHOW: "ticket.no_show",
    Step.HOLD: "ticket.held",
    Step.TRANSFER: "ticket.transferred",
}


def call_next(act: acts.CallNext, work: "Work") -> "StaffTicket":
    """Call the first waiting person; the same ticket again while a call stands."""
    counter = work.plan.counter(act.counter)
    state = _open_counter(counter, work)
    if state.ticket is not None:
        current = work.ticket(state.ticket)
        if current.state == TicketState.CALLED:
            return show.staff_ticket(current, work)
        raise _busy(current)
    row = work.tickets.head(counter.queues, work.day)
    if row is None:
        raise Refused(Code.NOBODY_WAITING, "Nobody is waiting for this counter.", counter=counter.id)
    return _call(row, counter, work)


def call_ticket(act: acts.CallTicket, work: "Work") -> "StaffTicket":
    """Call one chosen waiting person out of order."""
    counter = work.plan.counter(act.counter)
    state = _open_counter(counter, work)
    row = work.ticket(act.ticket)
    if state.ticket == row.id and row.state == TicketState.CALLED:
        return show.staff_ticket(row, work)
    if state.ticket is not None:
        raise _busy(work.ticket(state.ticket))
    if row.business_date != work.day:
        raise Refused(Code.WRONG_STATE, "The ticket is of another day.", state="expired", step=Step.CALL)
    return _call(row, counter, work, reason=act.reason)


def _call(row: "TicketRow", counter: Counter, work: "Work", *, reason: str | None = None) -> "StaffTicket":
    """Call a ticket; with a ``reason`` it was chosen out of order."""
    state = after(TicketState(row.state), Step.CALL)
    changes = {"state": state.value, "counter": counter.id, "called_at": work.now, "recalls": 0}
    changed = work.tickets.change(row, **changes, **_sealed_note(reason, row, work))
    work.counters.set_ticket(counter.id, row.id)
    work.counters.forget_undo(counter.id)
    work.note("ticket.called", row.id, number=row.label, queue=row.queue, counter=counter.id, chosen=reason is not None)
    return show.staff_ticket(changed, work)


def recall(act: acts.Recall, work: "Work") -> "StaffTicket":
    """Call the called person once more."""
    row = _at_counter(act.counter, act.ticket, Step.RECALL, work)
    limits = work.plan.limits
    check_recall(row.recalls, read(row.called_at or 0), work.at, most=limits.recall_most, gap=limits.recall_gap)
    changed = work.tickets.change(row, recalls=row.recalls + 1, called_at=work.now)
    work.note("ticket.recalled", row.id, number=row.label, counter=act.counter, recalls=changed.recalls)
    return show.staff_ticket(changed, work)


def begin(act: acts.BeginService, work: "Work") -> "StaffTicket":
    """Start serving the called person, who has come."""
    row = _at_counter(act.counter, act.ticket, Step.BEGIN, work)
    changed = work.tickets.change(row, state=TicketState.SERVING.value, begun_at=work.now)
    work.note("ticket.begun", row.id, number=row.label, queue=row.queue, counter=act.counter)
    return show.staff_ticket(changed, work)


def finish(act: acts.FinishService, work: "Work") -> "StaffTicket":
    """Let the served person go."""
    row = _at_counter(act.counter, act.ticket, Step.FINISH, work)
    return _leave(row, Step.FINISH, act.counter, work, {"finished_at": work.now})


def no_show(act: acts.MarkNoShow, work: "Work") -> "StaffTicket":
    """Set aside a called person who did not come."""
    row = _at_counter(act.counter, act.ticket, Step.NO_SHOW, work)
    return _leave(row, Step.NO_SHOW, act.counter, work, {"missed_at": work.now})


def hold(act: acts.HoldTicket, work: "Work") -> "StaffTicket":
    """Set the person aside; the counter is free for the next."""
    row = _at_counter(act.counter, act.ticket, Step.HOLD, work)
    if not act.reason.strip():
        raise Refused(Code.REASON_REQUIRED, "Say why the person is set aside.")
    most = work.plan.limits.held_most
    if len(work.tickets.at_counters(work.day, [TicketState.HELD], act.counter)) >= most:
        raise Refused(Code.HELD_LIMIT, f"A counter can set {most} people aside at most.", most=most)
    back_at = None if act.back_at is None else stored(act.back_at)
    changes = {"back_at": back_at, **_sealed_note(act.reason, row, work)}
    return _leave(row, Step.HOLD, act.counter, work, changes)


def transfer(act: acts.TransferTicket, work: "Work") -> "StaffTicket":
    """Send the person on to another queue, at the place of the original arrival."""
    row = _at_counter(act.counter, act.ticket, Step.TRANSFER, work)
    target = work.plan.queue(act.queue)
    if target.id == row.queue:
        raise Refused(Code.SAME_QUEUE, "The ticket is in that queue already.", queue=target.id)
    changes = {"queue": target.id, "counter": None, "note": None, **_sealed_note(act.note, row, work)}
    return _leave(row, Step.TRANSFER, act.counter, work, changes)


def _leave(row: "TicketRow", step: Step, counter: str, work: "Work", changes: dict[str, Any]) -> "StaffTicket":
    """Take a person off the counter in a way that can be undone for some seconds."""
    state = after(TicketState(row.state), step)
    changed = work.tickets.change(row, state=state.value, **changes)
    if step is Step.FINISH:
        work.counters.finish(counter, row.id)
    else:
        work.counters.set_ticket(counter, None)
    before = {name: value for name, value in asdict(row).items() if name in {"state", *changes}}
    until = stored(work.at + work.plan.limits.undo_within)
    undo = UndoRow(counter, row.id, step.value, until, changed.version, msgspec.json.encode(before).decode())
    work.counters.save_undo(undo)
    work.note(_LEFT_AS[step], row.id, number=row.label, queue=changed.queue, counter=counter)
    return show.staff_ticket(changed, work)


def undo_last(act: acts.UndoLast, work: "Work") -> "StaffTicket":
    """Take back the counter's last no-show, finish, transfer or hold."""
    counter = work.plan.counter(act.counter)
    state = work.own_counter(counter)
    undo = work.counters.undo_of(counter.id)
    row = None if undo is None else work.ticket(undo.ticket)
    if undo is None or row is None or undo.until < work.now or row.version != undo.version:
        raise Refused(Code.NOTHING_TO_UNDO, "There is nothing that can still be taken back.")
    if state.ticket is not None:
        raise _busy(work.ticket(state.ticket))
    changes = msgspec.json.decode(undo.before)
    if changes.get("note") is not None:
        changes["note"] = msgspec.convert(changes["note"], bytes, strict=False)
    changed = work.tickets.change(row, **changes)
    work.counters.set_ticket(counter.id, row.id)
    work.counters.forget_undo(counter.id)
    after_undo = {"state": changed.state, "queue": changed.queue}
    work.note("ticket.undone", row.id, number=row.label, step=undo.step, counter=counter.id, **after_undo)
    return show.staff_ticket(changed, work)


def resume(act: acts.ResumeTicket, work: "Work") -> "StaffTicket":
    """Go on with a person whom this counter set aside."""
    counter = work.plan.counter(act.counter)
    state = _open_counter(counter, work)
    row = work.ticket(act.ticket)
    if row.counter != counter.id:
        raise Refused(Code.NOT_YOUR_TICKET, "Another counter holds this ticket.", counter=row.counter or "")
    target = after(TicketState(row.state), Step.RESUME)
    if state.ticket is not None:
        raise _busy(work.ticket(state.ticket))
    changed = work.tickets.change(row, state=target.value, back_at=None)
    work.counters.set_ticket(counter.id, row.id)
    work.counters.forget_undo(counter.id)
    work.note("ticket.resumed", row.id, number=row.label, counter=counter.id)
    return show.staff_ticket(changed, work)


def revive(act: acts.ReviveTicket, work: "Work") -> "StaffTicket":
    """Bring a missed person back into the queue, some places behind its head."""
    row = work.ticket(act.ticket)
    state = after(TicketState(row.state), Step.REVIVE)
    limits = work.plan.limits
    check_revival(read(row.missed_at or 0), work.at, within=limits.revive_within)
    ranks = [read(rank) for rank in work.tickets.waiting_ranks(row.queue, row.business_date, limits.revive_places)]
    rank = rank_of_return(ranks, limits.revive_places, read(row.rank_at))
    changed = work.tickets.change(row, state=state.value, rank_at=stored(rank), counter=None, missed_at=None)
    work.note("ticket.revived", row.id, number=row.label, queue=row.queue, rank=changed.rank_at)
    return show.staff_ticket(changed, work)


def cancel(act: acts.CancelTicket, work: "Work") -> "StaffTicket":
    """Take a waiting person, who gives up, out of the queue."""
    row = work.ticket(act.ticket)
    state = after(TicketState(row.state), Step.CANCEL)
    note = _sealed_note(act.reason, row, work)
    changed = work.tickets.change(row, state=state.value, finished_at=work.now, **note)
    work.note("ticket.cancelled", row.id, number=row.label, queue=row.queue)
    return show.staff_ticket(changed, work)


def _sealed_note(text: str | None, row: "TicketRow", work: "Work") -> dict[str, bytes]:
    """Return the change that keeps what a clerk typed: sealed at the ticket, because it may name people."""
    return {"note": work.cipher.seal(text, row=row.id, column="note")} if text else {}


def _at_counter(counter_id: str, ticket_id: str, step: Step, work: "Work") -> "TicketRow":
    """Return the counter's present ticket if it is the one the clerk means and the step is allowed."""
    counter = work.plan.counter(counter_id)
    state = work.own_counter(counter)
    row = work.ticket(ticket_id)
    after(TicketState(row.state), step)
    if state.ticket != row.id:
        raise Refused(Code.NOT_YOUR_TICKET, "This ticket is not at your counter now.", counter=row.counter or "")
    return row


def _open_counter(counter: Counter, work: "Work") -> CounterRow:
    state = work.own_counter(counter)
    if state.state != CounterState.OPEN:
        raise Refused(Code.COUNTER_NOT_OPEN, "Open the counter first.", state=state.state)
    return state


def _busy(row: "TicketRow") -> Refused:
    return Refused(Code.COUNTER_BUSY, f"{row.label} is still at this counter.", number=row.label, state=row.state)
