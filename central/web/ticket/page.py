"""The ticket's page as it is opened; :mod:`central.web.ticket.parts` keeps it true."""

from functools import partial
from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from central.web.ticket.finding import find
from central.web.ticket.parts import part_routes
from central.web.ticket.standing import standings

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from central.web.room import Room


def routes(room: "Room") -> list[BaseRoute]:
    """Return the routes of a ticket; paper carries the page's in upper case."""

    async def show(request: "Request") -> "Response":
        found = await find(room, request)
        now = standings(found.hall, found.ticket)
        return room.render.page(request, "ticket.html", path=found.path, hall=found.hall.plan, now=now)

    return [
        Route("/T/{hall}/{code}", show),
        Route("/t/{hall}/{code}", show),
        *part_routes(room, partial(find, room), "/t/{hall}/{code}"),
    ]
