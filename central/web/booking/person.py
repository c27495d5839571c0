"""Who comes: the one form of a booking. What is sent holds a place, once, and leads to the page that confirms it."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.office.asks import AskTimes, OpenForm, Reserve
from central.office.port import OfficeAway
from central.office.queues import queue_of
from central.tries import Tries
from central.web.booking.choosing import address, day_of, matter_of
from central.web.booking.form import EMPTY, PersonForm, filled_in, read_form, text, typed_by
from central.web.booking.small_check import small_check
from central.web.booking.words import day_words, reason
from central.web.rendering import view_of
from shared.domain.appointments.slots import Slot
from shared.domain.plan import HallPlan, Queue
from shared.domain.refused import Code, Refused

if TYPE_CHECKING:
    from central.web.room import Room

RESERVED_AN_HOUR = 20
_ELSEWHEN = {Code.SLOT_FULL, Code.SLOT_GONE}


@dataclass(frozen=True)
class Page:
    """The form's page: ``link`` is what it books under, ``free`` are the other times once one is gone."""

    plan: HallPlan
    queue: Queue
    begins: datetime
    link: str
    form: PersonForm = EMPTY
    trouble: str = ""
    free: tuple[Slot, ...] = ()


class PersonPages:
    """Shows the form, takes it, and holds the place."""

    def __init__(self, room: "Room") -> None:
        self._room, self._tries = room, Tries(RESERVED_AN_HOUR)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of this page."""
        path = "/book/{hall}/{queue}/{day}/{time}"
        return [Route(path, self.show), Route(path, self.take, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show the form: empty, or as it was filled in by whoever comes back from confirming (``?of=``)."""
        page = await self._at(request, request.path_params["time"])
        ask = OpenForm(hall=request.path_params["hall"], of=text(request.query_params, "of"))
        opened = await self._room.front.office.ask(ask)
        form = EMPTY if opened.typed is None else filled_in(opened.typed)
        return self._page(request, replace(page, link=opened.link, form=form))

    async def take(self, request: Request) -> Response:
        """Take the form: show it again with what is wrong, or go on to the appointment's page."""
        async with request.form() as sent:
            form, link = read_form(sent), text(sent, "wish")
            why = await self._objection(request, sent, form)
            chosen = text(sent, "elsewhen") or request.path_params["time"]
        page = replace(await self._at(request, chosen), form=form, link=link)
        if why is None:
            return await self._reserve(request, page)
        if why == "old_page":  # whose form that is nobody knows: what is booked by it gets a link of its own
            page = replace(page, link=await self._new_link(request))
        return self._page(request, replace(page, trouble=reason(view_of(request), why) if why else ""), 422)

    async def _objection(self, request: Request, sent: FormData, form: PersonForm) -> str | None:
        """Return why the form is not taken as it is, empty for what its fields say themselves, ``None`` for nothing."""
        now, link = self._room.front.clock.now(), text(sent, "wish")
        if not link or not self._room.tokens.fits(text(sent, "token"), _purpose(request, link), now):
            return "old_page"
        if form.booker is None:
            return ""
        return await small_check(self._room, request, sent, self._tries) or None

    async def _reserve(self, request: Request, page: Page) -> Response:
        hall, view = request.path_params["hall"], view_of(request)
        assert page.form.booker is not None  # noqa: S101 the form was looked at before
        ask = Reserve(
            hall=hall,
            link=page.link,
            queue=page.queue.id,
            begins=page.begins,
            typed=typed_by(page.form.booker),
            matter=self._matter(request),
            language="en" if view.language == "en" else "zh",
        )
        try:
            await self._room.front.office.ask(ask)
        except Refused as refused:
            free = await self._free_times(ask, page.begins) if refused.code in _ELSEWHEN else ()
            return self._page(request, replace(page, trouble=reason(view, refused), free=free), 409)
        except OfficeAway as away:
            return self._page(request, replace(page, trouble=reason(view, away.code)), 503)
        return RedirectResponse(f"/a/{hall}/{page.link}", 303)

    async def _free_times(self, ask: Reserve, day: datetime) -> tuple[Slot, ...]:
        """Return the day's other times, once one is gone."""
        try:
            times = await self._room.front.office.ask(AskTimes(hall=ask.hall, queue=ask.queue, day=day.date()))
        except OfficeAway:
            return ()
        return tuple(slot for slot in times if slot.left)

    async def _new_link(self, request: Request) -> str:
        """Return the link of a new form; empty while there is none, and then this form is taken at the next try."""
        try:
            return (await self._room.front.office.ask(OpenForm(hall=request.path_params["hall"]))).link
        except OfficeAway:
            return ""

    def _matter(self, request: Request) -> str:
        """Return what the person comes for, if the catalogue has it."""
        matter = matter_of(request)
        return matter if self._room.shelf.name_of(matter) else ""

    async def _at(self, request: Request, chosen: str) -> Page:
        plan = await self._room.plan(request.path_params["hall"])
        return Page(plan, queue_of(plan, request.path_params["queue"]), _moment(request, plan, chosen), "")

    def _page(self, request: Request, page: Page, status: int = 200) -> Response:
        view, now = view_of(request), self._room.front.clock.now()
        here = (request.path_params["hall"], page.queue.id, page.begins.date().isoformat())
        facts: dict[str, Any] = {
            "page": page,
            "when": f"{day_words(view, page.begins.date())} {page.begins:%H:%M}",
            "wrong": {name: reason(view, code) for name, code in page.form.wrong.items()},
            "token": self._room.tokens.make(_purpose(request, page.link), now),
            "puzzle": self._room.puzzles.make(now),
            "action": address(*here, f"{page.begins:%H%M}", matter=matter_of(request)),
            "back": address(*here, matter=matter_of(request)),
        }
        return self._room.render.page(request, "booking/person.html", status, **facts)


def _purpose(request: Request, link: str) -> str:
    return " ".join(("reserve", request.path_params["hall"], request.path_params["queue"], link))


def _moment(request: Request, plan: HallPlan, chosen: str) -> datetime:
    """Return the moment that day and time stand for in the hall; 404 for what is no time."""
    try:
        at = time(int(chosen[:2]), int(chosen[2:]))
    except ValueError as error:
        raise HTTPException(404) from error
    return datetime.combine(day_of(request), at, tzinfo=plan.zone_info)
