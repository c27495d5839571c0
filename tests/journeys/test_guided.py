"""The demonstration's hall guides people by the catalogue that comes with OneHall."""

from collections.abc import Iterator

import pytest

from shared.demo.stand import Stand
from shared.hall.guide import GuideView, ThemeList
from shared.link import Hall

pytestmark = pytest.mark.slow
_SNACK_BAR = {
    "entity": "individual",
    "sells": "meals",
    "premises": "rented",
    "works": "small",
    "sign": "shop",
    "staff": "no",
    "who": "self",
}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with Stand(tmp_path_factory.mktemp("guided")) as stand:
        yield stand.start_hub()


def test_whoever_opens_a_snack_bar_gets_the_steps_in_the_laws_order(hall: Hall) -> None:
    guide = hall.ask(GuideView(theme="restaurant", answers=_SNACK_BAR))
    wave = {step.item: step.wave for step in guide.steps}
    assert wave["name-declare"] < wave["individual-setup"] < wave["food-permit"]
    assert wave["individual-setup"] < wave["fire-check"]
    assert {"company-setup", "seal-filing", "employer-social", "construction-permit"}.isdisjoint(wave)
    assert all(step.certain for step in guide.steps)
    assert guide.open_questions == ()


def test_each_step_of_it_names_a_queue_of_the_hall_or_another_place(hall: Hall) -> None:
    guide = hall.ask(GuideView(theme="restaurant", answers=_SNACK_BAR))
    served = {step.item: step.queue for step in guide.steps}
    assert (served["individual-setup"], served["food-permit"], served["tax-info"]) == ("company", "permit", "tax")
    assert [step.place for step in guide.steps if step.queue is None] == ["区疾病预防控制中心或指定体检机构"]


def test_the_licence_is_got_on_the_way_and_each_paper_is_named_once(hall: Hall) -> None:
    guide = hall.ask(GuideView(theme="restaurant", answers=_SNACK_BAR))
    papers = [material.material for material in guide.materials]
    assert len(papers) == len(set(papers))
    (licence,) = (material for material in guide.materials if material.material == "business-licence")
    assert licence.bring == "on_the_way"
    assert "authorisation" not in papers


def test_the_kiosk_is_offered_themes_for_people_and_for_firms(hall: Hall) -> None:
    assert [len(hall.ask(ThemeList(audience=audience))) for audience in ("person", "firm")] == [12, 11]
