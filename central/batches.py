"""Reading a batch of events: strictly where it is as it should be, event by event where one of them is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from central.read import DECODERS
from shared.domain.chain import link
from shared.sync.messages import Event, EventBatch, LooseBatch

_STRICT = msgspec.json.Decoder(EventBatch)
_LOOSE = msgspec.json.Decoder(LooseBatch)
_EVENT = msgspec.json.Decoder(Event)
_NUL = b"\\u0000"
"""U+0000 as JSON writes it, in an event as well as in the JSON text of its body."""


class Good(msgspec.Struct, frozen=True, gc=False):
    """An event that can be used; ``facts`` is its body as the kind's type, ``None`` for an unknown kind."""

    event: Event
    facts: Any


class Bad(msgspec.Struct, frozen=True, gc=False):
    """An event that cannot be used, as it came."""

    reason: str
    raw: bytes


@dataclass(frozen=True)
class Batch:
    """A batch as it was read, with the chain's hash after each event.

    ``proven`` tells that the hashes were computed from the events up to the announced last one; after a bad event only
    the announced one is known.
    """

    envelope: EventBatch | LooseBatch
    events: Sequence[Good | Bad]
    hashes: Sequence[bytes]
    proven: bool

    @property
    def last(self) -> int:
        """Return the number of the last event."""
        return self.envelope.first + len(self.events) - 1


def read_batch(body: bytes) -> Batch:
    """Read a batch; raise ``msgspec.MsgspecError`` when not even its envelope can be read."""
    if _NUL in body:
        return _read_loosely(body)
    try:
        batch = _STRICT.decode(body)
    except msgspec.ValidationError:
        return _read_loosely(body)
    hashes = _hashes(batch)
    if hashes and hashes[-1] != bytes.fromhex(batch.last_hash):
        bad = [Bad("The chain does not fit.", msgspec.json.encode(event)) for event in batch.events]
        return _unproven(batch, bad)
    return Batch(batch, [_use(event) for event in batch.events], hashes, proven=True)


def _read_loosely(body: bytes) -> Batch:
    loose = _LOOSE.decode(body)
    events = [_read_event(raw) for raw in loose.events]
    return _unproven(loose, [_use(event) if isinstance(event, Event) else event for event in events])


def _unproven(envelope: EventBatch | LooseBatch, events: Sequence[Good | Bad]) -> Batch:
    return Batch(envelope, events, [bytes.fromhex(envelope.last_hash)] * len(events), proven=False)


def _read_event(raw: msgspec.Raw) -> Event | Bad:
    if _NUL in bytes(raw):
        return Bad("It holds U+0000, which PostgreSQL takes in no text.", bytes(raw))
    try:
        return _EVENT.decode(raw)
    except msgspec.ValidationError as error:
        return Bad(str(error), bytes(raw))


def _use(event: Event) -> Good | Bad:
    decoder = DECODERS.get(event.kind)
    if decoder is None:
        return Good(event, None)
    try:
        return Good(event, decoder.decode(event.body))
    except msgspec.MsgspecError as error:
        return Bad(str(error), msgspec.json.encode(event))


def _hashes(batch: EventBatch) -> list[bytes]:
    digest, hashes = bytes.fromhex(batch.prev_hash), []
    for seq, event in enumerate(batch.events, batch.first):
        digest = link(
            digest,
            epoch=batch.epoch,
            seq=seq,
            event_id=event.event_id,
            kind=event.kind,
            subject=event.subject,
            at=event.at,
            actor=event.actor,
            body=event.body,
            v=event.v,
        )
        hashes.append(digest)
    return hashes
