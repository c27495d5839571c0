"""Bringing a catalogue into the hall, edition by edition, and getting it back whole.

A new edition is begun, filled in portions beside the one people see, and published by one act; before that it is
visible to nobody. What was not finished, and what was superseded, is swept in portions too, so that nobody who draws
a ticket meanwhile waits for it.
"""

from datetime import datetime
from typing import Annotated

import msgspec

from shared.domain.catalogue.catalogue import Head, Kind, PublishedList
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme
from shared.hall.messages import Act, Done, Question

MOST_ROWS = 500
_Number = Annotated[int, msgspec.Meta(ge=1)]
_Portion = msgspec.Meta(max_length=MOST_ROWS)


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """A portion of a catalogue; a published list that is given again goes on where it was."""

    departments: Annotated[tuple[Department, ...], _Portion] = ()
    kinds: Annotated[tuple[Kind, ...], _Portion] = ()
    list_kinds: Annotated[tuple[Kind, ...], _Portion] = ()
    materials: Annotated[tuple[Material, ...], _Portion] = ()
    items: Annotated[tuple[Item, ...], _Portion] = ()
    themes: Annotated[tuple[Theme, ...], _Portion] = ()
    lists: Annotated[tuple[PublishedList, ...], _Portion] = ()


class EditionBegun(msgspec.Struct, frozen=True):
    """The number of the new edition, and those whose rows wait to be swept."""

    edition: int
    left_over: list[int]


class BeginEdition(Act[EditionBegun], frozen=True, kw_only=True, tag=True):
    """Begin a new edition; another that was begun and not published cannot be continued any more.

    ``origin`` is the mark of the centre's edition it is made from (:mod:`shared.hall.centre_catalogue`).
    """

    head: Head
    origin: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{32})?$")] = ""


class AddRows(Act[Done], frozen=True, kw_only=True, tag=True):
    """Add a portion to an edition; refused (unknown_edition) after it was published or given up.

    An id that the edition has already is refused (catalogue_fault).
    """

    edition: _Number
    rows: Rows


class Published(msgspec.Struct, frozen=True):
    """The edition that people see now, and the one they saw before."""

    edition: int
    replaced: int | None


class PublishEdition(Act[Published], frozen=True, kw_only=True, tag=True):
    """Check an edition and let it take over at once; refused (catalogue_fault) naming its first fault."""

    edition: _Number


class Swept(msgspec.Struct, frozen=True):
    """How many rows of the edition are left: ask again until there are none."""

    left: int


class DropEdition(Act[Swept], frozen=True, kw_only=True, tag=True):
    """Sweep some rows of an edition nobody sees; one still being filled is given up. The current one stays."""

    edition: _Number


class EditionNow(msgspec.Struct, frozen=True, kw_only=True):
    """The catalogue that people see: its head, how many rows it has, since when."""

    edition: int
    head: Head
    size: int
    since: datetime


class EditionView(Question[EditionNow | None], frozen=True, kw_only=True, tag=True):
    """Which catalogue people see; ``None`` in a hall that has none."""


class EditionPage(msgspec.Struct, frozen=True, kw_only=True):
    """A portion of an edition, in the order it was given; ``last`` is where to go on, ``None`` at the end."""

    rows: Rows
    last: int | None


class EditionRows(Question[EditionPage], frozen=True, kw_only=True, tag=True):
    """The current edition, portion by portion; refused (unknown_edition) when it was superseded meanwhile."""

    edition: _Number
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
