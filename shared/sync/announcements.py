"""What the centre publishes of its announcements: topic ``announcements``, one row each, for every hall or for one."""

from collections.abc import Iterable

import msgspec

from shared.domain.announcements import Announcement, check_announcement

TOPIC = "announcements"


def read_announcement(body: str) -> Announcement:
    """Return a row's announcement; raise ``ValueError`` for one that cannot be read or shown."""
    one = msgspec.json.decode(body, type=Announcement)
    check_announcement(one)
    return one


def announcements(bodies: Iterable[str]) -> list[Announcement]:
    """Return the announcements of rows, those that cannot be shown left out."""
    found = []
    for body in bodies:
        try:
            found.append(read_announcement(body))
        except ValueError:
            continue
    return found
