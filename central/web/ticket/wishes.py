"""Giving up and letting three go first: asked once more, then passed on to the hall, which decides."""

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from central.office.port import OfficeAway
from central.web.ticket.finding import Find, Found
from central.web.ticket.standing import Standings, standings
from shared.domain.wishes import Wish

if TYPE_CHECKING:
    from central.web.room import Room

_SEE_OTHER = 303


class Wishes:
    """Answers about what a ticket's owner wants."""

    def __init__(self, room: "Room", find: Find) -> None:
        self._room, self._find = room, find

    async def confirm(self, request: Request) -> Response:
        """Ask once more; where it cannot be asked of the hall now, the ticket's page says why."""
        found, wish, now = await self._wanted(request)
        if wish not in now.wishes:
            return RedirectResponse(found.page, _SEE_OTHER)
        return self._confirm(request, found, wish, now)

    async def ask(self, request: Request) -> Response:
        """Pass the wish on, once; a form that is not ours or too old is shown again."""
        found, wish, now = await self._wanted(request)
        front = self._room.front
        token = (await request.form()).get("token")
        if not (isinstance(token, str) and self._room.tokens.fits(token, _purpose(found, wish), front.clock.now())):
            return self._confirm(request, found, wish, now)
        if wish in now.wishes:
            try:
                await front.office.ask(found.asking(wish))
            except OfficeAway:
                return self._confirm(request, found, wish, now, away=True)
            front.live.ring(found.hall_id)
        return RedirectResponse(found.page, _SEE_OTHER)

    async def _wanted(self, request: Request) -> tuple[Found, Wish, Standings]:
        found = await self._find(request)
        try:
            wish = Wish(request.path_params["wish"])
        except ValueError:
            raise HTTPException(404) from None
        if found is None:
            raise HTTPException(404)
        return found, wish, standings(found.hall, found.ticket)

    def _confirm(self, request: Request, found: Found, wish: Wish, now: Standings, *, away: bool = False) -> Response:
        token = self._room.tokens.make(_purpose(found, wish), self._room.front.clock.now())
        facts = {"path": found.path, "page": found.page, "hall": found.hall.plan, "wish": wish, "token": token}
        return self._room.render.page(request, "wish.html", 503 if away else 200, now=now, away=away, **facts)


def _purpose(found: Found, wish: Wish) -> str:
    return f"{found.path}/{wish}"
