"""Who comes: the one form of a booking. What is sent holds a place, once, and leads to the page that confirms it."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from central.appointments.booking import Wish
from central.appointments.links import appointment_of_link, link_of
from central.web.booking.choosing import address, day_of, matter_of, slots_of
from central.web.booking.desk import Book, Desk, queue_of
from central.web.booking.form import EMPTY, PersonForm, filled_in, read_form, text
from central.web.booking.words import day_words, reason
from central.web.rendering import view_of
from central.web.tries import Tries
from central.web.visitors import address_of
from shared.domain.appointments.slots import Slot
from shared.domain.appointments.states import AppointmentState
from shared.domain.plan import HallPlan, Queue
from shared.domain.refused import Code, Refused
from shared.ids import new_id

if TYPE_CHECKING:
    from central.web.room import Room

RESERVED_AN_HOUR = 20
_ELSEWHEN = {Code.SLOT_FULL, Code.SLOT_GONE}


@dataclass(frozen=True)
class Page:
    """The form's page: ``wish`` is the id under which it books, ``free`` are the other times once one is gone."""

    plan: HallPlan
    queue: Queue
    begins: datetime
    wish: str
    form: PersonForm = EMPTY
    trouble: str = ""
    free: tuple[Slot, ...] = ()


class PersonPages:
    """Shows the form, takes it, and holds the place."""

    def __init__(self, room: "Room", desk: Desk) -> None:
        self._room, self._desk = room, desk
        self._tries = Tries(RESERVED_AN_HOUR)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of this page."""
        path = "/book/{hall}/{queue}/{day}/{time}"
        return [Route(path, self.show), Route(path, self.take, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show the form: empty, or as it was filled in by whoever comes back from confirming (``?of=``)."""
        return self._page(request, await run_in_threadpool(self._fresh, request))

    async def take(self, request: Request) -> Response:
        """Take the form: show it again with what is wrong, or go on to the appointment's page."""
        async with request.form() as sent:
            form = read_form(sent)
            wish, why = text(sent, "wish"), await self._objection(request, sent, form)
            chosen = text(sent, "elsewhen") or request.path_params["time"]
        if why is not None:
            fresh = await run_in_threadpool(self._at, request, chosen, None if why == "old_page" else wish)
            return self._page(
                request, replace(fresh, form=form, trouble=reason(view_of(request), why) if why else ""), 422
            )
        return await run_in_threadpool(self._reserve, request, form, wish, chosen)

    async def _objection(self, request: Request, sent: FormData, form: PersonForm) -> str | None:
        """Return why the form is not taken as it is, empty for what its fields say themselves, ``None`` for nothing."""
        now = self._room.centre.clock.now()
        if not self._room.tokens.fits(text(sent, "token"), _purpose(request, text(sent, "wish")), now):
            return "old_page"
        if form.booker is None:
            return ""
        answer, proof = text(sent, "answer"), text(sent, "proof")
        if not self._room.puzzles.solved(text(sent, "puzzle"), answer=answer, proof=proof, now=now):
            return "puzzle"
        who, times = self._room.visitors.weighed(address_of(request))
        return None if await self._tries.may(who, times) else "too_often"

    def _reserve(self, request: Request, form: PersonForm, wish: str, chosen: str) -> Response:
        hall, language = request.path_params["hall"], view_of(request).language
        try:
            with self._desk.change(hall) as book:
                begins = _moment(request, book, chosen)
                wanted = Wish(wish, request.path_params["queue"], begins, self._matter(request), language)
                assert form.booker is not None  # noqa: S101 the form was looked at before
                row = book.bookings.reserve(wanted, form.booker)
        except Refused as refused:
            return self._refused(request, refused, form, wish, chosen)
        return RedirectResponse(link_of(hall, row.id, self._room.link_key), 303)

    def _refused(self, request: Request, refused: Refused, form: PersonForm, wish: str, chosen: str) -> Response:
        """Show the form again; where the time was gone, with the day's other times to choose from."""
        page = replace(self._at(request, chosen, wish), form=form, trouble=reason(view_of(request), refused))
        if refused.code in _ELSEWHEN:
            with self._desk.look(request.path_params["hall"]) as book:
                others = slots_of(book, page.queue, day_of(request))
            page = replace(page, free=tuple(slot for slot in others if slot.left))
        return self._page(request, page, 409)

    def _matter(self, request: Request) -> str:
        """Return what the person comes for, if the catalogue has it."""
        matter = matter_of(request)
        return matter if self._room.shelf.name_of(matter) else ""

    def _fresh(self, request: Request) -> Page:
        hall = request.path_params["hall"]
        earlier = appointment_of_link(hall, request.query_params.get("of", ""), self._room.link_key)
        found = None if earlier is None else self._desk.booked(hall, earlier)
        if found is None or found.row.state != AppointmentState.RESERVED:
            return self._at(request, request.path_params["time"], None)
        return replace(self._at(request, request.path_params["time"], earlier), form=filled_in(found.booker))

    def _at(self, request: Request, chosen: str, wish: str | None) -> Page:
        with self._desk.look(request.path_params["hall"]) as book:
            queue = queue_of(book, request.path_params["queue"])
            return Page(book.plan, queue, _moment(request, book, chosen), wish or new_id())

    def _page(self, request: Request, page: Page, status: int = 200) -> Response:
        view, now = view_of(request), self._room.centre.clock.now()
        here = (request.path_params["hall"], page.queue.id, page.begins.date().isoformat())
        facts: dict[str, Any] = {
            "page": page,
            "when": f"{day_words(view, page.begins.date())} {page.begins:%H:%M}",
            "wrong": {name: reason(view, code) for name, code in page.form.wrong.items()},
            "token": self._room.tokens.make(_purpose(request, page.wish), now),
            "puzzle": self._room.puzzles.make(now),
            "action": address(*here, f"{page.begins:%H%M}", matter=matter_of(request)),
            "back": address(*here, matter=matter_of(request)),
        }
        return self._room.render.page(request, "booking/person.html", status, **facts)


def _purpose(request: Request, wish: str) -> str:
    return " ".join(("reserve", request.path_params["hall"], request.path_params["queue"], wish))


def _moment(request: Request, book: Book, chosen: str) -> datetime:
    """Return the moment that day and time stand for in the hall; 404 for what is no time."""
    try:
        at = time(int(chosen[:2]), int(chosen[2:]))
    except ValueError as error:
        raise HTTPException(404) from error
    return datetime.combine(day_of(request), at, tzinfo=book.plan.zone_info)
