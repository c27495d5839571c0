"""My appointment, by its signed link: confirm it, see it, put it into a calendar, give it up; then see one's ticket."""

from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.appointments.links import link_of
from central.calendar.stranded import is_stranded
from central.web.booking.calendar_file import Entry, calendar_file
from central.web.booking.choosing import address
from central.web.booking.desk import Booked, Desk, booked
from central.web.booking.finding import appointment_in, find_arrived, here, ticket_path
from central.web.booking.form import text
from central.web.booking.words import day_words, reason, span_words
from central.web.qr import qr_svg
from central.web.rendering import View, view_of
from central.web.ticket.parts import part_routes
from central.web.ticket.standing import standings
from shared.documents.wayfinding import places
from shared.domain.appointments.states import AppointmentState
from shared.domain.masking import mask_id_number, mask_mail, mask_name, mask_phone
from shared.domain.refused import Refused
from shared.security.appointment_codes import AppointmentCode, appointment_code
from shared.store.moments import read

if TYPE_CHECKING:
    from central.web.room import Room

_STEPS = ("confirm", "cancel")
_TURNING = {AppointmentState.BOOKED, AppointmentState.ARRIVED}
"""In these states the hall may tell of a ticket, or has just done so."""


class AppointmentPages:
    """Answers about single appointments, to whoever holds their link."""

    def __init__(self, room: "Room", desk: Desk) -> None:
        self._room, self._desk = room, desk

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
        found = await run_in_threadpool(self.found, request)
        return self._room.render.page(request, "booking/cancel.html", **self.facts(request, found))

    async def calendar(self, request: Request) -> Response:
        """Return the calendar file."""
        found = await run_in_threadpool(self.found, request)
        content = calendar_file(_entry(view_of(request), found))
        name = {"content-disposition": 'attachment; filename="appointment.ics"'}
        return Response(content, media_type="text/calendar; charset=utf-8", headers=name)

    async def take_step(self, request: Request) -> Response:
        """Confirm the appointment or give it up; what no longer can be is told on its page."""
        step = request.path_params["step"]
        if step not in _STEPS:
            raise HTTPException(404)
        async with request.form() as sent:
            token = text(sent, "token")
        if self._room.tokens.fits(token, purpose(request, step), self._room.centre.clock.now()):
            try:
                await run_in_threadpool(self._step, request, step)
            except Refused as refused:
                return await self._show(request, reason(view_of(request), refused), 409)
        return RedirectResponse(here(request), 303)

    def found(self, request: Request) -> Booked:
        """Return the appointment behind the link; the one 404 for a link that is not ours or is over."""
        return self._desk.booked(request.path_params["hall"], appointment_in(self._room, request))

    def facts(self, request: Request, found: Booked) -> dict[str, Any]:
        """Return what the templates show of an appointment."""
        view, row = view_of(request), found.row
        now = self._room.centre.clock.now()
        again = (found.hall, row.queue, found.begins.date().isoformat(), f"{found.begins:%H%M}")
        return {
            "found": found,
            "state": row.state,
            "here": here(request),
            "trouble": "",
            "shut": row.state == AppointmentState.BOOKED and is_stranded(row, found.plan),
            "special": found.plan.hours_of(found.queue).special(found.begins.date()),
            "day": day_words(view, found.begins.date()),
            "time": span_words(found.begins, found.ends),
            "person": (mask_name(found.booker.name), mask_id_number(found.booker.id_number)),
            "phone": mask_phone(found.booker.phone),
            "mail": mask_mail(found.booker.mail),
            "places": places(found.plan.counters_of(row.queue), view.language),
            "matter": self._room.shelf.name_of(row.matter),
            "guide": self._room.shelf.address_of(row.matter, found.hall),
            "number": f"{row.number[:4]} {row.number[4:]}",
            "code": qr_svg(self._code(found), view.say("预约码", "Appointment code")),
            "tokens": {step: self._room.tokens.make(purpose(request, step), now) for step in _STEPS},
            "correct": address(*again, matter=row.matter, of=request.path_params["link"]),
            "once_more": address(found.hall, row.queue, matter=row.matter),
            "onward": "" if row.moved_to is None else link_of(found.hall, row.moved_to, self._room.link_key),
        }

    async def _show(self, request: Request, trouble: str, status: int) -> Response:
        """Show the appointment; on its day the page turns by itself into its ticket's, and is kept true as that is."""
        found = await run_in_threadpool(self.found, request)
        arrived = await find_arrived(self._room, request)
        now = None if arrived is None else standings(arrived.hall, arrived.ticket)
        facts = self.facts(request, found) | {"trouble": trouble, "now": now, "path": ticket_path(request)}
        live = now is not None or (self._turns_today(found) and not facts["shut"])
        return self._room.render.page(request, "booking/appointment.html", status, **facts, live=live)

    def _turns_today(self, found: Booked) -> bool:
        today = self._room.centre.clock.now().astimezone(found.plan.zone_info).date()
        return found.row.state in _TURNING and found.begins.date() == today

    def _step(self, request: Request, step: str) -> None:
        with self._desk.change(request.path_params["hall"]) as book:
            found = booked(book, appointment_in(self._room, request))
            take = book.bookings.confirm if step == "confirm" else book.bookings.cancel
            take(found.row.id)

    def _code(self, found: Booked) -> str:
        row = found.row
        what = AppointmentCode(row.id, found.hall, row.queue, read(row.begins), row.slots)
        return appointment_code(what, self._room.centre.key)


def purpose(request: Request, step: str) -> str:
    """Return what a form's token on these pages is for."""
    return f"{step} {here(request)}"


def _entry(view: View, found: Booked) -> Entry:
    queue, plan = found.queue, found.plan
    where = view.say(plan.name, plan.name_en)
    spots = "；".join(f"{place.name} {place.counters}" for place in places(plan.counters_of(queue.id), view.language))
    note = view.say(
        "预约码 {n}。请带本人身份证件，提前 {early} 分钟起可以签到。",
        "Appointment {n}. Bring your identity document; check-in opens {early} minutes before.",
    )
    return Entry(
        id=found.row.id,
        begins=found.begins,
        ends=found.ends,
        made=read(found.row.made_at),
        title=f"{view.say(queue.name, queue.name_en)} · {where}",
        place=f"{where} {spots}".strip(),
        note=note.format(n=found.row.number, early=plan.appointments.early_minutes),
    )
