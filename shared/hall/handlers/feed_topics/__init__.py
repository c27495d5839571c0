"""The feed's topics this hall understands; a new one is one file here and one line in the table.

An applier ``(row, work)`` turns a published row into hall state, in the transaction that stores the row; a row that is
``deleted`` takes it away again. It may raise: the row is then kept aside and reported, and the feed goes on. A topic
without an applier is only kept; handlers read its rows by ``work.feed.rows(topic)``.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from shared.hall.handlers.feed_topics import announcements, appointments, calendar, catalogue, requests, staff
from shared.sync.catalogue import TOPIC, is_part

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow

Applier = Callable[["FeedRow", "Work"], None]

TOPICS: Mapping[str, Applier | None] = {
    "catalogue": catalogue.apply,
    "calendar": calendar.apply,
    "staff": staff.apply,
    "announcements": announcements.apply,
    "appointments": appointments.apply,
    "pages": None,
    "requests": requests.apply,
}

AT_ONCE: Mapping[str, Callable[[str], bool]] = {TOPIC: is_part}
"""Rows, by id, that a snapshot need not set aside until it is whole, because another row says when they count."""
