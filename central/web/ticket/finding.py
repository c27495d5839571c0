"""Which ticket a code in an address names: right, or not there at all."""

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request

from central.read.hall_now import HallNow, TicketNow
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


async def find(room: "Room", request: Request) -> Found:
    """Return the ticket; raise the one 404 for a code that is no code, no ticket's, forged, or of another day.

    Whatever is wrong, the same is done: one picture is looked into and one hash compared (T45).
    """
    hall_id, code = request.path_params["hall"].lower()[:_MOST_HALL], request.path_params["code"].upper()
    hall = await room.centre.live.now(hall_id)
    ticket = None if hall is None else hall.tickets.get(ticket_in_code(code))
    fits = hmac.compare_digest(code_mark(code), "" if ticket is None else ticket.mark)
    if hall is None or ticket is None or not fits:
        raise HTTPException(404)
    return Found(hall_id, code, hall, ticket)
