"""What the centre forgets by itself, a bite a transaction, so that no hall and no booking waits for it."""

from collections.abc import Callable
from datetime import timedelta

from central.appointments.rows import forget_turns
from central.centre import Centre
from central.feed import Feed
from shared.store.session import Session

EVERY_SECONDS = 3600.0
TOMBSTONES_KEPT = timedelta(days=60)
"""A hall that was offline for no longer finds every row that was taken back; one that was gets whole topics."""

_BITE = 1000


def purge(centre: Centre) -> None:
    """Forget old tombstones of the feed, and who once took turns at booking."""
    before = centre.clock.now() - TOMBSTONES_KEPT
    _bite_by_bite(centre, lambda session: Feed(session).purge(before, _BITE))
    _bite_by_bite(centre, lambda session: forget_turns(session, _BITE))


def _bite_by_bite(centre: Centre, forget: Callable[[Session], int]) -> None:
    whole = True
    while whole and not centre.bell.closed:
        with centre.database.changing() as session:
            whole = forget(session) == _BITE
