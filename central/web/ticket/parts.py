"""What belongs to a ticket wherever it is shown: the part that changes, and what its owner may wish."""

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from central.web.ticket.finding import Find
from central.web.ticket.live import LivePart
from central.web.ticket.wishes import Wishes

if TYPE_CHECKING:
    from central.web.room import Room


def part_routes(room: "Room", find: Find, path: str) -> list[BaseRoute]:
    """Return the routes of these parts under a path, whose parameters tell ``find`` which ticket it is."""
    live, wishes = LivePart(room, find), Wishes(room, find)
    return [
        Route(path + "/now", live.now),
        Route(path + "/live", live.live),
        Route(path + "/{wish}", wishes.confirm, methods=["GET"]),
        Route(path + "/{wish}", wishes.ask, methods=["POST"]),
    ]
