"""The front door of the pages, and a fresh puzzle for a form that stays open for long."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

if TYPE_CHECKING:
    from central.web.room import Room


def routes(room: "Room") -> list[BaseRoute]:
    """Return the routes of these pages."""

    async def home(request: Request) -> Response:
        return room.render.page(request, "home.html")

    async def puzzle(_request: Request) -> Response:
        return PlainTextResponse(room.puzzles.make(room.front.clock.now()).token)

    return [Route("/", home), Route("/puzzle", puzzle)]
