"""What a signed link names: an appointment, and once its person has checked in, the ticket that it became."""

from typing import TYPE_CHECKING

from starlette.requests import Request

from central.office.asks import PassWish, WhoseLink
from central.web.ticket.finding import Found

if TYPE_CHECKING:
    from central.web.room import Room
    from shared.domain.wishes import Wish


async def find_arrived(room: "Room", request: Request) -> Found | None:
    """Return the ticket, ``None`` before the hall gave one and after its day; raises :class:`NotThere` for other links.

    The office is asked once a request: an open page that is kept true looks here at each of its hall's news.
    """
    state, hall, link = request.state, request.path_params["hall"], request.path_params["link"]
    if not hasattr(state, "appointment"):
        state.appointment = await room.front.office.ask(WhoseLink(hall=hall, link=link))
    return await arrived(room, request, state.appointment)


async def arrived(room: "Room", request: Request, appointment: str) -> Found | None:
    """Return the ticket that an appointment became, whose link the request has."""
    hall_id, link = request.path_params["hall"], request.path_params["link"]
    hall = await room.front.live.now(hall_id)
    ticket = None if hall is None else hall.tickets.get(hall.arrivals.get(appointment, ""))
    if hall is None or ticket is None:
        return None

    def asking(wish: "Wish") -> PassWish:
        return PassWish(hall=hall_id, wish=wish, link=link)

    return Found(hall_id, here(request), ticket_path(request), hall, ticket, asking)


def here(request: Request) -> str:
    """Return the path of the appointment's page."""
    return f"/a/{request.path_params['hall']}/{request.path_params['link']}"


def ticket_path(request: Request) -> str:
    """Return the path under which the parts of its ticket are."""
    return f"{here(request)}/ticket"
