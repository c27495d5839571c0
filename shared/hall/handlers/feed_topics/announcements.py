"""Announcements come from the centre; one that no screen could show is kept aside."""

from typing import TYPE_CHECKING

from shared.sync.announcements import read_announcement

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow


def apply(row: "FeedRow", work: "Work") -> None:
    """Look whether it can be shown, and note it."""
    if row.deleted:
        work.note("announcement.withdrawn", row.id)
        return
    one = read_announcement(row.body)
    work.note("announcement.published", row.id, begins=one.begins, ends=one.ends)
