"""What people come for is known from their tickets and guides: told to clerks, counted, and put first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from shared.clock import ManualClock
from shared.domain.catalogue.catalogue import Catalogue
from shared.hall.counters import DeskView
from shared.hall.guide import GuideEvent, HotList, Search
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket
from shared.link import Hall, wire
from shared.security.role import Role
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import bring
from tests.hall.house import House
from tests.hall.people import Clerk, journal
from tests.hall.test_search import ready


def come(hall: Hall, matters: Mapping[str, int]) -> None:
    """Let so many people take a ticket for each matter."""
    for matter, count in matters.items():
        for _ in range(count):
            hall.do(IssueTicket(queue="advice", matter=matter))


def hot(hall: Hall, **wanted: int) -> list[str]:
    """Return the ids of what people come for most."""
    return [hit.id for hit in hall.ask(HotList(**wanted))]


@pytest.fixture
def catalogue() -> Catalogue:
    """Return the small catalogue with two more themes, one of which nobody thinks common."""
    small = small_catalogue()
    (restaurant,) = small.themes
    shop = replace(restaurant, id="shop", name="开店", name_en="Open a shop", seed=20)
    return replace(small, themes=(restaurant, shop, replace(restaurant, id="rare", name="稀罕事", seed=0)))


@pytest.fixture
def kiosk(house: House, hall: Hall, catalogue: Catalogue) -> Hall:
    """Return a kiosk in a hall with that catalogue."""
    bring(hall, catalogue)
    return house.connect(Role.KIOSK, "k1")


def test_a_clerk_sees_what_the_called_person_comes_for_and_the_journal_knows_it(kiosk: Hall, first: Clerk) -> None:
    come(kiosk, {"theme:restaurant": 1, "item:food": 1, "item:gone": 1})
    kiosk.do(IssueTicket(queue="advice"))
    waiting = first.hall.ask(DeskView(counter="c1")).waiting
    assert [(ticket.matter, ticket.matter_name) for ticket in waiting] == [
        ("theme:restaurant", "开餐馆"),
        ("item:food", "食品经营许可"),
        ("item:gone", ""),
        (None, ""),
    ]
    issued = [entry.body["matter"] for entry in journal(first.hall) if entry.kind == "ticket.issued"]
    assert issued == ["theme:restaurant", "item:food", "item:gone", None]


@pytest.mark.parametrize(
    "bad", ["restaurant", "theme:", "item:a b", "case:7", "item:" + "9" * 121, "theme:x\n", "item:\u202e"]
)
def test_a_matter_has_one_form(bad: str) -> None:
    raw = msgspec.to_builtins(IssueTicket(queue="advice", matter="item:food"))
    assert wire.decode_message(wire.encode(raw))
    with pytest.raises(msgspec.ValidationError):
        wire.decode_message(wire.encode({**raw, "matter": bad}))


def test_a_new_hall_shows_what_is_thought_common_and_nothing_else(kiosk: Hall) -> None:
    assert hot(kiosk) == ["shop", "restaurant"]
    (first, *_) = kiosk.ask(HotList())
    assert (first.theme, first.name, first.name_en) == (True, "开店", "Open a shop")


def test_what_people_came_for_stands_first_then_what_is_thought_common(kiosk: Hall, hall: Hall) -> None:
    advice, *others = small_plan().queues
    hall.do(ConfigureHall(plan=replace(small_plan(), queues=(replace(advice, departments=("health",)), *others))))
    come(kiosk, {"item:food": 1, "item:health-check": 2, "item:gone": 9})
    hits = kiosk.ask(HotList())
    assert [hit.id for hit in hits] == ["health-check", "food", "shop", "restaurant"]
    assert [hit.department_name for hit in hits[:2]] == ["卫生健康局", "市场监督管理局"]
    assert [hit.queue for hit in hits[:2]] == ["advice", None]
    assert hot(kiosk, most=1) == ["health-check"]
    hall.do(ConfigureHall(plan=small_plan()))
    assert [hit.queue for hit in kiosk.ask(HotList())[:2]] == [None, None]


def test_a_ticket_says_more_than_a_paper_and_a_paper_more_than_a_look(kiosk: Hall) -> None:
    come(kiosk, {"item:food": 1})
    for what, times, subject in (("finished", 3, "theme:rare"), ("printed", 1, "restaurant"), ("opened", 99, "shop")):
        for _ in range(times):
            kiosk.do(GuideEvent(what=what, subject=subject))
    assert hot(kiosk) == ["food", "rare", "restaurant", "shop"]


def test_only_the_last_days_count_and_figures_are_a_minute_old_at_most(kiosk: Hall, clock: ManualClock) -> None:
    come(kiosk, {"item:food": 3})
    clock.advance(timedelta(days=7))
    come(kiosk, {"item:register": 1})
    assert hot(kiosk, days=30)[:2] == ["food", "register"]
    assert hot(kiosk, days=7) == ["register", "shop", "restaurant"]
    come(kiosk, {"item:register": 9})
    assert hot(kiosk, days=30)[:2] == ["food", "register"]
    clock.advance(timedelta(seconds=60))
    assert hot(kiosk, days=30)[:2] == ["register", "food"]


def test_the_search_puts_first_what_people_come_for(
    house: House, kiosk: Hall, hall: Hall, catalogue: Catalogue, clock: ManualClock
) -> None:
    register, food, health = catalogue.items
    items = (register, food, health, replace(food, id="food-change", name="食品经营许可变更"))
    ready(house.core, bring(hall, replace(catalogue, items=items)))
    assert [hit.id for hit in kiosk.ask(Search(text="食品经"))] == ["food", "food-change"]
    come(kiosk, {"item:food-change": 3})
    clock.advance(timedelta(seconds=60))
    assert [hit.id for hit in kiosk.ask(Search(text="食品经"))] == ["food-change", "food"]
    assert [hit.id for hit in kiosk.ask(Search(text="食品经营许可"))] == ["food", "food-change"]


def test_a_hall_without_a_catalogue_has_nothing_hot_and_gives_tickets_all_the_same(hall: Hall) -> None:
    come(hall, {"item:food": 1})
    assert hot(hall) == []
