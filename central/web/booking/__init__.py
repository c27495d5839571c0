"""Booking on the web: hall, business, day, time, person, confirmation; and what becomes of it afterwards.

The pages only ask :mod:`central.office`; what is public, such as a hall's plan, they read themselves.
"""

from typing import TYPE_CHECKING

from central.web.booking.appointment import AppointmentPages
from central.web.booking.choosing import Choosing
from central.web.booking.lookup import LookupPage
from central.web.booking.moving import MovingPages
from central.web.booking.person import PersonPages

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from central.web.room import Room


def routes(room: "Room") -> "list[BaseRoute]":
    """Return the routes of these pages."""
    one = AppointmentPages(room)
    pages = (Choosing(room), PersonPages(room), LookupPage(room), MovingPages(room, one), one)
    return [route for page in pages for route in page.routes()]
