"""Another time for an appointment: the old one stands until the new one is had."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.office.asks import AskDays, AskTimes, Day, Move, OpenForm
from central.web.booking.appointment import AppointmentPages, purpose
from central.web.booking.finding import here
from central.web.booking.form import text
from central.web.booking.offer import halves
from central.web.booking.words import date_words, day_words, reason, weekday_words
from central.web.rendering import view_of
from shared.domain.refused import Refused

if TYPE_CHECKING:
    from central.web.room import Room
    from shared.domain.appointments.slots import Slot


class MovingPages:
    """Shows the other days and times, and takes one."""

    def __init__(self, room: "Room", pages: AppointmentPages) -> None:
        self._room, self._pages = room, pages

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages; they stand before those of any other step."""
        path = "/a/{hall}/{link}/move"
        return [Route(path, self.show), Route(path, self.move, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show the days, or the times of the day in the address."""
        return await self._show(request, "")

    async def move(self, request: Request) -> Response:
        """Take another time."""
        async with request.form() as sent:
            new, begins, token = text(sent, "new"), text(sent, "begins"), text(sent, "token")
        if not self._room.tokens.fits(token, purpose(request, f"move {new}"), self._room.front.clock.now()):
            return RedirectResponse(f"{here(request)}/move", 303)
        hall, link = request.path_params["hall"], request.path_params["link"]
        try:
            await self._room.front.office.ask(Move(hall=hall, link=link, to=new, begins=_moment(begins)))
        except Refused as refused:
            return await self._show(request, reason(view_of(request), refused))
        return RedirectResponse(f"/a/{hall}/{new}", 303)

    async def _show(self, request: Request, trouble: str) -> Response:
        office, day, view = self._room.front.office, _day(request), view_of(request)
        found = await self._pages.found(request)
        days: list[Day] = []
        slots: list[Slot] = []
        if day is None:
            days = await office.ask(AskDays(hall=found.hall, queue=found.queue.id))
        else:
            slots = await office.ask(AskTimes(hall=found.hall, queue=found.queue.id, day=day))
        form = await office.ask(OpenForm(hall=found.hall))
        facts = self._pages.facts(request, found) | {
            "days": [(f"{here(request)}/move?day={each.day}", each) for each in days],
            "halves": halves(slots),
            "chosen": None if day is None else day_words(view, day),
            "tile_words": (partial(date_words, view), partial(weekday_words, view)),
            "new": form.link,
            "token": self._room.tokens.make(purpose(request, f"move {form.link}"), self._room.front.clock.now()),
            "trouble": trouble,
        }
        return self._room.render.page(request, "booking/move.html", 409 if trouble else 200, **facts)


def _day(request: Request) -> date | None:
    """Return the day in the address, ``None`` for none."""
    given = request.query_params.get("day")
    try:
        return None if given is None else date.fromisoformat(given)
    except ValueError as error:
        raise HTTPException(404) from error


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise HTTPException(404) from error
    if moment.tzinfo is None:
        raise HTTPException(404)
    return moment
