"""Our own file: whatever catalogue is written comes back equal, and what is no record of ours is rejected by name."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.catalogue.lossless import lines_of, records_of
from shared.domain.catalogue.catalogue import Catalogue, Head, ListEntry, PublishedList
from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.items import Department, Fee, Item, Limit, Material, MaterialUse, Source, Unit
from shared.domain.catalogue.themes import After, Option, Question, Step, Theme
from shared.domain.clean_text import clean_text
from tests.catalogue.files import ends, json_lines, read
from tests.domain.catalogues import small_catalogue

TEXT = st.text(max_size=12).map(lambda text: clean_text(text)[0])
NAME = TEXT.filter(bool)
IDS = st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), unique=True, max_size=3)
CONDITION = st.recursive(
    st.builds(Condition, question=TEXT, one_of=st.lists(TEXT, max_size=2).map(tuple)),
    lambda inner: st.builds(
        Condition,
        all=st.lists(inner, max_size=2).map(tuple),
        any=st.lists(inner, max_size=2).map(tuple),
        none=st.lists(inner, max_size=1).map(tuple),
    ),
    max_leaves=4,
)
LIMIT = st.none() | st.builds(Limit, number=st.integers(0, 400), unit=st.sampled_from(Unit))
USE = st.builds(MaterialUse, material=NAME, copies=st.integers(0, 9), when=CONDITION, tolerable=st.booleans())
FEE = st.builds(Fee, name=TEXT, cents=st.none() | st.integers(0, 10**7), when=CONDITION)
DAY = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))


def items(ids: list[str]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.tuples(
        *(
            st.builds(
                Item,
                id=st.just(name),
                name=TEXT,
                department=TEXT,
                basis=st.lists(TEXT, max_size=2).map(tuple),
                statutory=LIMIT,
                promised=LIMIT,
                materials=st.lists(USE, max_size=2).map(tuple),
                fees=st.lists(FEE, max_size=2).map(tuple),
                visits=st.none() | st.integers(0, 9),
                online=st.booleans(),
                valid_from=DAY,
                valid_until=DAY,
                words=st.lists(TEXT, max_size=2).map(tuple),
            )
            for name in ids
        )
    )


def themes(ids: list[str]) -> st.SearchStrategy[tuple[Theme, ...]]:
    option = st.builds(Option, id=NAME, text=TEXT)
    question = st.builds(Question, id=NAME, text=TEXT, options=st.lists(option, max_size=3).map(tuple), when=CONDITION)
    edge = st.builds(After, item=NAME, when=CONDITION, why=TEXT)
    step = st.builds(Step, item=NAME, when=CONDITION, after=st.lists(edge, max_size=2).map(tuple))
    some = st.lists(question, max_size=2).map(tuple), st.lists(step, max_size=2).map(tuple)
    return st.tuples(*(st.builds(Theme, id=st.just(name), name=TEXT, questions=some[0], steps=some[1]) for name in ids))


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    entry = st.builds(ListEntry, item=TEXT, title=TEXT, basis=TEXT)
    published = [
        PublishedList(name, draw(TEXT), draw(TEXT), tuple(draw(st.lists(entry, max_size=3)))) for name in draw(IDS)
    ]
    return Catalogue(
        head=draw(st.builds(Head, region=TEXT, version=TEXT, source=TEXT)),
        departments=tuple(draw(st.builds(Department, id=st.just(name), name=TEXT)) for name in draw(IDS)),
        materials=tuple(
            draw(st.builds(Material, id=st.just(name), name=TEXT, source=st.sampled_from(Source))) for name in draw(IDS)
        ),
        items=draw(items(draw(IDS))),
        themes=draw(themes(draw(IDS))),
        lists=tuple(published),
    )


def written_and_read(catalogue: Catalogue) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.jsonl"
        path.write_bytes(b"".join(lines_of(records_of(catalogue))))
        again, report = read(path, "onehall")
        assert [reasons for _, _, reasons in ends(report) if reasons] == []
        return again


@settings(deadline=None)  # a file is written and read each time
@given(catalogues())
def test_what_is_written_is_read_back_equal(catalogue: Catalogue) -> None:
    assert written_and_read(catalogue) == catalogue


def test_the_small_catalogue_and_a_list_of_a_thousand_entries_come_back_equal() -> None:
    (power,) = small_catalogue().lists
    long = replace(power, entries=tuple(ListEntry(title=str(n)) for n in range(1001)))
    catalogue = replace(small_catalogue(), lists=(long,))
    assert written_and_read(catalogue) == catalogue


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"record": "spell", "id": "x"}, "unknown_record"),
        ({"id": "x"}, "unknown_record"),
        ({"record": "kind", "id": "x", "name": "许可", "colour": "red"}, "not_valid"),
        ({"record": "kind", "id": 7, "name": "许可"}, "not_valid"),
        ({"record": "kind", "id": "x"}, "not_valid"),
        ({"record": "item", "id": "x", "name": "n", "department": "d", "promised": {"number": "5"}}, "not_valid"),
        ({"record": "item", "id": "x", "name": "n", "department": "d", "promissed": {"number": 5}}, "not_valid"),
        ('{"record": "item", "id": "\\ud800"}', "not_readable"),
        ("[" * 100_000, "not_readable"),
        ({"record": "kind", "id": "x", "name": ["许"] * 501}, "too_many_values"),
        ("x" * 1_000_001, "row_too_long"),
    ],
)
def test_a_line_that_is_no_record_is_rejected_and_the_next_is_read(
    tmp_path: Path, line: dict[str, object] | str, reason: str
) -> None:
    head = {"record": "head", "region": "990100", "version": "1"}
    good = {"record": "kind", "id": "good", "name": "许可"}
    catalogue, report = read(json_lines(tmp_path / "f.jsonl", [head, line, good]), "onehall")
    assert ends(report) == [(1, "imported", []), (2, "rejected", [reason]), (3, "imported", [])]
    assert [kind.id for kind in catalogue.kinds] == ["good"]
