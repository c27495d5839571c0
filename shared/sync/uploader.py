"""Up: seals the journal, sends what the centre does not have, and keeps what it acknowledges."""

import logging
from collections.abc import Sequence

from shared.clock import Clock
from shared.hall.sync import Outbox, OutboxPage, RecordAck, SealJournal, StartEpoch
from shared.link import Hall
from shared.sync.messages import PROTOCOL, EpochAck, Event, EventBatch
from shared.sync.pace import BatchSize
from shared.sync.port import CentrePort, NotInOrder, TooLarge

_LOG = logging.getLogger(__name__)
ASK_SECONDS = 30.0
"""With nothing to send the centre is asked all the same, so that the light on the screens is true."""

PROGRAM = "onehall 0.1.0"
_SEAL_AT_ONCE = 2000


class Uploader:
    """One step after the other; each leaves hall and centre in a state from which the next goes on."""

    def __init__(self, hall: Hall, centre: CentrePort, clock: Clock) -> None:
        self._hall, self._centre, self._clock = hall, centre, clock
        self._size = BatchSize()
        self._asked_at: float | None = None
        self.rest = 0.0
        """Seconds that the centre asked for until the next batch."""

    def step(self) -> float:
        """Send what there is to send, a batch at most; return after how many seconds to come again.

        Raises what the centre's port raises when that could not be done now.
        """
        more = self._hall.do(SealJournal(most=_SEAL_AT_ONCE)).more
        page = self._hall.ask(Outbox(most=self._size.lines))
        now = self._clock.monotonic()
        if not page.lines and self._asked_at is not None and now - self._asked_at < ASK_SECONDS:
            return 0 if more else ASK_SECONDS - (now - self._asked_at)
        pause = self._send(page)
        self._asked_at = now
        return pause

    def _send(self, page: OutboxPage) -> float:
        try:
            ack = self._centre.push(_batch(page))
        except TooLarge:
            if len(page.lines) <= 1:
                raise
            self._size.shrink()
            return 0
        except NotInOrder as error:
            self._reconcile(error)
            return 0
        self._keep(ack.epochs)
        self._size.grow()
        done = not page.unsealed and page.pending <= len(page.lines)
        self.rest = min(ack.interval, ASK_SECONDS * 2)
        return ASK_SECONDS if done else 0

    def _reconcile(self, error: NotInOrder) -> None:
        """Begin a new epoch after a fork; after a gap go back to what the centre has."""
        _LOG.warning("the centre has %s: %s", "other lines" if error.fork else "fewer lines", error)
        if error.fork:
            self._hall.do(StartEpoch(above=max((one.epoch for one in error.epochs), default=0)))
        else:
            self._keep(error.epochs)

    def _keep(self, epochs: Sequence[EpochAck]) -> None:
        off = round(self._centre.clock_off.total_seconds() * 1000)
        self._hall.do(RecordAck(acknowledged={one.epoch: one.last for one in epochs}, clock_off_ms=off))


def _batch(page: OutboxPage) -> EventBatch:
    return EventBatch(
        epoch=page.epoch,
        first=page.first,
        prev_hash=page.prev_hash,
        last_hash=page.last_hash,
        events=[
            Event(
                event_id=line.event_id,
                kind=line.kind,
                subject=line.subject,
                at=line.at,
                actor=line.actor,
                body=line.body,
                v=line.v,
            )
            for line in page.lines
        ],
        protocol=PROTOCOL,
        program=PROGRAM,
        pending=page.pending - len(page.lines),
    )
