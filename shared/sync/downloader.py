"""Down: brings what the centre publishes, topic by topic, and hands it to the hall with the place it was read to."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from shared.hall.sync import FeedItem, FeedPlace, FeedPlaces, TakeFeed, TakeSnapshot
from shared.link import Hall
from shared.sync.messages import LONG_POLL_SECONDS, FeedRow
from shared.sync.port import CentreError, CentrePort, Rejected, SnapshotNeeded

_MOST_ACT_BYTES = 400_000
"""What one act carries: a frame of the hall's link holds a megabyte."""

_UNKNOWN_TOPIC = "unknown_topic"


class Downloader:
    """One step after the other; a step that fails is begun again from the place the hall has stored.

    ``arrived`` is called when the hall has stored something that came.
    """

    def __init__(
        self,
        hall: Hall,
        centre: CentrePort,
        *,
        wait: float = LONG_POLL_SECONDS,
        arrived: Callable[[], None] = lambda: None,
    ) -> None:
        self._hall, self._centre, self._wait, self._arrived = hall, centre, wait, arrived
        self._unknown: set[str] = set()

    def step(self) -> None:
        """Take in one snapshot or one page; topics read equally far are asked for together, and waited for."""
        places = [place for place in self._hall.ask(FeedPlaces()) if place.topic not in self._unknown]
        fresh = next((place for place in places if not place.cursor or place.snapshot_cursor), None)
        try:
            if fresh is not None:
                self._first(fresh)
            else:
                self._next(places)
        except CentreError:
            self._unknown.clear()  # a centre that was brought up to date was away for a moment
            raise

    def _first(self, place: FeedPlace) -> None:
        """Bring a topic that was never read; a centre older than this hall does not know it yet."""
        try:
            self._snapshot(place)
        except Rejected as error:
            if error.code != _UNKNOWN_TOPIC:
                raise
            self._unknown.add(place.topic)

    def _next(self, places: Sequence[FeedPlace]) -> None:
        groups: dict[str, list[str]] = {}
        for place in places:
            groups.setdefault(place.cursor, []).append(place.topic)
        for cursor, topics in groups.items():
            self._page(tuple(topics), cursor, self._wait if len(groups) == 1 else 0)

    def _page(self, topics: tuple[str, ...], cursor: str, wait: float) -> None:
        try:
            page = self._centre.feed(topics, cursor, wait)
        except SnapshotNeeded:
            for topic in topics:
                self._snapshot(FeedPlace(topic=topic))
            return
        for rows, last in _portions(page.rows):
            until = page.next if last else rows[-1].cursor
            self._hall.do(TakeFeed(topics=topics, cursor=until, rows=_items(rows)))
            self._arrived()
        if not page.rows and page.next != cursor:
            self._hall.do(TakeFeed(topics=topics, cursor=page.next))

    def _snapshot(self, place: FeedPlace) -> None:
        """Bring a whole topic, going on where an earlier try was cut off."""
        after, cursor = place.snapshot_after, place.snapshot_cursor
        while True:
            try:
                page = self._centre.snapshot(place.topic, after, cursor)
            except SnapshotNeeded:
                if not cursor:
                    raise
                after = cursor = ""
                continue
            cursor = page.cursor
            for rows, last in _portions(page.rows):
                until = page.after if last else rows[-1].id
                self._take_chunk(place.topic, cursor, until, rows)
            if not page.rows:
                self._take_chunk(place.topic, cursor, page.after, ())
            if not page.after:
                return
            after = page.after

    def _take_chunk(self, topic: str, cursor: str, after: str, rows: Sequence[FeedRow]) -> None:
        self._hall.do(TakeSnapshot(topic=topic, cursor=cursor, after=after, rows=_items(rows)))
        self._arrived()


def _items(rows: Iterable[FeedRow]) -> tuple[FeedItem, ...]:
    return tuple(
        FeedItem(topic=row.topic, id=row.id, rev=row.rev, deleted=row.deleted, body=bytes(row.body).decode())
        for row in rows
    )


def _portions(rows: Sequence[FeedRow]) -> Iterator[tuple[list[FeedRow], bool]]:
    """Yield the rows in portions that one act can carry, and whether each is the last."""
    portion: list[FeedRow] = []
    size = 0
    for row in rows:
        weight = len(bytes(row.body)) + 300
        if portion and size + weight > _MOST_ACT_BYTES:
            yield portion, False
            portion, size = [], 0
        portion.append(row)
        size += weight
    if portion:
        yield portion, True
