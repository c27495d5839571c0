"""Acts and questions of the sync agent: sealing the journal, what the centre has of it, and what it sends down.

The agent (:mod:`shared.sync.agent`) is a client of the hub like any window: whatever it changes in the hall's database
it changes by these acts.
"""

from datetime import datetime
from typing import Annotated

import msgspec

from shared.domain.line import NONE, Light, Troubles, Word
from shared.hall.messages import Act, Done, Question
from shared.hall.tickets import Slug

Number = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Topic = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z_]{0,31}$")]
Cursor = Annotated[str, msgspec.Meta(max_length=120)]
RowId = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]


class JoinCentre(Act[Done], frozen=True, kw_only=True, tag=True):
    """The hall is enrolled at a centre, which knows it as ``hall``; its plan is told to the centre by the journal.

    ``centre_key`` is the Ed25519 key by which the centre signs, in hexadecimal: the codes of appointments, too.
    """

    hall: Slug
    centre_key: Hash


class StartEpoch(Act[Done], frozen=True, kw_only=True, tag=True):
    """This database was restored from a backup: sequence numbers begin anew, and tickets' numbers jump.

    ``above`` is the highest epoch the centre knows of, 0 when nobody asked it.
    """

    above: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 2)] = 0


class Sealed(msgspec.Struct, frozen=True):
    """How many lines were sealed, and whether more wait to be."""

    lines: int
    more: bool


class SealJournal(Act[Sealed], frozen=True, kw_only=True, tag=True):
    """Give the next unsealed lines their place in the chain: dense numbers from 1 in each epoch."""

    most: Annotated[int, msgspec.Meta(ge=1, le=5000)] = 2000


class OutboxLine(msgspec.Struct, frozen=True, kw_only=True):
    """One sealed line; ``at`` in microseconds since 1970, ``body`` JSON text as it was written."""

    event_id: str
    kind: str
    subject: str
    at: int
    actor: str
    body: str
    v: int


class OutboxPage(msgspec.Struct, frozen=True, kw_only=True):
    """The oldest lines the centre has not acknowledged, all of one epoch; none when it has everything."""

    epoch: int
    first: int
    prev_hash: Hash
    last_hash: Hash
    lines: list[OutboxLine]
    unsealed: bool
    pending: int


class Outbox(Question[OutboxPage], frozen=True, kw_only=True, tag=True):
    """The next page to send."""

    most: Annotated[int, msgspec.Meta(ge=1, le=500)] = 500


class RecordAck(Act[Done], frozen=True, kw_only=True, tag=True):
    """Keep what the centre has: for each epoch it knows of this hall, the last line.

    A centre that has more than this hall ever sealed proves a restored backup, and a new epoch begins. A centre that
    has less than it acknowledged was restored itself, and gets the rest again. ``clock_off_ms`` is centre minus hall.
    """

    acknowledged: Annotated[dict[Annotated[int, msgspec.Meta(ge=1)], Number], msgspec.Meta(max_length=1000)]
    clock_off_ms: int = 0


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One row the centre publishes; ``body`` is JSON text, ``deleted`` a tombstone."""

    topic: Topic
    id: RowId
    rev: Number
    deleted: bool = False
    body: Annotated[str, msgspec.Meta(max_length=300_000)] = "null"


class TakeFeed(Act[Done], frozen=True, kw_only=True, tag=True):
    """Store rows that changed at the centre and, in the same transaction, how far the feed of ``topics`` was read."""

    topics: Annotated[tuple[Topic, ...], msgspec.Meta(min_length=1, max_length=32)]
    cursor: Cursor
    rows: Annotated[tuple[FeedItem, ...], msgspec.Meta(max_length=500)] = ()


class TakeSnapshot(Act[Done], frozen=True, kw_only=True, tag=True):
    """Set one chunk of a whole topic aside; with the last chunk (``after`` empty) it takes the place of what was there.

    ``cursor`` is where the feed goes on afterwards; ``after`` the id behind which the next chunk begins.
    """

    topic: Topic
    cursor: Cursor
    after: Annotated[str, msgspec.Meta(max_length=120)]
    rows: Annotated[tuple[FeedItem, ...], msgspec.Meta(max_length=500)] = ()


class FeedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """How far one topic was read; during a snapshot also how far that came."""

    topic: str
    cursor: str = ""
    snapshot_cursor: str = ""
    snapshot_after: str = ""


class FeedPlaces(Question[list[FeedPlace]], frozen=True, kw_only=True, tag=True):
    """How far every topic that this hall understands was read."""


class SyncNow(msgspec.Struct, frozen=True, kw_only=True):
    """The line to the centre: light, sentence, and its figures; ``unreadable`` counts feed rows kept aside.

    ``acknowledged`` is the last line of ``epoch`` that the centre has; ``synced_to`` the moment up to which it has all.
    ``light`` is the line's alone; ``troubles`` is what staff must be told beside it.
    """

    now: datetime
    light: Light
    word: Word
    synced_to: datetime | None = None
    contact_at: datetime | None = None
    epoch: int = 1
    acknowledged: int = 0
    pending: int = 0
    clock_off_seconds: int = 0
    unreadable: int = 0
    troubles: Troubles = NONE


class SyncStatus(Question[SyncNow], frozen=True, kw_only=True, tag=True):
    """How it stands with the line to the centre."""
