"""The guide on the web: themes, search, one question a page, and the personal result with the code that carries it."""

from typing import TYPE_CHECKING

from central.web.guide.pages import GuidePages

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from central.web.room import Room


def routes(room: "Room") -> "list[BaseRoute]":
    """Return the routes of these pages."""
    return GuidePages(room).routes()
