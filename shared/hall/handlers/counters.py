"""Opening, pausing and closing counters."""

from dataclasses import replace
from typing import TYPE_CHECKING

from shared.domain.plan import Counter
from shared.domain.refused import Code, Refused
from shared.domain.tickets import TicketState
from shared.hall.counters import CloseCounter, CounterNow, CounterState, OpenCounter, PauseCounter
from shared.security.role import Role
from shared.store.counters import CounterRow
from shared.store.moments import read

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

_BUSY_STATES = (TicketState.CALLED, TicketState.SERVING, TicketState.HELD)


def counter_now(counter: Counter, row: CounterRow, work: "Work") -> CounterNow:
    """Return a counter as screens show it."""
    clerk = None if row.staff is None else work.staff.get(row.staff)
    return CounterNow(
        id=counter.id,
        label=counter.label,
        state=CounterState(row.state),
        since=read(row.since) if row.since else None,
        clerk=None if clerk is None else clerk.name,
        pause_reason=row.pause_reason,
    )


def open_counter(act: OpenCounter, work: "Work") -> CounterNow:
    """Sit down at a counter, or go on after a pause."""
    counter = work.plan.counter(act.counter)
    row = work.counters.get(counter.id)
    mine = row.staff == work.actor.staff
    if row.state != CounterState.CLOSED and not mine:
        other = counter_now(counter, row, work).clerk or ""
        raise Refused(Code.COUNTER_TAKEN, f"Counter {counter.label} is taken.", counter=counter.label, clerk=other)
    if row.state == CounterState.OPEN:
        return counter_now(counter, row, work)
    _refuse_second_counter(counter, work)
    return _become(row, counter, work, CounterState.OPEN, staff=work.actor.staff)


def _refuse_second_counter(counter: Counter, work: "Work") -> None:
    """One clerk sits at one counter."""
    if work.actor.role is not Role.DESK:
        return
    for other in work.counters.all().values():
        if other.staff == work.actor.staff and other.counter != counter.id and other.state != CounterState.CLOSED:
            label = work.plan.counter(other.counter).label
            raise Refused(Code.COUNTER_TAKEN, f"You still have counter {label} open.", counter=label, clerk="")


def pause_counter(act: PauseCounter, work: "Work") -> CounterNow:
    """Take no one for a while."""
    counter = work.plan.counter(act.counter)
    row = work.own_counter(counter)
    if act.reason not in work.plan.pause_reasons:
        raise Refused(Code.REASON_REQUIRED, "A pause needs one of the hall's reasons.")
    if row.state == CounterState.CLOSED:
        raise Refused(Code.COUNTER_NOT_OPEN, "The counter is closed.", state=row.state)
    return _become(row, counter, work, CounterState.PAUSED, staff=row.staff, reason=act.reason)


def close_counter(act: CloseCounter, work: "Work") -> CounterNow:
    """Leave the counter, with nobody left at it."""
    counter = work.plan.counter(act.counter)
    row = work.own_counter(counter)
    left = {ticket.label for ticket in work.tickets.at_counters(work.day, _BUSY_STATES, counter.id)}
    current = None if row.ticket is None else work.tickets.get(row.ticket)
    if current is not None:
        left.add(current.label)  # served past midnight: of another day, and still here
    if left:
        numbers = "、".join(sorted(left))
        raise Refused(Code.COUNTER_HAS_TICKETS, f"Still at this counter: {numbers}.", numbers=numbers)
    if row.state == CounterState.CLOSED:
        return counter_now(counter, row, work)
    work.counters.forget_undo(counter.id)
    return _become(row, counter, work, CounterState.CLOSED, staff=None)


def _become(
    row: CounterRow, counter: Counter, work: "Work", state: CounterState, *, staff: str | None, reason: str = ""
) -> CounterNow:
    changed = replace(row, state=state.value, since=work.now, staff=staff, pause_reason=reason)
    work.counters.save(changed)
    work.note(f"counter.{state}", counter.id, **({"reason": reason} if reason else {}))
    return counter_now(counter, changed, work)
