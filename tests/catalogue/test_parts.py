"""A catalogue in parts: it comes back as it was, each part fits a row, and an edit changes the part it is in."""

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.catalogue.lossless import records_of
from shared.catalogue.parts import parts_of, records_in
from shared.catalogue.reading import collected
from shared.catalogue.report import Rejected
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.items import Item
from shared.errors import SetupError
from shared.sync.messages import MOST_ROW_BYTES
from tests.catalogue.test_lossless import catalogues
from tests.sync.catalogues import large

LARGE = large()


def _parts(catalogue: Catalogue) -> list[bytes]:
    return list(parts_of(islice(records_of(catalogue), 1, None)))


def _back(catalogue: Catalogue) -> Catalogue | None:
    return collected([catalogue.head, *(record for part in _parts(catalogue) for record in records_in(part.decode()))])


@settings(max_examples=30, deadline=None)
@given(catalogues())
def test_any_catalogue_comes_back_equal(catalogue: Catalogue) -> None:
    assert _back(catalogue) == catalogue


def test_a_large_catalogue_comes_back_equal_and_every_part_fits_a_row() -> None:
    assert _back(LARGE) == LARGE
    assert 10 < len(_parts(LARGE)) < 60
    assert max(map(len, _parts(LARGE))) <= MOST_ROW_BYTES


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 122), st.sampled_from(["changed", "gone", "new"]))
def test_an_edit_changes_the_parts_around_it_alone(place: int, what: str) -> None:
    items = list(LARGE.items)
    if what == "new":
        items.insert(place, Item(id="brand-new", name="新事项", department="market"))
    elif what == "gone":
        del items[place]
    else:
        items[place] = replace(items[place], name="改名")
    assert len(set(_parts(replace(LARGE, items=tuple(items)))) - set(_parts(LARGE))) <= 2


def test_a_record_that_no_part_can_hold_is_named() -> None:
    item = Item(id="endless", name="长", department="market", note="字" * 90_000)
    with pytest.raises(SetupError, match="endless 有 26"):
        list(parts_of([item]))


def test_what_a_part_holds_beyond_this_version_is_not_passed_over() -> None:
    with pytest.raises(Rejected):
        list(
            records_in('[{"record":"item","id":"x","name":"y","department":"z","materials":[{"material":"m","if":1}]}]')
        )
