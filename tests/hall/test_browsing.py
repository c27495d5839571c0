"""Leafing through the catalogue: what is offered today, by whom, and where it is served."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shared.clock import ManualClock
from shared.domain.catalogue.items import Item
from shared.domain.catalogue.themes import After
from shared.domain.guide.making import make_guide, make_item_guide
from shared.hall import Code
from shared.hall.guide import DepartmentList, ItemList, ItemView, ThemeList, ThemeView
from shared.hall.places import ConfigureHall
from shared.link import Hall
from shared.security.role import Role
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import bring
from tests.hall.house import House
from tests.hall.people import refused


def names(hall: Hall, **wanted: object) -> list[str]:
    """Return the names of the items on one page."""
    return [card.name for card in hall.ask(ItemList(**wanted)).items]  # type: ignore[arg-type]


def many(count: int) -> tuple[Item, ...]:
    """Return items of the health department, the last first."""
    item = small_catalogue().items[2]
    return tuple(replace(item, id=f"i{n:04}", name=f"事项{n:04}") for n in reversed(range(count)))


@pytest.fixture
def kiosk(house: House, hall: Hall) -> Hall:
    """Return a kiosk in a hall that has the small catalogue."""
    bring(hall, small_catalogue())
    return house.connect(Role.KIOSK, "k1")


def test_themes_are_shown_to_those_they_are_for(kiosk: Hall) -> None:
    (card,) = kiosk.ask(ThemeList(audience="firm"))
    assert (card.id, card.name, card.name_en, card.steps) == ("restaurant", "开餐馆", "Open a restaurant", 3)
    assert kiosk.ask(ThemeList()) == [card]
    assert kiosk.ask(ThemeList(audience="person")) == []


def test_a_theme_comes_with_its_questions(kiosk: Hall) -> None:
    assert kiosk.ask(ThemeView(theme="restaurant")) == small_catalogue().themes[0]
    with refused(Code.UNKNOWN_THEME, theme="palace"):
        kiosk.ask(ThemeView(theme="palace"))


def test_an_item_is_shown_whole_with_the_queue_that_serves_it(kiosk: Hall, hall: Hall) -> None:
    advice, *others = small_plan().queues
    plan = replace(small_plan(), queues=(replace(advice, departments=("market",)), *others))
    hall.do(ConfigureHall(plan=plan))
    full = kiosk.ask(ItemView(item="register"))
    assert (full.item, full.department) == (small_catalogue().items[0], small_catalogue().departments[0])
    assert [material.id for material in full.materials] == ["id", "lease", "proxy", "licence"]
    assert (full.kind, full.queue) == ("行政许可", "advice")
    assert kiosk.ask(ItemView(item="health-check")).queue is None
    with refused(Code.UNKNOWN_ITEM, item="palace"):
        kiosk.ask(ItemView(item="palace"))


def test_departments_without_an_item_are_not_offered(kiosk: Hall) -> None:
    assert [(card.id, card.items) for card in kiosk.ask(DepartmentList())] == [("market", 2), ("health", 1)]


def test_items_are_listed_by_department_kind_and_audience(kiosk: Hall) -> None:
    assert names(kiosk) == ["从业人员健康检查", "设立登记", "食品经营许可"]
    assert names(kiosk, department="market") == ["设立登记", "食品经营许可"]
    assert names(kiosk, kind="20") == ["从业人员健康检查"]
    assert names(kiosk, audience="person") == ["从业人员健康检查"]
    assert names(kiosk, department="health", audience="firm", kind="01") == []


def test_names_stand_in_the_order_of_their_pinyin(kiosk: Hall, hall: Hall) -> None:
    item = small_catalogue().items[2]
    unordered = ["租房提取", "婚姻登记", "阿姨培训", "出生登记", "Visa", "办证"]
    items = tuple(replace(item, id=f"i{n}", name=name) for n, name in enumerate(unordered))
    bring(hall, replace(small_catalogue(), items=items, themes=(), lists=()))
    assert names(kiosk) == ["Visa", "阿姨培训", "办证", "出生登记", "婚姻登记", "租房提取"]


def test_a_long_list_comes_page_by_page(kiosk: Hall, hall: Hall) -> None:
    bring(hall, replace(small_catalogue(), items=many(130), themes=(), lists=()))
    pages = [kiosk.ask(ItemList(department="health", offset=offset, most=50)) for offset in (0, 50, 100, 150)]
    assert [(len(page.items), page.total) for page in pages] == [(50, 130), (50, 130), (30, 130), (0, 130)]
    assert [card.id for page in pages for card in page.items] == [f"i{n:04}" for n in range(130)]


def test_an_item_is_offered_from_its_first_to_its_last_day(kiosk: Hall, hall: Hall, clock: ManualClock) -> None:
    register, *others = small_catalogue().items
    today = date(2026, 3, 2)
    limited = replace(register, valid_from=today, valid_until=today + timedelta(days=1))
    bring(hall, replace(small_catalogue(), items=(limited, *others)))
    offered = []
    for _ in range(3):
        counted = {card.id: card.items for card in kiosk.ask(DepartmentList())}["market"]
        offered.append(("设立登记" in names(kiosk), counted))
        clock.advance(timedelta(days=1))
    assert offered == [(True, 2), (True, 2), (False, 1)]
    with refused(Code.UNKNOWN_ITEM):
        kiosk.ask(ItemView(item="register"))


def test_the_guide_leaves_out_a_step_that_is_not_valid_today_and_keeps_the_order(house: House, hall: Hall) -> None:
    register, food, check = small_catalogue().items
    over = replace(check, valid_until=date(2026, 3, 1))
    first, middle, last = small_catalogue().themes[0].steps
    chain = (first, replace(middle, after=(After("register"),)), replace(last, after=(After("health-check"),)))
    theme = replace(small_catalogue().themes[0], steps=chain)
    bring(hall, replace(small_catalogue(), items=(register, food, over), themes=(theme,)))
    for _ in range(2):
        found, index = house.core.read(lambda work: work.edition.for_theme("restaurant", work)).result()
        guide = make_guide(found, {"new": "yes"}, index, None)
        assert guide.waves == (("register",), ("food",))
    index = house.core.read(lambda work: work.edition.for_item("food", work)).result()
    assert [paper.name for paper in make_item_guide("food", index, None).materials] == ["营业执照", "健康证明"]


def test_a_desk_sees_the_same_when_its_clerk_is_there(house: House, kiosk: Hall) -> None:
    assert kiosk.ask(ThemeList())
    with refused(Code.NOT_SIGNED_IN):
        house.connect(Role.DESK, "d1").ask(ThemeList())
