"""My appointment, by its signed link: confirm it, see it, put it into a calendar, give it up; then see one's ticket."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.office.asks import Appointment, Cancel, Confirm, See
from central.web.booking.calendar_file import Entry, calendar_file
from central.web.booking.choosing import address
from central.web.booking.finding import arrived, find_arrived, here, ticket_path
from central.web.booking.form import text
from central.web.booking.offer import queue_in
from central.web.booking.words import day_words, reason, span_words
from central.web.qr import qr_svg
from central.web.rendering import View, view_of
from central.web.ticket.parts import part_routes
from central.web.ticket.standing import standings
from shared.documents.wayfinding import places
from shared.domain.appointments.states import AppointmentState
from shared.domain.plan import HallPlan, Queue
from shared.domain.refused import Refused

if TYPE_CHECKING:
    from central.web.room import Room

_STEPS = {"confirm": Confirm, "cancel": Cancel}
_TURNING = {AppointmentState.BOOKED, AppointmentState.ARRIVED}
"""In these states the hall may tell of a ticket, or has just done so."""


@dataclass(frozen=True)
class Booked:
    """What the office tells of an appointment, and where it is."""

    told: Appointment
    hall: str
    plan: HallPlan
    queue: Queue


class AppointmentPages:
    """Answers about single appointments, to whoever holds their link."""

    def __init__(self, room: "Room") -> None:
        self._room = room

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/a/{hall}/{link}"
        return [
            Route(path, self.show),
            Route(path + "/calendar.ics", self.calendar),
            Route(path + "/cancel", self.ask_to_cancel),
            *part_routes(self._room, partial(find_arrived, self._room), path + "/ticket"),
            Route(path + "/{step}", self.take_step, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """Show the appointment as it stands."""
        return await self._show(request, "", 200)

    async def ask_to_cancel(self, request: Request) -> Response:
        """Ask once more before the appointment is given up."""
        found = await self.found(request)
        return self._room.render.page(request, "booking/cancel.html", **self.facts(request, found))

    async def calendar(self, request: Request) -> Response:
        """Return the calendar file."""
        content = calendar_file(_entry(view_of(request), await self.found(request)))
        name = {"content-disposition": 'attachment; filename="appointment.ics"'}
        return Response(content, media_type="text/calendar; charset=utf-8", headers=name)

    async def take_step(self, request: Request) -> Response:
        """Confirm the appointment or give it up; what no longer can be is told on its page."""
        step, hall, link = (request.path_params[name] for name in ("step", "hall", "link"))
        if step not in _STEPS:
            raise HTTPException(404)
        async with request.form() as sent:
            token = text(sent, "token")
        if self._room.tokens.fits(token, purpose(request, step), self._room.front.clock.now()):
            try:
                await self._room.front.office.ask(_STEPS[step](hall=hall, link=link))
            except Refused as refused:
                return await self._show(request, reason(view_of(request), refused), 409)
        return RedirectResponse(here(request), 303)

    async def found(self, request: Request) -> Booked:
        """Return the appointment behind the link; raises :class:`NotThere` for one that is not ours or is over."""
        hall, link = request.path_params["hall"], request.path_params["link"]
        told = await self._room.front.office.ask(See(hall=hall, link=link))
        plan = await self._room.plan(hall)
        return Booked(told, hall, plan, queue_in(plan, told.queue))

    def facts(self, request: Request, found: Booked) -> dict[str, Any]:
        """Return what the templates show of an appointment."""
        view, told = view_of(request), found.told
        now = self._room.front.clock.now()
        again = (found.hall, told.queue, told.begins.date().isoformat(), f"{told.begins:%H%M}")
        return {
            "found": found,
            "told": told,
            "state": told.state,
            "here": here(request),
            "trouble": "",
            "special": found.plan.hours_of(found.queue).special(told.begins.date()),
            "day": day_words(view, told.begins.date()),
            "time": span_words(told.begins, told.ends),
            "places": places(found.plan.counters_of(told.queue), view.language),
            "matter": self._room.shelf.name_of(told.matter),
            "guide": self._room.shelf.address_of(told.matter, found.hall),
            "number": f"{told.number[:4]} {told.number[4:]}",
            "tokens": {step: self._room.tokens.make(purpose(request, step), now) for step in _STEPS},
            "correct": address(*again, matter=told.matter, of=request.path_params["link"]),
            "once_more": address(found.hall, told.queue, matter=told.matter),
        }

    async def _show(self, request: Request, trouble: str, status: int) -> Response:
        """Show the appointment; on its day the page turns by itself into its ticket's, and is kept true as that is."""
        found = await self.found(request)
        ticket = await arrived(self._room, request, found.told.id)
        now = None if ticket is None else standings(ticket.hall, ticket.ticket)
        facts = self.facts(request, found) | {"trouble": trouble, "now": now, "path": ticket_path(request)}
        facts["code"] = found.told.code and qr_svg(found.told.code, view_of(request).say("预约码", "Appointment code"))
        live = now is not None or (self._turns_today(found) and not found.told.shut)
        return self._room.render.page(request, "booking/appointment.html", status, **facts, live=live)

    def _turns_today(self, found: Booked) -> bool:
        today = self._room.front.clock.now().astimezone(found.plan.zone_info).date()
        return found.told.state in _TURNING and found.told.begins.date() == today


def purpose(request: Request, step: str) -> str:
    """Return what a form's token on these pages is for."""
    return f"{step} {here(request)}"


def _entry(view: View, found: Booked) -> Entry:
    told, queue, plan = found.told, found.queue, found.plan
    where = view.say(plan.name, plan.name_en)
    spots = "；".join(f"{place.name} {place.counters}" for place in places(plan.counters_of(queue.id), view.language))
    note = view.say(
        "预约码 {n}。请带本人身份证件，提前 {early} 分钟起可以签到。",
        "Appointment {n}. Bring your identity document; check-in opens {early} minutes before.",
    )
    return Entry(
        id=told.id,
        begins=told.begins,
        ends=told.ends,
        made=told.made,
        title=f"{view.say(queue.name, queue.name_en)} · {where}",
        place=f"{where} {spots}".strip(),
        note=note.format(n=told.number, early=plan.appointments.early_minutes),
    )
