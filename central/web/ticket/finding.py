"""Which ticket a code in an address names: right, or not there at all."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from starlette.requests import Request

from central.office.asks import PassWish
from central.office.port import NotThere
from central.read.hall_now import HallNow, TicketNow
from shared.domain.wishes import Wish
from shared.security.codes import code_mark, ticket_in_code

if TYPE_CHECKING:
    from central.web.room import Room

_MOST_HALL = 63


@dataclass(frozen=True)
class Found:
    """A ticket somebody may see, because they hold its code or the link of the appointment that it was.

    ``page`` is the path of the page that shows it, ``path`` the one under which its changing part and its wishes are.
    ``asking`` returns what is to be asked of the office for a wish, with what they hold.
    """

    hall_id: str
    page: str
    path: str
    hall: HallNow
    ticket: TicketNow
    asking: Callable[[Wish], PassWish]


Find: TypeAlias = Callable[[Request], Awaitable[Found | None]]
"""Returns the ticket that an address names, ``None`` where it will name one later; raises :class:`NotThere`."""


def hall_in(request: Request) -> str:
    """Return the hall that an address names; paper carries it in upper case."""
    return str(request.path_params["hall"].lower()[:_MOST_HALL])


async def find(room: "Room", request: Request) -> Found:
    """Return the ticket; raise :class:`NotThere` for a code that is no code, no ticket's, forged, or of another day.

    Whatever is wrong, the same is done: one picture is looked into and one hash compared (T45).
    """
    hall_id, code = hall_in(request), request.path_params["code"].upper()
    hall = await room.front.live.now(hall_id)
    ticket = None if hall is None else hall.tickets.get(ticket_in_code(code))
    fits = hmac.compare_digest(code_mark(code), "" if ticket is None else ticket.mark)
    if hall is None or ticket is None or not fits:
        raise NotThere
    path = f"/t/{hall_id}/{code}"
    return Found(hall_id, path, path, hall, ticket, lambda wish: PassWish(hall=hall_id, wish=wish, code=code))
