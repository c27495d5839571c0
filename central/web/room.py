"""The web room: every page a citizen can open. A page's folder brings ``routes(room)``; a new one is one line here.

It is asked for whatever the halls' contract (:mod:`central.api`) does not know, so that anything unknown ends at the
one neutral page that says so.
"""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Lifespan

from central.appointments.links import link_key
from central.catalogue.shelf import Shelf
from central.centre import Centre
from central.keys import derived_key
from central.web import booking, guide, home, ticket
from central.web.assets import PREFIX, Assets
from central.web.headers import SafeHeaders
from central.web.puzzles import Puzzles
from central.web.rendering import Renderer
from central.web.tokens import FormTokens
from central.web.visitors import Turnstile, Visitors
from shared.errors import StoreError

_PAGES = (home, ticket, booking, guide)
_BUSY_SECONDS = 60


class Room:
    """What pages lean on."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.assets = Assets()
        self.render = Renderer(self.assets, centre.announcements)
        self.tokens = FormTokens(centre.key)
        self.visitors = Visitors(centre.public.crowds)
        self.puzzles = Puzzles(derived_key(centre.key, "puzzles"))
        self.link_key = link_key(centre.key)

    @property
    def shelf(self) -> Shelf:
        """Return the catalogue as it is now."""
        return self.centre.shelf.now

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


async def _too_long(_request: Request, _error: Exception) -> Response:
    """Answer whoever sent more than a form holds (:mod:`central.web.headers` stops listening), or has gone."""
    return PlainTextResponse("413", 413)


def web_room(centre: Centre, lifespan: Lifespan[Starlette] | None = None) -> Starlette:
    """Return the room as an ASGI application; it has a ``lifespan`` where it is all that its process serves."""
    room = Room(centre)
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
            StoreError: room.unavailable,
            ClientDisconnect: _too_long,
        },
    )
