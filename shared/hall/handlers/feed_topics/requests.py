"""Wishes from a ticket's page: granted by the hall's own rules, or refused with the reason; told in the journal."""

from typing import TYPE_CHECKING

import msgspec

from shared.domain.ranking import rank_behind
from shared.domain.tickets import TicketState
from shared.domain.wishes import GO_FIRST, Hindrance, Wish, hindrance
from shared.hall.handlers import serve
from shared.hall.tickets import CancelTicket
from shared.store.moments import read, stored
from shared.sync.requests import RequestBody

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow
    from shared.store.tickets import TicketRow


def apply(row: "FeedRow", work: "Work") -> None:
    """Grant a wish or refuse it; a row that is gone asks for nothing."""
    if row.deleted:
        return
    request = msgspec.json.decode(row.body, type=RequestBody)
    ticket = work.ticket(request.ticket)
    reason = _hindrance(request, ticket, work)
    if reason is not None:
        work.note("request.refused", ticket.id, wish=request.wish, until=request.until, reason=reason)
        return
    if request.wish is Wish.CANCEL:
        serve.cancel(CancelTicket(ticket=ticket.id), work)
    else:
        _let_go_first(ticket, work)
    work.note("request.granted", ticket.id, wish=request.wish, until=request.until)


def _hindrance(request: RequestBody, ticket: "TicketRow", work: "Work") -> Hindrance | None:
    return hindrance(
        request.wish,
        in_time=work.now <= request.until,
        waiting=ticket.state == TicketState.WAITING and ticket.business_date == work.day,
        went_later_before=ticket.went_later_at is not None,
        anybody_behind=bool(work.tickets.ranks_behind(ticket, 1)),
    )


def _let_go_first(ticket: "TicketRow", work: "Work") -> None:
    behind = [read(rank) for rank in work.tickets.ranks_behind(ticket, GO_FIRST)]
    rank = stored(rank_behind(behind))
    changed = work.tickets.change(ticket, rank_at=rank, went_later_at=work.now)
    work.note("ticket.placed", ticket.id, number=ticket.label, queue=ticket.queue, rank=changed.rank_at)
