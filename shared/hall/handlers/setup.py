"""Setting a hall up, and what the hub does by itself at the change of day."""

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from shared.domain.plan import check_plan
from shared.domain.tickets import TicketState
from shared.hall.handlers.counting import KEPT
from shared.hall.messages import Done
from shared.hall.places import ConfigureHall
from shared.hall.tickets import CloseDay
from shared.security.sealing import public_half, reading_key

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def configure(act: ConfigureHall, work: "Work") -> Done:
    """Give the hall its plan."""
    check_plan(act.plan)
    work.hall.save_plan(msgspec.json.encode(act.plan).decode())
    work.forget_plan()
    tell_plan(work)
    return Done()


def tell_plan(work: "Work") -> None:
    """Write our own plan into the journal, for the centre, with the key by which it seals what only we may read."""
    key = public_half(reading_key(work.keys))
    work.note("hall.configured", work.plan.id, plan=work.plan.under(()), sealing_key=key)


def close_day(_act: CloseDay, work: "Work") -> Done:
    """Expire what was left open on earlier business dates."""
    left = work.tickets.left_open_before(work.day)
    for row in left:
        work.tickets.change(row, state=TicketState.EXPIRED.value)
        work.note("ticket.expired", row.id, number=row.label, queue=row.queue, was=row.state)
    gone = {row.id for row in left}
    for counter in work.counters.all().values():
        if counter.ticket in gone:
            work.counters.set_ticket(counter.counter, None)
    work.guide_counts.forget_before((date.fromisoformat(work.day) - KEPT).isoformat())
    return Done()
