"""The ticket's page: found by the code on its paper, right or not there at all."""

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from central.read.hall_now import HallNow, TicketNow
from central.web.ticket.standing import standings
from shared.security.codes import code_mark, ticket_in_code

if TYPE_CHECKING:
    from central.web.room import Room

_MOST_HALL = 63


@dataclass(frozen=True)
class Found:
    """A ticket somebody may see, because they hold its code."""

    hall_id: str
    code: str
    hall: HallNow
    ticket: TicketNow

    @property
    def path(self) -> str:
        """Return where its page is."""
        return f"/t/{self.hall_id}/{self.code}"


def routes(room: "Room") -> list[BaseRoute]:
    """Return the routes of this page; paper carries them in upper case."""
    page = TicketPage(room)
    return [Route(f"/{letter}/{{hall}}/{{code}}", page.show) for letter in ("t", "T")]


class TicketPage:
    """Answers about single tickets."""

    def __init__(self, room: "Room") -> None:
        self._room = room

    async def show(self, request: Request) -> Response:
        """Return the page of the ticket whose code is in the address."""
        found = await self.find(request)
        now = standings(found.hall, found.ticket)
        return self._room.render.page(request, "ticket.html", path=found.path, hall=found.hall.plan, now=now)

    async def find(self, request: Request) -> Found:
        """Return the ticket; raise the one 404 for a code that is no code, no ticket's, forged, or of another day.

        Whatever is wrong, the same is done: one picture is looked into and one hash compared (T45).
        """
        hall_id, code = request.path_params["hall"].lower()[:_MOST_HALL], request.path_params["code"].upper()
        hall = await self._room.centre.live.now(hall_id)
        ticket = None if hall is None else hall.tickets.get(ticket_in_code(code))
        fits = hmac.compare_digest(code_mark(code), "" if ticket is None else ticket.mark)
        if hall is None or ticket is None or not fits:
            raise HTTPException(404)
        return Found(hall_id, code, hall, ticket)
