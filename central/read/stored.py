"""An event as the centre keeps it; a Struct, because five hundred are made for each batch."""

from typing import Any

import msgspec


class StoredEvent(msgspec.Struct, frozen=True, gc=False):
    """One line of a hall's journal; ``facts`` is its body as the kind's type, ``None`` for a kind nobody knows.

    ``again`` marks a line that came before in an earlier epoch, of a hall that was restored from a backup: it is kept,
    because it is part of the chain, and counts once.
    """

    epoch: int
    seq: int
    kind: str
    subject: str
    at: int
    facts: Any
    again: bool = False
