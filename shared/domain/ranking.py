"""The order of call: one stored moment, ``rank_at``, at which a ticket counts as having arrived."""

from collections.abc import Sequence
from datetime import datetime, timedelta

_STEP = timedelta(microseconds=1)


def rank_of_arrival(now: datetime, head_start: timedelta, oldest_arrival: datetime | None, cap: timedelta) -> datetime:
    """Return the rank of a person who arrives ``now``.

    A priority class counts as having come ``head_start`` earlier, yet never more than ``cap`` before the oldest
    person still waiting (``oldest_arrival``, ``None`` when nobody waits), so that ordinary people are not starved.
    """
    if not head_start:
        return now
    rank = now - head_start
    if oldest_arrival is not None:
        rank = max(rank, oldest_arrival - cap)
    return min(rank, now)


def rank_of_return(waiting_ranks: Sequence[datetime], places: int, own_rank: datetime) -> datetime:
    """Return the rank that puts a revived no-show ``places`` behind the head of its queue.

    ``waiting_ranks`` are the ranks of the people waiting now, in order of call. With fewer than ``places`` of them
    the ticket goes to the end; with none it keeps ``own_rank``.
    """
    if not waiting_ranks:
        return own_rank
    place = min(places, len(waiting_ranks))
    return waiting_ranks[place - 1] + _STEP


def rank_behind(behind: Sequence[datetime]) -> datetime:
    """Return the rank of somebody who lets the people with these ranks, the next in order of call, go first."""
    return behind[-1] + _STEP
