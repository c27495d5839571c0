"""The first four pages of a booking: which hall, business, day and time; each answer is in the address."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.office.asks import AskDays, AskTimes
from central.office.queues import bookable, queue_of
from central.web.booking.offer import halves
from central.web.booking.words import date_words, day_words, weekday_words
from central.web.rendering import view_of

if TYPE_CHECKING:
    from central.web.room import Room


class Choosing:
    """Leads from the door to a time."""

    def __init__(self, room: "Room") -> None:
        self._room = room

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/book", self.halls),
            Route("/book/{hall}", self.queues),
            Route("/book/{hall}/{queue}", self.days),
            Route("/book/{hall}/{queue}/{day}", self.times),
        ]

    async def halls(self, request: Request) -> Response:
        """Show the halls, or go on where there is one."""
        halls = {hall: plan for hall, plan in (await self._room.plans()).items() if bookable(plan)}
        if len(halls) == 1:
            return RedirectResponse(address(*halls, matter=matter_of(request)), 303)
        return self._room.render.page(request, "booking/halls.html", halls=halls, matter=matter_of(request))

    async def queues(self, request: Request) -> Response:
        """Show the businesses that can be booked in a hall."""
        plan = await self._room.plan(request.path_params["hall"])
        groups = [(group, [queue for queue in bookable(plan) if queue.group == group.id]) for group in plan.groups]
        facts: dict[str, Any] = {
            "groups": [pair for pair in groups if pair[1]],
            "plan": plan,
            "days": lambda queue: address(request.path_params["hall"], queue.id, matter=matter_of(request)),
        }
        return self._room.render.page(request, "booking/queues.html", **facts)

    async def days(self, request: Request) -> Response:
        """Show the days of a business."""
        hall, name = _asked(request)
        plan = await self._room.plan(hall)
        queue = queue_of(plan, name)
        days = await self._room.front.office.ask(AskDays(hall=hall, queue=name))
        view = view_of(request)
        facts: dict[str, Any] = {
            "plan": plan,
            "queue": queue,
            "days": [(address(*_asked(request), day.day.isoformat(), matter=matter_of(request)), day) for day in days],
            "tile_words": (partial(date_words, view), partial(weekday_words, view)),
            "back": address(request.path_params["hall"], matter=matter_of(request)),
        }
        return self._room.render.page(request, "booking/days.html", **facts)

    async def times(self, request: Request) -> Response:
        """Show the times of a day."""
        day = day_of(request)
        hall, name = _asked(request)
        plan = await self._room.plan(hall)
        queue = queue_of(plan, name)
        slots = await self._room.front.office.ask(AskTimes(hall=hall, queue=name, day=day))
        here = (hall, name, day.isoformat())
        facts: dict[str, Any] = {
            "plan": plan,
            "queue": queue,
            "day": day_words(view_of(request), day),
            "halves": halves(slots),
            "time": lambda slot: address(*here, f"{slot.begins:%H%M}", matter=matter_of(request)),
            "back": address(*_asked(request), matter=matter_of(request)),
        }
        return self._room.render.page(request, "booking/times.html", **facts)


def address(*parts: str, matter: str = "", of: str = "") -> str:
    """Return the address of a page of the booking, which remembers what the person comes for.

    ``of`` is the link of a reservation that is to be corrected.
    """
    path = "/".join(("/book", *(quote(part, safe="") for part in parts)))
    query = urlencode([pair for pair in (("matter", matter), ("of", of)) if pair[1]])
    return f"{path}?{query}" if query else path


def matter_of(request: Request) -> str:
    """Return what the person comes for, as the address says (``item:ID``)."""
    return request.query_params.get("matter", "")[:130]


def day_of(request: Request) -> date:
    """Return the day in the address; 404 for what is no day."""
    try:
        return date.fromisoformat(request.path_params["day"])
    except ValueError as error:
        raise HTTPException(404) from error


def _asked(request: Request) -> tuple[str, str]:
    return request.path_params["hall"], request.path_params["queue"]
