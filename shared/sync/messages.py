"""What hall and centre say to each other, as JSON; the published contract (``docs/sync.md``).

Fields are only ever added, with a default: an older side leaves out what it does not know, a newer one bears its
absence, so that versions N and N-1 understand each other. Moments are whole microseconds since 1970 in UTC.
"""

from typing import Annotated

import msgspec

PROTOCOL = 1
"""Raised with every addition; a hall says its own, the centre lists halls that are behind."""

MOST_EVENTS = 500
MOST_ROWS = 500
MOST_ANSWER_BYTES = 1_000_000
MOST_ROW_BYTES = 256 * 1024
"""A published row is smaller, so that one row always fits into an answer and into a frame of the hall's link."""

LONG_POLL_SECONDS = 25.0

HallId = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,62}$")]
Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
Protocol = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Program = Annotated[str, msgspec.Meta(max_length=40, pattern=r"^[^\x00]*$")]
Moment = Annotated[int, msgspec.Meta(ge=-(2**62), le=2**62)]
"""Microseconds since 1970 in UTC, as far as a database's whole numbers reach."""


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a hall's journal; ``body`` is JSON text, hashed as it stands and never re-written."""

    event_id: Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
    kind: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    subject: Annotated[str, msgspec.Meta(max_length=64)]
    at: Moment
    actor: Annotated[str, msgspec.Meta(max_length=400)]
    body: Annotated[str, msgspec.Meta(max_length=400_000)]
    v: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 1


class EventBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Lines ``first`` … of one epoch; none asks what the centre has.

    ``prev_hash`` stands before the first line, ``last_hash`` is the last one's, both in hexadecimal
    (:mod:`shared.domain.chain`).
    """

    epoch: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
    first: Annotated[int, msgspec.Meta(ge=1, le=2**62)]
    prev_hash: Hash
    last_hash: Hash
    events: Annotated[list[Event], msgspec.Meta(max_length=MOST_EVENTS)]
    protocol: Protocol = 1
    program: Program = ""
    pending: Count = 0


class LooseBatch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch whose events are looked at one by one, because at least one of them is not as it should be."""

    epoch: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
    first: Annotated[int, msgspec.Meta(ge=1, le=2**62)]
    prev_hash: Hash
    last_hash: Hash
    events: Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_EVENTS)]
    protocol: Protocol = 1
    program: Program = ""
    pending: Count = 0


class EpochAck(msgspec.Struct, frozen=True):
    """The last line the centre has of one epoch."""

    epoch: int
    last: int


class EventsAck(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre has now; ``interval`` asks the hall to send less often (seconds)."""

    ack: int
    time: int
    feed_head: str
    epochs: list[EpochAck]
    interval: float = 0.0


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not taken: a code, a sentence, and after a gap or a fork what the centre has."""

    code: str
    text: str
    time: int = 0
    expected: int | None = None
    epochs: list[EpochAck] = []


class FeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One published row in its newest revision; ``cursor`` is its place in the feed."""

    topic: str
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    rev: Count
    cursor: str
    deleted: bool = False
    body: msgspec.Raw


class FeedPage(msgspec.Struct, frozen=True, kw_only=True):
    """Rows in the order in which they became visible; ask again after ``next``, at once where there is ``more``."""

    rows: Annotated[list[FeedRow], msgspec.Meta(max_length=MOST_ROWS)]
    next: str
    more: bool
    time: int


class SnapshotPage(msgspec.Struct, frozen=True, kw_only=True):
    """A chunk of a whole topic by id; ``after`` is empty with the last, ``cursor`` where the feed goes on."""

    rows: Annotated[list[FeedRow], msgspec.Meta(max_length=MOST_ROWS)]
    cursor: str
    after: str
    time: int


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """A hall introduces itself, once; ``public_key`` is its Ed25519 key in hexadecimal."""

    hall: HallId
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    public_key: Hash
    protocol: Protocol = 1
    program: Program = ""

    def __repr__(self) -> str:
        """Reveal no code."""
        return f"Enrolment(hall={self.hall!r})"


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """The hall is known from now on; ``centre_key`` signs every answer."""

    hall: HallId
    centre_key: Hash
    time: int
