"""The catalogue that the centre published to this hall: how far it has come, its parts, and why it cannot be used.

The parts lie among the feed's rows. The agent (:mod:`shared.sync.editions`) brings them in as any import is brought in.
"""

from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from shared.domain.catalogue.catalogue import Head
from shared.hall.messages import Act, Done, Question

Reason = Literal["newer", "fault", "damaged"]
Mark = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]


class Progress(StrEnum):
    """How far the centre's edition has come in this hall."""

    COMING = "coming"
    """Some of its parts are still to come."""
    WHOLE = "whole"
    """Everything is there; people do not see it yet."""
    TAKEN = "taken"
    """It became an edition of this hall; one that was imported here since then stays until the centre's next."""
    UNUSABLE = "unusable"
    """This hall cannot use it and keeps what it had."""


class CentreCatalogueNow(msgspec.Struct, frozen=True, kw_only=True):
    """The centre's edition: its mark, head, number of parts; ``trouble`` says why it is unusable (:class:`Trouble`)."""

    mark: str
    progress: Progress
    parts: int = 0
    form: int = 1
    head: Head | None = None
    trouble: str = ""


class CentreCatalogue(Question[CentreCatalogueNow | None], frozen=True, kw_only=True, tag=True):
    """Which catalogue the centre published to this hall; ``None`` where it published none."""


class PartText(msgspec.Struct, frozen=True):
    """A part as it came: its name, and its JSON text."""

    name: str
    body: str


class CentrePart(Question[PartText], frozen=True, kw_only=True, tag=True):
    """The n-th part, from 0; refused (unknown_edition) when the edition was replaced meanwhile."""

    mark: Mark
    number: Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class RefuseCentreCatalogue(Act[Done], frozen=True, kw_only=True, tag=True):
    """The centre's edition cannot be used here; told in the journal once, and the hall keeps what it had.

    ``newer``: it has what this version does not know; ``fault``: it does not hold together; ``damaged``: a part is not
    what its name says. ``about`` names the record or field.
    """

    mark: Mark
    reason: Reason
    about: Annotated[str, msgspec.Meta(max_length=400)] = ""
