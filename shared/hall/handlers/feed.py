"""The feed's way down: rows of the centre stored by revision, handed to their topic's applier, cursor with them."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from shared.hall.handlers.feed_topics import AT_ONCE, TOPICS
from shared.hall.messages import Done
from shared.hall.sync import FeedItem, FeedPlace, FeedPlaces, TakeFeed, TakeSnapshot
from shared.store.failures import is_driver_error
from shared.store.feed import FeedPlaceRow, FeedRow
from shared.store.session import TransactionLost

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

_LOG = logging.getLogger(__name__)


def take(act: TakeFeed, work: "Work") -> Done:
    """Store what changed, and how far the feed was read."""
    for row in _rows(act.rows):
        _keep(row, work)
    for topic in act.topics:
        work.feed.save_place(FeedPlaceRow(topic, act.cursor, "", ""))
    return Done()


def take_snapshot(act: TakeSnapshot, work: "Work") -> Done:
    """Set a chunk aside; with the last one, take over the whole."""
    place = work.feed.places().get(act.topic) or FeedPlaceRow(act.topic, "", "", "")
    if place.snapshot_cursor != act.cursor:
        work.feed.drop_staged(act.topic)
    work.feed.stage([_at_once(row, work) for row in _rows(act.rows)])
    if act.after:
        work.feed.save_place(replace(place, snapshot_cursor=act.cursor, snapshot_after=act.after))
        return Done()
    for row in (*work.feed.staged(act.topic), *work.feed.tombstones(act.topic)):
        _keep(row, work, also_same=row.deleted)
    work.feed.drop_staged(act.topic)
    work.feed.save_place(FeedPlaceRow(act.topic, act.cursor, "", ""))
    return Done()


def places(_question: FeedPlaces, work: "Work") -> list[FeedPlace]:
    """Return how far each topic was read, also of those never read."""
    known = work.feed.places()
    return [
        FeedPlace(
            topic=topic,
            cursor=place.cursor,
            snapshot_cursor=place.snapshot_cursor,
            snapshot_after=place.snapshot_after,
        )
        for topic in TOPICS
        for place in [known.get(topic) or FeedPlaceRow(topic, "", "", "")]
    ]


def _rows(items: Iterable[FeedItem]) -> list[FeedRow]:
    return [FeedRow(item.topic, item.id, item.rev, item.deleted, item.body) for item in items]


def _at_once(row: FeedRow, work: "Work") -> FeedRow:
    """Keep a row that is used by no one until another names it, and return what is left of it to be staged.

    So a snapshot of many megabytes does not take over in one transaction, for which everybody would wait.
    """
    is_loose = AT_ONCE.get(row.topic)
    if is_loose is None or not is_loose(row.id):
        return row
    _keep(row, work)
    return replace(row, body="null")


def _keep(row: FeedRow, work: "Work", *, also_same: bool = False) -> None:
    """Store a row that is newer than the known one, and let its topic use it; an unusable row is kept aside."""
    known = work.feed.revision(row.topic, row.id)
    if known is not None and (known > row.rev or (known == row.rev and not also_same)):
        return
    work.feed.save(row)
    applier = TOPICS.get(row.topic)
    if applier is None:
        return
    try:
        with work.session.savepoint():
            applier(row, work)
    except TransactionLost:
        raise
    except Exception as error:
        if is_driver_error(error):
            raise
        _LOG.warning("a row of the feed %s cannot be used: %s", row.topic, type(error).__name__)
        work.feed.save(replace(row, trouble=type(error).__name__))
        work.note("feed.unreadable", row.id[:64], topic=row.topic, rev=row.rev, error=type(error).__name__)
