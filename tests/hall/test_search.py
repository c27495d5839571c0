"""Searching in a hall: the index is made beside the hub's work, kept in a file, and follows the catalogue."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.domain.catalogue.catalogue import Catalogue
from shared.hall import Code
from shared.hall.guide import Hit, Search
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket
from shared.link import Hall
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.security.role import Role
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import bring
from tests.hall.house import House
from tests.hall.people import refused


def indexed(core: HallCore) -> int | None:
    """Return which edition can be searched now."""
    newest = core.read(lambda work: work.search.newest(work.edition.number)).result()
    return None if newest is None else int(newest[0])


def ready(core: HallCore, edition: int) -> None:
    """Wait until the index of an edition is there."""
    swapped = threading.Event()
    core.listen(lambda _seq: swapped.set())
    while indexed(core) != edition:
        assert swapped.wait(60)
        swapped.clear()


def found(hall: Hall, text: str, **wanted: object) -> list[str]:
    """Return the names of what is found."""
    return [hit.name for hit in hall.ask(Search(text=text, **wanted))]  # type: ignore[arg-type]


@pytest.fixture
def catalogue() -> Catalogue:
    """Return a catalogue with a theme and three items."""
    return small_catalogue()


@pytest.fixture
def kiosk(house: House, hall: Hall, catalogue: Catalogue) -> Hall:
    """Return a kiosk in a hall that has the small catalogue and its index."""
    ready(house.core, bring(hall, catalogue))
    return house.connect(Role.KIOSK, "k1")


def test_themes_and_items_are_found_together_with_where_they_are_served(kiosk: Hall, hall: Hall) -> None:
    advice, *others = small_plan().queues
    hall.do(ConfigureHall(plan=replace(small_plan(), queues=(replace(advice, departments=("market",)), *others))))
    hits = kiosk.ask(Search(text="kai"))
    assert hits == [
        Hit(
            id="restaurant",
            theme=True,
            name="开餐馆",
            name_en="Open a restaurant",
            department_name="",
            queue=None,
        ),
        Hit(
            id="register",
            theme=False,
            name="设立登记",
            name_en="Registration",
            department_name="市场监督管理局",
            queue="advice",
        ),
    ]


def test_search_knows_audience_number_and_errors(kiosk: Hall) -> None:
    assert found(kiosk, "jiankang", audience="person") == ["从业人员健康检查"]
    assert found(kiosk, "canguan", audience="person") == []
    assert (
        found(kiosk, "spjyxk") == found(kiosk, "食品经赢许可") == found(kiosk, "shipinjinyingxuke") == ["食品经营许可"]
    )
    assert len(found(kiosk, "k", most=1)) == 1
    assert found(kiosk, "' OR 1=1 --") == found(kiosk, "%_") == found(kiosk, "") == []


def test_a_hall_without_a_catalogue_finds_nothing_and_prepares_nothing(house: House, hall: Hall) -> None:
    assert found(hall, "开餐馆") == []
    assert house.core.read(lambda work: work.search.newest(0)).result() is None


def test_a_desk_finds_only_with_its_clerk_and_a_board_never(house: House, kiosk: Hall) -> None:
    assert found(house.connect(Role.MONITOR), "开餐馆") == ["开餐馆"]
    with refused(Code.NOT_SIGNED_IN):
        found(house.connect(Role.DESK, "d1"), "开餐馆")
    with refused(Code.NO_RIGHT):
        found(house.connect(Role.BOARD), "开餐馆")
    assert found(kiosk, "开餐馆") == ["开餐馆"]


def test_until_the_first_index_is_there_the_search_says_so_and_the_hall_works_on(house: House, hall: Hall) -> None:
    edition = bring(hall, small_catalogue())
    with refused(Code.SEARCH_NOT_READY):
        found(hall, "开餐馆")
    assert hall.do(IssueTicket(queue="advice")).ticket.number
    ready(house.core, edition)
    assert found(hall, "开餐馆") == ["开餐馆"]


def test_a_new_edition_is_searched_without_a_pause_and_what_it_lost_is_not_offered(
    house: House, kiosk: Hall, hall: Hall, catalogue: Catalogue
) -> None:
    register, food, health = catalogue.items
    renamed = replace(food, id="food-2026", name="食品经营许可（新）")
    theme = replace(catalogue.themes[0], steps=catalogue.themes[0].steps[:2])
    newer = replace(catalogue, items=(register, renamed, health), themes=(theme,))
    edition = bring(hall, newer)
    assert found(kiosk, "食品") in ([], ["食品经营许可（新）"])
    assert found(kiosk, "开餐馆") == ["开餐馆"]
    ready(house.core, edition)
    assert found(kiosk, "食品") == ["食品经营许可（新）"]


def test_what_is_not_valid_today_is_not_found(
    house: House, hall: Hall, catalogue: Catalogue, clock: ManualClock
) -> None:
    register, food, health = catalogue.items
    today = replace(health, valid_until=date(2026, 3, 2))
    ready(house.core, bring(hall, replace(catalogue, items=(register, food, today))))
    assert found(hall, "健康检查") == ["从业人员健康检查"]
    clock.advance(timedelta(days=1))
    assert found(hall, "健康检查") == []


@contextmanager
def core_in(folder: Path, clock: ManualClock) -> Iterator[tuple[HallCore, Hall]]:
    """Open the hall in a folder, new or as it was left."""
    core = HallCore(f"sqlite:///{folder}/hall.db", folder / "hall.keys", clock=clock)
    try:
        yield core, LocalHall(core)
    finally:
        core.close()


def test_a_hub_that_starts_again_takes_the_index_from_its_file_and_builds_a_damaged_one_anew(
    clock: ManualClock, tmp_path: Path
) -> None:
    file = tmp_path / "hall.search.npz"
    with core_in(tmp_path, clock) as (core, hall):
        hall.do(ConfigureHall(plan=small_plan()))
        edition = bring(hall, small_catalogue())
        ready(core, edition)
    made = file.stat().st_mtime_ns
    with core_in(tmp_path, clock) as (core, hall):
        ready(core, edition)
        assert found(hall, "开餐馆") == ["开餐馆"]
    assert file.stat().st_mtime_ns == made
    file.write_bytes(file.read_bytes()[:5000])
    with core_in(tmp_path, clock) as (core, hall):
        ready(core, edition)
        assert found(hall, "开餐馆") == ["开餐馆"]
    assert file.stat().st_mtime_ns != made


def test_a_hub_that_closes_while_an_index_is_built_does_not_wait_for_it(clock: ManualClock, tmp_path: Path) -> None:
    with core_in(tmp_path, clock) as (_core, hall):
        hall.do(ConfigureHall(plan=small_plan()))
        bring(hall, small_catalogue())
        with refused(Code.SEARCH_NOT_READY):
            found(hall, "开餐馆")
    assert list(tmp_path.glob("*.npz")) == []
