"""Another time for an appointment: the old one stands until the new one is had."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.appointments.links import link_of
from central.web.booking.appointment import AppointmentPages, purpose
from central.web.booking.choosing import slots_of
from central.web.booking.desk import Desk, booked, queue_of
from central.web.booking.finding import appointment_in, here
from central.web.booking.form import text
from central.web.booking.offer import halves, next_days
from central.web.booking.words import date_words, day_words, reason, weekday_words
from central.web.rendering import view_of
from shared.domain.refused import Refused
from shared.ids import new_id

if TYPE_CHECKING:
    from central.web.room import Room


class MovingPages:
    """Shows the other days and times, and takes one."""

    def __init__(self, room: "Room", desk: Desk, pages: AppointmentPages) -> None:
        self._room, self._desk, self._pages = room, desk, pages

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages; they stand before those of any other step."""
        path = "/a/{hall}/{link}/move"
        return [Route(path, self.show), Route(path, self.move, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show the days, or the times of the day in the address."""
        return await run_in_threadpool(self._show, request, "")

    async def move(self, request: Request) -> Response:
        """Take another time."""
        async with request.form() as sent:
            new, begins, token = text(sent, "new"), text(sent, "begins"), text(sent, "token")
        if not self._room.tokens.fits(token, purpose(request, f"move {new}"), self._room.centre.clock.now()):
            return RedirectResponse(f"{here(request)}/move", 303)
        return await run_in_threadpool(self._move, request, new, begins)

    def _show(self, request: Request, trouble: str) -> Response:
        with self._desk.look(request.path_params["hall"]) as book:
            found = booked(book, appointment_in(self._room, request))
            queue = queue_of(book, found.row.queue)
            day = _day(request)
            days = next_days(book.bookings, book.plan, queue, book.today) if day is None else []
            slots = () if day is None else slots_of(book, queue, day)
        view, new = view_of(request), new_id()
        facts = self._pages.facts(request, found) | {
            "days": [(f"{here(request)}/move?day={each.day}", each) for each in days],
            "halves": halves(slots),
            "chosen": None if day is None else day_words(view, day),
            "tile_words": (partial(date_words, view), partial(weekday_words, view)),
            "new": new,
            "token": self._room.tokens.make(purpose(request, f"move {new}"), book.now),
            "trouble": trouble,
        }
        return self._room.render.page(request, "booking/move.html", 409 if trouble else 200, **facts)

    def _move(self, request: Request, new: str, begins: str) -> Response:
        hall, appointment = request.path_params["hall"], appointment_in(self._room, request)
        try:
            with self._desk.change(hall) as book:
                moved = book.bookings.move(booked(book, appointment).row.id, new, _moment(begins))
        except Refused as refused:
            return self._show(request, reason(view_of(request), refused))
        return RedirectResponse(link_of(hall, moved.id, self._room.link_key), 303)


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
