"""Which wishes a ticket's owner may have now, and what became of the last one."""

from enum import StrEnum

from central.read.hall_now import HallNow, TicketNow
from central.read.requests import Asked
from shared.domain.tickets import TicketState
from shared.domain.wishes import Hindrance, Wish


class Told(StrEnum):
    """What the page says of a wish."""

    ON_ITS_WAY = "on_its_way"
    UNANSWERED = "unanswered"
    WENT_LATER = "went_later"
    NOBODY_BEHIND = "nobody_behind"
    REFUSED = "refused"


def possible_wishes(hall: HallNow, ticket: TicketNow) -> tuple[Wish, ...]:
    """Return what can be asked of the hall now: of one that waits, and nothing while an answer is waited for."""
    known = {wish: told_of(hall, ticket, wish) for wish in Wish}
    if ticket.state != TicketState.WAITING or Told.ON_ITS_WAY in known.values():
        return ()
    later = ticket.behind > 0 and known[Wish.LATER] is not Told.WENT_LATER
    return (Wish.LATER, Wish.CANCEL) if later else (Wish.CANCEL,)


def told_of_wishes(hall: HallNow, ticket: TicketNow) -> Told | None:
    """Return what became of the last wish of a ticket that still waits."""
    if ticket.state != TicketState.WAITING:
        return None
    known = [(asked.until, wish) for wish in Wish if (asked := hall.asked.get((ticket.id, wish))) is not None]
    return told_of(hall, ticket, max(known)[1]) if known else None


def told_of(hall: HallNow, ticket: TicketNow, wish: Wish) -> Told | None:
    """Return what became of one wish, ``None`` where it was never had."""
    asked = hall.asked.get((ticket.id, wish))
    return None if asked is None else _told(asked, hall)


def _told(asked: Asked, hall: HallNow) -> Told:
    if asked.granted is None:
        return Told.ON_ITS_WAY if hall.at <= asked.until else Told.UNANSWERED
    if asked.granted:
        return Told.WENT_LATER
    return Told.NOBODY_BEHIND if asked.reason == Hindrance.NOBODY_BEHIND else Told.REFUSED
