"""What a message is about, by which channel it goes, and where it stands."""

from enum import StrEnum


class What(StrEnum):
    """The occasion; one template file each."""

    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    REOPENED = "reopened"
    TOMORROW = "tomorrow"
    NEAR = "near"


class By(StrEnum):
    """The way to a person."""

    SMS = "sms"
    MAIL = "mail"


class State(StrEnum):
    """Where a message stands.

    ::

        waiting ─take→ sending ─┬→ sent
           ▲                    ├→ failed    refused for good, or tried too often
           └── later ───────────┼→ unknown   may have arrived; taken again only where that cannot send it twice
                                └→ dropped   no longer true, too late, or no such channel
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"
