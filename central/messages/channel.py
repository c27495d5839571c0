"""The way to a person as the sender sees it: one method, four outcomes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Result(StrEnum):
    """What became of one try."""

    SENT = "sent"
    REFUSED = "refused"
    """For good: the same message would be refused again."""
    LATER = "later"
    """Surely not sent: the way is closed for the moment."""
    UNKNOWN = "unknown"
    """It may have been sent; nobody answered in time."""
    NO_CHANNEL = "no_channel"


@dataclass(frozen=True)
class Outcome:
    """A result, with a short word for the reason that names nobody."""

    result: Result
    reason: str = ""


@dataclass(frozen=True, repr=False)
class Outgoing:
    """One message ready to go; ``id`` is the same at every try. ``subject`` is for channels that have one."""

    id: str
    to: str
    subject: str
    text: str


class Channel(Protocol):
    """A way to send; ``name`` is for the status, ``repeats_safely`` tells that the same id sent twice arrives once."""

    @property
    def name(self) -> str:
        """Return what it is: ``http``, ``smtp``, ``none``."""
        ...

    @property
    def repeats_safely(self) -> bool:
        """Tell whether an unknown try may be repeated."""
        ...

    def send(self, message: Outgoing) -> Outcome:
        """Try once, within the channel's own time-out; never raises for what the world does."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


class NoChannel:
    """Stands where nothing is configured."""

    name = "none"
    repeats_safely = True

    def send(self, _message: Outgoing) -> Outcome:
        """Send nothing, and say so."""
        return Outcome(Result.NO_CHANNEL, "no_channel")

    def close(self) -> None:
        """Do nothing."""
