"""An appointment found again by its number and the phone it was made from; whoever guesses learns nothing (T46)."""

from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.office.asks import LookUp
from central.office.port import OfficeAway
from central.tries import Tries
from central.web.booking.form import text
from central.web.booking.small_check import small_check
from central.web.booking.words import reason
from central.web.rendering import view_of
from shared.domain.refused import Code, Refused

if TYPE_CHECKING:
    from central.web.room import Room

TRIES_AN_ADDRESS = 20
"""An hour; how often a number and a phone may be tried is the office's to count."""

_FIELDS = ("hall", "number", "phone")


class LookupPage:
    """Asks for number and phone, and leads to the appointment."""

    def __init__(self, room: "Room") -> None:
        self._room, self._tries = room, Tries(TRIES_AN_ADDRESS)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of this page."""
        return [Route("/appointment", self.show), Route("/appointment", self.look, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show the form."""
        return await self._page(request, dict.fromkeys(_FIELDS, ""), "")

    async def look(self, request: Request) -> Response:
        """Look for the appointment; wrong number, wrong phone and no such appointment are answered the same."""
        async with request.form() as sent:
            typed = {name: text(sent, name) for name in _FIELDS}
            trouble = await self._objection(request, sent)
        status = 422
        try:
            if not trouble:
                found: str = await self._room.front.office.ask(LookUp(**typed))
                return RedirectResponse(found, 303)
        except Refused as refused:
            known = refused.code is Code.TOO_OFTEN
            trouble = refused.code if known else Code.UNKNOWN_APPOINTMENT
        except OfficeAway as away:
            trouble, status = away.code, 503
        return await self._page(request, typed, reason(view_of(request), trouble), status)

    async def _objection(self, request: Request, sent: FormData) -> str:
        """Return why it is not looked for, empty for nothing."""
        if not self._room.tokens.fits(text(sent, "token"), "appointment", self._room.front.clock.now()):
            return "old_page"
        return await small_check(self._room, request, sent, self._tries)

    async def _page(self, request: Request, typed: dict[str, str], trouble: str, status: int = 200) -> Response:
        now = self._room.front.clock.now()
        facts: dict[str, Any] = {
            "halls": await self._room.plans(),
            "typed": typed,
            "trouble": trouble,
            "token": self._room.tokens.make("appointment", now),
            "puzzle": self._room.puzzles.make(now),
        }
        return self._room.render.page(request, "booking/lookup.html", status, **facts)
