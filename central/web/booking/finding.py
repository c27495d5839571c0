"""What a signed link names: an appointment, and once its person has checked in, the ticket that it became."""

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request

from central.appointments.links import appointment_of_link
from central.web.ticket.finding import Found

if TYPE_CHECKING:
    from central.web.room import Room


def appointment_in(room: "Room", request: Request) -> str:
    """Return the id behind the link in an address; 404 for a link that we did not sign."""
    found = appointment_of_link(request.path_params["hall"], request.path_params["link"], room.link_key)
    if found is None:
        raise HTTPException(404)
    return found


async def find_arrived(room: "Room", request: Request) -> Found | None:
    """Return the ticket, ``None`` before the hall gave one and after its day; 404 for a link that we did not sign."""
    appointment, hall_id = appointment_in(room, request), request.path_params["hall"]
    hall = await room.centre.live.now(hall_id)
    ticket = None if hall is None else hall.tickets.get(hall.arrivals.get(appointment, ""))
    if hall is None or ticket is None:
        return None
    return Found(hall_id, here(request), ticket_path(request), hall, ticket)


def here(request: Request) -> str:
    """Return the path of the appointment's page."""
    return f"/a/{request.path_params['hall']}/{request.path_params['link']}"


def ticket_path(request: Request) -> str:
    """Return the path under which the parts of its ticket are."""
    return f"{here(request)}/ticket"
