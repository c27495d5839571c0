"""The changing part of a ticket's page: pushed as server-sent events, or asked for again where that is not possible.

An event's id names what it showed, so that a browser which comes back is told only what it does not know yet.
"""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from central.office.port import NotThere
from central.web.rendering import View, view_of
from central.web.ticket.finding import Find, Found, hall_in
from central.web.ticket.standing import Standings, standings
from central.web.visitors import address_of
from shared.domain.announcements import Announcement
from shared.errors import StoreError

if TYPE_CHECKING:
    from central.web.room import Room

HEARTBEAT_SECONDS = 20
_LOOK_AGAIN_SECONDS = 20.0
_RETRY_MS = 5000
_SEND_SECONDS = 10.0
_MARK_LETTERS = 16


@dataclass(frozen=True)
class Part:
    """The changing part as it is now; ``mark`` changes with every letter of it."""

    html: str
    mark: str


@dataclass(frozen=True)
class _Shown:
    """What the part tells: how the ticket stands, and what is announced in its hall."""

    now: Standings
    announced: list[Announcement]


class LivePart:
    """Keeps open pages true; of a ticket that is none yet nothing is told before it is one."""

    def __init__(self, room: "Room", find: Find) -> None:
        self._room, self._find = room, find

    async def now(self, request: Request) -> Response:
        """Return the changing part; nothing new where the browser has it already (``If-None-Match``)."""
        found = await self._find(request)
        if found is None:
            return Response(status_code=204)
        part = self._part(found, self._shown(found), view_of(request))
        etag = f'"{part.mark}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"etag": etag})
        return HTMLResponse(part.html, headers={"etag": etag})

    async def live(self, request: Request) -> "Stream":
        """Return a stream of the changing part; 204 where there is no room for one more: the browser asks instead."""
        await self._find(request)
        return Stream(self._room, request, self._events(request))

    async def _events(self, request: Request) -> AsyncIterator[ServerSentEvent]:
        hall_id = hall_in(request)
        halls, view = self._room.front.live, view_of(request)
        shown = request.headers.get("last-event-id", "")
        known: _Shown | None = None
        while not halls.closed:
            bell = halls.bell(hall_id)
            try:
                found = await self._find(request)
            except NotThere:
                return
            except StoreError:
                found = None  # the database is away: what was shown stays until it is back
            if found is not None and (now := self._shown(found)) != known:
                known, part = now, self._part(found, now, view)
                if part.mark != shown:
                    shown = part.mark
                    yield ServerSentEvent(part.html, id=part.mark, retry=_RETRY_MS)
            await halls.news(hall_id, bell, _LOOK_AGAIN_SECONDS)

    def _shown(self, found: Found) -> _Shown:
        return _Shown(standings(found.hall, found.ticket), self._room.render.announced(found.hall_id))

    def _part(self, found: Found, shown: _Shown, view: View) -> Part:
        facts = {"path": found.path, "now": shown.now, "announced": shown.announced}
        html = self._room.render.part(view, "ticket_now.html", **facts)
        return Part(html, hashlib.sha256(html.encode()).hexdigest()[:_MARK_LETTERS])


class Stream:
    """An answer that holds a visitor's place for as long as it lasts, however it ends."""

    def __init__(self, room: "Room", request: Request, events: AsyncIterator[ServerSentEvent]) -> None:
        self._visitors, self._address, self._events = room.visitors, address_of(request), events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        with self._visitors.live(self._address) as free:
            if free:
                answer: Response = EventSourceResponse(
                    self._events, ping=HEARTBEAT_SECONDS, send_timeout=_SEND_SECONDS, sep="\n"
                )
            else:
                answer = Response(status_code=204)
            await answer(scope, receive, send)
