"""How a catalogue travels by the feed: parts named by their own content, and one row that says which of them it is.

A part is a JSON list of records as :mod:`shared.catalogue.lossless` writes them; :func:`part_id` names it by its hash,
so a part never changes, and of another edition only those travel that differ. The row :data:`EDITION` lists the parts
in their order. It is published in one transaction with them; a hall uses it when it has every part that it lists.
"""

import hashlib
from typing import Annotated

import msgspec

from shared.domain.catalogue.catalogue import Head

TOPIC = "catalogue"
EDITION = "edition"
_PART = "part:"
FORM = 1
"""How the parts are written; a hall that does not know a later form keeps the catalogue it has."""

PartId = Annotated[str, msgspec.Meta(pattern="^part:[0-9a-f]{64}$")]


class EditionBody(msgspec.Struct, frozen=True, kw_only=True):
    """One edition of the catalogue: its head, and its parts in order."""

    head: Head
    parts: Annotated[list[PartId], msgspec.Meta(max_length=3500)]
    form: Annotated[int, msgspec.Meta(ge=1)] = FORM


def part_id(body: bytes) -> str:
    """Return how a part with this content is called."""
    return _PART + hashlib.sha256(body).hexdigest()


def is_part(row_id: str) -> bool:
    """Tell whether a row of the topic is a part."""
    return row_id.startswith(_PART)


def mark_of(body: str) -> str:
    """Return the mark of an edition by the body of its row: the same parts in the same order have the same."""
    return hashlib.sha256(body.encode()).hexdigest()[:32]
