"""An appointment found again by its number and the phone it was made from; whoever guesses learns nothing (T46)."""

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.appointments.links import link_of
from central.appointments.person import checked_phone
from central.read.halls import plans
from central.web.booking.desk import Desk
from central.web.booking.form import text
from central.web.booking.words import reason
from central.web.rendering import view_of
from central.web.tries import Tries
from central.web.visitors import address_of
from shared.domain.refused import Code, Refused

if TYPE_CHECKING:
    from central.web.room import Room

TRIES_A_NUMBER, TRIES_AN_ADDRESS = 5, 20
_FIELDS = ("hall", "number", "phone")


class LookupPage:
    """Asks for number and phone, and leads to the appointment."""

    def __init__(self, room: "Room", desk: Desk) -> None:
        self._room, self._desk = room, desk
        self._by_number, self._by_address = Tries(TRIES_A_NUMBER), Tries(TRIES_AN_ADDRESS)

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
            trouble = await self._objection(request, sent, typed)
        path = "" if trouble else await run_in_threadpool(self._find, typed)
        if path:
            return RedirectResponse(path, 303)
        return await self._page(
            request, typed, reason(view_of(request), trouble or Code.UNKNOWN_APPOINTMENT.value), 422
        )

    async def _objection(self, request: Request, sent: FormData, typed: dict[str, str]) -> str:
        now = self._room.centre.clock.now()
        if not self._room.tokens.fits(text(sent, "token"), "appointment", now):
            return "old_page"
        answer, proof = text(sent, "answer"), text(sent, "proof")
        if not self._room.puzzles.solved(text(sent, "puzzle"), answer=answer, proof=proof, now=now):
            return "puzzle"
        who, times = self._room.visitors.weighed(address_of(request))
        allowed = await self._by_address.may(who, times) and await self._by_number.may(_digits(typed["number"]))
        return "" if allowed else "too_often"

    def _find(self, typed: dict[str, str]) -> str:
        """Return the path of the appointment's page, empty where there is none."""
        try:
            with self._desk.look(typed["hall"]) as book:
                row = book.bookings.find(_digits(typed["number"]), checked_phone(typed["phone"]))
        except Refused:
            return ""
        return link_of(typed["hall"], row.id, self._room.link_key)

    async def _page(self, request: Request, typed: dict[str, str], trouble: str, status: int = 200) -> Response:
        now = self._room.centre.clock.now()
        facts: dict[str, Any] = {
            "halls": await run_in_threadpool(self._halls),
            "typed": typed,
            "trouble": trouble,
            "token": self._room.tokens.make("appointment", now),
            "puzzle": self._room.puzzles.make(now),
        }
        return self._room.render.page(request, "booking/lookup.html", status, **facts)

    def _halls(self) -> dict[str, Any]:
        with self._room.centre.database.reading() as session:
            return dict(plans(session))


def _digits(number: str) -> str:
    """Return the eight digits, however they were grouped."""
    return "".join(filter(str.isdecimal, number))[:8]
