"""What is announced in the hall now."""

from typing import TYPE_CHECKING

from shared.domain.announcements import Announcement, standing
from shared.sync.announcements import TOPIC, announcements

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.hall.places import AnnouncementList


def standing_now(work: "Work") -> list[Announcement]:
    """Return the announcements that stand, in the order in which they are shown."""
    return standing(announcements(row.body for row in work.feed.rows(TOPIC)), work.at)


def announcement_list(_question: "AnnouncementList", work: "Work") -> list[Announcement]:
    """Return them to a window."""
    return standing_now(work)
