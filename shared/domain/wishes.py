"""What the owner of a ticket may ask of the hall from outside: to be taken out, or to let the next three go first."""

from enum import StrEnum


class Wish(StrEnum):
    """What somebody asks for."""

    CANCEL = "cancel"
    """放弃排队: take my number out."""

    LATER = "later"
    """延后 3 位: let the next ones go first; once a ticket."""


class Hindrance(StrEnum):
    """Why the hall does not do it."""

    TOO_LATE = "too_late"
    """The wish came when nobody expected it any more."""

    NOT_WAITING = "not_waiting"
    ONCE_ALREADY = "once_already"
    NOBODY_BEHIND = "nobody_behind"


GO_FIRST = 3
"""So many people go first."""


def hindrance(
    wish: Wish, *, in_time: bool, waiting: bool, went_later_before: bool, anybody_behind: bool
) -> Hindrance | None:
    """Return why a wish cannot be granted, ``None`` where it can."""
    if not in_time:
        return Hindrance.TOO_LATE
    if not waiting:
        return Hindrance.NOT_WAITING
    if wish is Wish.CANCEL:
        return None
    if went_later_before:
        return Hindrance.ONCE_ALREADY
    return None if anybody_behind else Hindrance.NOBODY_BEHIND
