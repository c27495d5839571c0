"""Bringing a whole catalogue into a hall under test, and getting it back."""

from dataclasses import fields, replace
from typing import Any

from shared.domain.catalogue.catalogue import Catalogue, joined
from shared.hall.catalogue import AddRows, BeginEdition, EditionRows, EditionView, PublishEdition, Rows
from shared.link import Hall


def fill(hall: Hall, catalogue: Catalogue) -> int:
    """Begin an edition and add everything; return its number."""
    edition = hall.do(BeginEdition(head=catalogue.head)).edition
    hall.do(AddRows(edition=edition, rows=rows_of(catalogue)))
    return edition


def bring(hall: Hall, catalogue: Catalogue) -> int:
    """Bring a catalogue in and publish it; return its edition's number."""
    return hall.do(PublishEdition(edition=fill(hall, catalogue))).edition


def rows_of(catalogue: Catalogue) -> Rows:
    """Return a small catalogue as one portion."""
    return Rows(**{field.name: getattr(catalogue, field.name) for field in fields(catalogue) if field.name != "head"})


def whole(hall: Hall) -> Catalogue:
    """Return the catalogue that people see."""
    now = hall.ask(EditionView())
    assert now is not None
    found: dict[str, tuple[Any, ...]] = {}
    page = hall.ask(EditionRows(edition=now.edition))
    while page.last is not None:
        for name in Rows.__struct_fields__:
            found[name] = (*found.get(name, ()), *getattr(page.rows, name))
        page = hall.ask(EditionRows(edition=now.edition, after=page.last))
    catalogue = Catalogue(head=now.head, **found)
    return replace(catalogue, lists=joined(catalogue.lists))
