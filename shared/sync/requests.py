"""What a citizen asks of the hall on a ticket's page: the feed's topic ``requests``, one row a ticket and wish.

The ticket is the hall's, so the centre only passes the wish on; the hall answers by its journal: ``request.granted`` or
``request.refused`` about the ticket.
"""

import msgspec

from shared.domain.wishes import Hindrance, Wish
from shared.ids import Id
from shared.sync.messages import Moment

TOPIC = "requests"


class RequestBody(msgspec.Struct, frozen=True, kw_only=True):
    """One wish; not granted after ``until`` (microseconds since 1970), when nobody expects it any more."""

    ticket: Id
    wish: Wish
    until: int


class RequestAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The body of ``request.granted`` and ``request.refused``; ``until`` is the request's, which is known by it."""

    wish: Wish
    until: Moment
    reason: Hindrance | None = None


def row_id(ticket: str, wish: Wish) -> str:
    """Return the id of a wish's row."""
    return f"{ticket}.{wish.value}"
