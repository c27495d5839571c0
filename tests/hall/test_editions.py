"""A catalogue comes in beside the one people see, and takes over whole or not at all."""

import threading
from dataclasses import replace

import pytest

from shared.domain.catalogue.catalogue import Catalogue, ListEntry, PublishedList
from shared.domain.catalogue.themes import After
from shared.hall import Code
from shared.hall.catalogue import (
    AddRows,
    BeginEdition,
    DropEdition,
    EditionRows,
    EditionView,
    PublishEdition,
    Rows,
)
from shared.hall.guide import ThemeList, ThemeView
from shared.hall.messages import Act
from shared.link import Hall
from shared.security.role import Role
from tests.domain.catalogues import small_catalogue
from tests.hall.bringing import bring, fill, rows_of, whole
from tests.hall.house import House
from tests.hall.people import journal, kinds, refused


def newer() -> Catalogue:
    """Return the next version of the small catalogue, whose theme has another name."""
    catalogue = small_catalogue()
    theme = replace(catalogue.themes[0], name="开饭馆")
    return replace(catalogue, head=replace(catalogue.head, version="2026-2"), themes=(theme,))


def shown(hall: Hall) -> list[str]:
    """Return the names of the themes that people see."""
    return [card.name for card in hall.ask(ThemeList())]


def test_a_hall_without_a_catalogue_offers_nothing_and_fails_at_nothing(hall: Hall) -> None:
    assert (shown(hall), hall.ask(EditionView())) == ([], None)
    with refused(Code.UNKNOWN_THEME, theme="restaurant"):
        hall.ask(ThemeView(theme="restaurant"))


def test_a_catalogue_comes_back_as_it_was_given(hall: Hall) -> None:
    bring(hall, small_catalogue())
    assert whole(hall) == small_catalogue()


def test_a_catalogue_is_seen_only_when_it_is_published(hall: Hall) -> None:
    bring(hall, small_catalogue())
    edition = fill(hall, newer())
    assert shown(hall) == ["开餐馆"]
    answer = hall.do(PublishEdition(edition=edition))
    assert (answer.edition, answer.replaced) == (2, 1)
    assert shown(hall) == ["开饭馆"]


def test_the_journal_tells_of_what_people_see_and_not_of_rows(hall: Hall) -> None:
    bring(hall, small_catalogue())
    fill(hall, newer())
    assert kinds(hall) == ["hall.configured", "catalogue.published"]
    line = journal(hall)[-1]
    assert line.subject == "1"
    assert line.body == {"region": "990100", "version": "2026-1", "rows": 18, "replaced": None, "origin": ""}


def test_windows_are_told_when_another_catalogue_is_there(house: House, hall: Hall) -> None:
    rung = threading.Event()
    edition = fill(hall, small_catalogue())
    kiosk = house.connect(Role.KIOSK, "k1")
    kiosk.on_change(rung.set)
    rung.clear()
    hall.do(PublishEdition(edition=edition))
    assert rung.wait(5)


def test_publishing_sent_twice_publishes_once_and_answers_the_same(hall: Hall) -> None:
    act = PublishEdition(edition=fill(hall, small_catalogue()))
    assert hall.do(act) == hall.do(act)
    assert kinds(hall).count("catalogue.published") == 1


def test_a_fault_keeps_a_catalogue_from_being_published_and_is_named(hall: Hall) -> None:
    bring(hall, small_catalogue())
    theme = newer().themes[0]
    steps = (replace(theme.steps[0], after=(After("food"),)), *theme.steps[1:])
    edition = fill(hall, replace(newer(), themes=(replace(theme, steps=steps),)))
    with refused(Code.CATALOGUE_FAULT, fault="cycle", record="theme", id="restaurant") as said:
        hall.do(PublishEdition(edition=edition))
    assert {"register", "food"} <= set(str(said.facts["about"]).split(" → "))
    assert shown(hall) == ["开餐馆"]


