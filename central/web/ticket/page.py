"""The ticket's page as it is opened; :mod:`central.web.ticket.live` keeps it true."""

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from central.web.ticket.finding import find
from central.web.ticket.live import LivePart
from central.web.ticket.standing import standings
from central.web.ticket.wishes import Wishes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from central.web.room import Room


def routes(room: "Room") -> list[BaseRoute]:
    """Return the routes of a ticket; paper carries the page's in upper case."""
    live, wishes = LivePart(room), Wishes(room)

    async def show(request: "Request") -> "Response":
        found = await find(room, request)
        now = standings(found.hall, found.ticket)
        return room.render.page(request, "ticket.html", path=found.path, hall=found.hall.plan, now=now)

    return [
        Route("/T/{hall}/{code}", show),
        Route("/t/{hall}/{code}", show),
        Route("/t/{hall}/{code}/now", live.now),
        Route("/t/{hall}/{code}/live", live.live),
        Route("/t/{hall}/{code}/{wish}", wishes.confirm, methods=["GET"]),
        Route("/t/{hall}/{code}/{wish}", wishes.ask, methods=["POST"]),
    ]
