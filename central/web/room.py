"""The web room: every page a citizen can open. A page's folder brings ``routes(room)``; a new one is one line here.

It is asked for whatever the halls' contract (:mod:`central.api`) does not know, so that anything unknown ends at the
one neutral page that says so.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Lifespan

from central.catalogue.shelf import Shelf
from central.front import Front
from central.office.asks import AskFormKeys
from central.office.port import NotThere, OfficeAway
from central.read.halls import plan_of, plans
from central.web import booking, guide, home, ticket
from central.web.assets import PREFIX, Assets
from central.web.headers import SafeHeaders
from central.web.puzzles import Puzzles
from central.web.rendering import Renderer
from central.web.tokens import FormTokens
from central.web.visitors import Turnstile, Visitors
from shared.domain.plan import HallPlan
from shared.errors import StoreError

_PAGES = (home, ticket, booking, guide)
_LOG = logging.getLogger(__name__)
_BUSY_SECONDS = 60
_AGAIN_SECONDS = 1.0


class Room:
    """What pages lean on."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.assets = Assets()
        self.render = Renderer(self.assets, front.announcements)
        self.visitors = Visitors(front.public.crowds)
        self._forms: tuple[FormTokens, Puzzles] | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Have the keys of our forms from the office, however long it is away; ticket pages and guide need none."""
        fetching = asyncio.create_task(self._fetch_keys())
        await asyncio.wait({fetching}, timeout=_AGAIN_SECONDS)
        if self._forms is None:
            _LOG.warning("The booking office does not answer yet: pages without a form are served meanwhile.")
        yield
        fetching.cancel()
        await asyncio.gather(fetching, return_exceptions=True)
        await self.front.office.close()

    async def _fetch_keys(self) -> None:
        while self._forms is None:
            try:
                keys = await self.front.office.ask(AskFormKeys())
                self._forms = FormTokens(keys.tokens), Puzzles(keys.puzzles)
            except (OfficeAway, NotThere):
                await asyncio.sleep(_AGAIN_SECONDS)

    @property
    def tokens(self) -> FormTokens:
        """Return what makes and checks tokens; raises :class:`OfficeAway` before the office gave its key."""
        return self._with_keys[0]

    @property
    def puzzles(self) -> Puzzles:
        """Return what makes and checks puzzles; raises :class:`OfficeAway` before the office gave its key."""
        return self._with_keys[1]

    @property
    def _with_keys(self) -> tuple[FormTokens, Puzzles]:
        if self._forms is None:
            raise OfficeAway
        return self._forms

    @property
    def shelf(self) -> Shelf:
        """Return the catalogue as it is now."""
        return self.front.shelf.now

    async def plan(self, hall: str) -> HallPlan:
        """Return a hall's plan; raises :class:`NotThere`."""
        return await run_in_threadpool(self._plan, hall)

    async def plans(self) -> dict[str, HallPlan]:
        """Return the plans of the halls that take part."""
        return await run_in_threadpool(self._plans)

    def _plan(self, hall: str) -> HallPlan:
        with self.front.database.reading() as session:
            plan = plan_of(session, hall)
        if plan is None:
            raise NotThere
        return plan

    def _plans(self) -> dict[str, HallPlan]:
        with self.front.database.reading() as session:
            return plans(session)

    async def missing(self, request: Request, _error: Exception | None = None) -> Response:
        """Answer what is not there, was never there, or may not be seen: nobody is told which (T45)."""
        return self.render.page(request, "missing.html", 404)

    async def busy(self, request: Request) -> Response:
        """Answer somebody who asks too much."""
        response = self.render.page(request, "busy.html", 429)
        response.headers["retry-after"] = str(_BUSY_SECONDS)
        return response

    async def unavailable(self, request: Request, _error: Exception) -> Response:
        """Answer while the database cannot."""
        response = self.render.page(request, "unavailable.html", 503)
        response.headers["retry-after"] = str(_BUSY_SECONDS)
        return response

    async def office_away(self, request: Request, _error: Exception) -> Response:
        """Answer while the booking office cannot: tickets and guide go on."""
        response = self.render.page(request, "office_away.html", 503)
        response.headers["retry-after"] = str(_BUSY_SECONDS)
        return response


async def _too_long(_request: Request, _error: Exception) -> Response:
    """Answer whoever sent more than a form holds (:mod:`central.web.headers` stops listening), or has gone."""
    return PlainTextResponse("413", 413)


def web_room(room: Room, lifespan: Lifespan[Starlette] | None = None) -> Starlette:
    """Return the room as an ASGI application; it has a ``lifespan`` where it is all that its process serves."""
    routes: list[BaseRoute] = [Route(PREFIX + "{name}", room.assets.answer)]
    for pages in _PAGES:
        routes += pages.routes(room)
    return Starlette(
        lifespan=lifespan,
        routes=routes,
        middleware=[Middleware(SafeHeaders), Middleware(Turnstile, visitors=room.visitors, busy=room.busy)],
        exception_handlers={
            404: room.missing,
            405: room.missing,
            NotThere: room.missing,
            StoreError: room.unavailable,
            OfficeAway: room.office_away,
            ClientDisconnect: _too_long,
        },
    )
