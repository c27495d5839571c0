"""Where the feed ends, told to a hall that has just sent: a hint, so it is looked up once a second, not each time."""

from central.feed import Feed
from central.store.database import Database
from shared.clock import Clock

_LOOK_SECONDS = 1.0


class FeedHead:
    """The cursor behind everything published; two threads that look at once only look twice."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._cursor, self._until = "", float("-inf")

    def cursor(self) -> str:
        """Return the cursor as it was at most a second ago."""
        if self._clock.monotonic() >= self._until:
            with self._database.reading() as session:
                self._cursor = Feed(session).head()
            self._until = self._clock.monotonic() + _LOOK_SECONDS
        return self._cursor
