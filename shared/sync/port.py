"""What the agent asks of a centre: ours (:mod:`shared.sync.http_centre`), or a province's by an adapter.

A hall is not married to our centre: whoever gives these three answers and these errors can be its other end.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from shared.sync.messages import EpochAck, EventBatch, EventsAck, FeedPage, SnapshotPage


class CentreError(Exception):
    """The centre did not take or give what was asked; the text says why."""


class CentreAway(CentreError):
    """Nothing was heard of it: try again later."""


class BadAnswer(CentreError):
    """What answered is not the centre, or answers more than anything honest: nothing of it is believed."""


class TooLarge(CentreError):
    """Send less at once."""


class Rejected(CentreError):
    """The centre knows us and says no; ``code`` is its word for why (``revoked``, ``bad_message``, …)."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


class NotInOrder(CentreError):
    """The batch does not follow what the centre has; ``fork`` when it has other lines under the same numbers."""

    def __init__(self, text: str, epochs: Sequence[EpochAck], *, fork: bool) -> None:
        super().__init__(text)
        self.epochs, self.fork = tuple(epochs), fork


class SnapshotNeeded(CentreError):
    """The feed cannot go on from this cursor: the whole topic is needed."""


class CentrePort(Protocol):
    """The other end of the line, used by one thread."""

    @property
    def clock_off(self) -> timedelta:
        """Return the centre's time minus ours, as of its last believable answer."""
        ...

    def push(self, batch: EventBatch) -> EventsAck:
        """Send lines of the journal; raise one of the errors above."""
        ...

    def feed(self, topics: Sequence[str], after: str, wait: float) -> FeedPage:
        """Return what changed after a cursor, waiting up to ``wait`` seconds for something."""
        ...

    def snapshot(self, topic: str, after: str, cursor: str) -> SnapshotPage:
        """Return the next chunk of a whole topic."""
        ...

    def close(self) -> None:
        """End what is under way, from any thread."""
        ...