@pytest.mark.parametrize("record", ["items", "materials", "themes"])
def test_an_id_that_comes_twice_is_refused_by_name(hall: Hall, record: str) -> None:
    value = getattr(small_catalogue(), record)[0]
    edition = hall.do(BeginEdition(head=small_catalogue().head)).edition
    for rows in (Rows(**{record: (value, value)}), Rows(**{record: (value,)})):
        for times in range(2):
            if len(getattr(rows, record)) == 1 and times == 0:
                hall.do(AddRows(edition=edition, rows=rows))
                continue
            with refused(Code.CATALOGUE_FAULT, fault="duplicate", id=value.id):
                hall.do(AddRows(edition=edition, rows=rows))


@pytest.mark.parametrize("bad", ["x" * 121, "a\x00b", "\u202egpj.exe"])
def test_an_id_that_no_column_can_hold_is_refused_and_costs_nothing(hall: Hall, bad: str) -> None:
    edition = hall.do(BeginEdition(head=small_catalogue().head)).edition
    item = replace(small_catalogue().items[0], id=bad)
    with refused(Code.CATALOGUE_FAULT, fault="bad_id", record="item"):
        hall.do(AddRows(edition=edition, rows=Rows(items=(item,))))
    hall.do(AddRows(edition=edition, rows=rows_of(small_catalogue())))
    hall.do(PublishEdition(edition=edition))
    assert whole(hall) == small_catalogue()


def test_a_second_import_takes_over_from_one_that_was_not_finished(hall: Hall) -> None:
    first = fill(hall, small_catalogue())
    begun = hall.do(BeginEdition(head=newer().head))
    assert begun.left_over == [first]
    for act in (AddRows(edition=first, rows=Rows()), PublishEdition(edition=first)):
        with refused(Code.UNKNOWN_EDITION, edition=first):
            _do(hall, act)


def test_what_nobody_sees_is_swept_and_the_current_catalogue_stays(hall: Hall) -> None:
    first = bring(hall, small_catalogue())
    second = bring(hall, newer())
    assert hall.do(BeginEdition(head=newer().head)).left_over == [first]
    assert hall.do(DropEdition(edition=first)).left == 0
    assert hall.do(BeginEdition(head=newer().head)).left_over == []
    with refused(Code.UNKNOWN_EDITION, edition=second):
        hall.do(DropEdition(edition=second))
    assert whole(hall) == newer()


def test_sweeping_goes_in_portions(hall: Hall) -> None:
    item = small_catalogue().items[0]
    edition = hall.do(BeginEdition(head=small_catalogue().head)).edition
    for start in range(0, 500, 250):
        items = tuple(replace(item, id=f"i{n}") for n in range(start, start + 250))
        hall.do(AddRows(edition=edition, rows=Rows(items=items)))
    assert [hall.do(DropEdition(edition=edition)).left for _ in range(3)] == [300, 100, 0]


def test_a_long_list_comes_in_parts_and_is_one_list_again(hall: Hall) -> None:
    bring(hall, small_catalogue())
    edition = fill(hall, newer())
    for part in range(3):
        entries = tuple(ListEntry(title=f"第{part}-{n}项", basis="依据" * 200) for n in range(300))
        more = PublishedList("power-2026", "power", "权力清单（2026年）", entries)
        hall.do(AddRows(edition=edition, rows=Rows(lists=(more,))))
    hall.do(PublishEdition(edition=edition))
    (published,) = whole(hall).lists
    assert [entry.title for entry in published.entries[-2:]] == ["第2-298项", "第2-299项"]
    assert len(published.entries) == 902


def test_reading_a_catalogue_that_was_superseded_meanwhile_is_refused(hall: Hall) -> None:
    first = bring(hall, small_catalogue())
    bring(hall, newer())
    with refused(Code.UNKNOWN_EDITION, edition=first):
        hall.ask(EditionRows(edition=first))


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DESK, Role.BOARD, Role.MONITOR])
def test_only_those_who_run_the_hall_bring_a_catalogue(house: House, role: Role) -> None:
    with refused(Code.NO_RIGHT):
        house.connect(role).do(BeginEdition(head=small_catalogue().head))


def _do(hall: Hall, act: Act[object]) -> None:
    hall.do(act)
