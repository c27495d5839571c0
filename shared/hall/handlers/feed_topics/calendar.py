"""Holidays, make-up working days and other hours come from the centre; the hall's plan counts under them at once."""

from typing import TYPE_CHECKING

from shared.sync.calendar import read_special_day

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow


def apply(row: "FeedRow", work: "Work") -> None:
    """Read the plan anew under the row; one that cannot count is kept aside."""
    work.forget_plan()
    if row.deleted:
        work.note("calendar.withdrawn", row.id)
        return
    special = read_special_day(row.body)
    work.note("calendar.published", row.id, like=special.like, shut=special.shut)
