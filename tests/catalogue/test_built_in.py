"""The built-in catalogue: what it must hold so that a person can be guided by it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.check import check
from shared.domain.catalogue.conditions import Verdict
from shared.domain.catalogue.items import Unit
from shared.link.app import read_plan
from shared.ui.icons import names

SAMPLE_HALL = Path(__file__).parents[2] / "resources" / "halls" / "sample.toml"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_folder(BUILT_IN)


def test_it_holds_together_and_no_question_is_asked_in_vain(catalogue: Catalogue) -> None:
    assert check(catalogue).faults == ()


def test_every_item_has_the_eight_parts_the_law_wants_public(catalogue: Catalogue) -> None:
    """行政许可法 art. 30."""
    assert check(catalogue).incomplete == ()


def test_every_item_names_the_law_it_rests_on(catalogue: Catalogue) -> None:
    assert [item.id for item in catalogue.items if not item.basis or not all("《" in law for law in item.basis)] == []


def test_no_promise_is_longer_than_the_law_allows(catalogue: Catalogue) -> None:
    late = [
        item.id
        for item in catalogue.items
        if item.statutory and item.promised and item.promised.unit in {item.statutory.unit, Unit.AT_ONCE}
        if item.promised.number > item.statutory.number
    ]
    assert late == []


def test_every_item_is_found_by_everyday_words(catalogue: Catalogue) -> None:
    assert [item.id for item in catalogue.items if not item.words] == []


def test_everything_a_citizen_meets_has_an_english_name(catalogue: Catalogue) -> None:
    english = {value.id: value.name_en for value in catalogue.items}
    english |= {value.id: value.name_en for value in catalogue.departments}
    english |= {value.id: value.name_en for value in (*catalogue.kinds, *catalogue.list_kinds)}
    english |= {value.id: value.name_en for value in catalogue.materials}
    english |= {value.id: value.name_en for value in catalogue.themes}
    assert [name for name, text in english.items() if not text] == []
    questions = [question for theme in catalogue.themes for question in theme.questions]
    assert [question.id for question in questions if not question.text_en] == []
    assert [option.text for question in questions for option in question.options if not option.text_en] == []


def test_every_theme_has_its_picture(catalogue: Catalogue) -> None:
    assert {theme.icon for theme in catalogue.themes} <= set(names())


def test_every_step_says_why_it_is_there(catalogue: Catalogue) -> None:
    for theme in catalogue.themes:
        assert [step.item for step in theme.steps if not step.why] == [], theme.id
        assert [edge.item for step in theme.steps for edge in step.after if not edge.why] == [], theme.id


def test_no_condition_waits_for_a_question_the_theme_never_asks(catalogue: Catalogue) -> None:
    items = {item.id: item for item in catalogue.items}
    for theme in catalogue.themes:
        asked = {question.id for question in theme.questions}
        conditions = [use.when for step in theme.steps for use in items[step.item].materials]
        conditions += [fee.when for step in theme.steps for fee in items[step.item].fees]
        conditions += [step.when for step in theme.steps]
        wanted = frozenset[str]().union(*(condition.questions() for condition in conditions))
        assert wanted <= asked, theme.id


def test_not_sure_is_left_to_the_program(catalogue: Catalogue) -> None:
    options = [option for theme in catalogue.themes for question in theme.questions for option in question.options]
    assert [option.text for option in options if "不清楚" in option.text or "不知道" in option.text] == []


def test_it_spans_a_persons_life_and_a_firms(catalogue: Catalogue) -> None:
    assert len(catalogue.departments) >= 12
    assert len(catalogue.items) >= 150
    assert len(catalogue.themes) >= 16
    assert {entry.kind for entry in catalogue.lists} == {"power", "duty", "negative"}


def test_people_choose_among_at_most_twelve_themes_on_either_side(catalogue: Catalogue) -> None:
    """Rule K11."""
    for audience in ("person", "firm"):
        assert 1 <= len([theme for theme in catalogue.themes if audience in theme.audience]) <= 12


def test_every_department_and_every_kind_has_something_to_offer(catalogue: Catalogue) -> None:
    assert {department.id for department in catalogue.departments} == {item.department for item in catalogue.items}
    assert {kind.id for kind in catalogue.kinds} == {item.kind for item in catalogue.items}


def test_every_permit_is_on_the_published_list_of_permits(catalogue: Catalogue) -> None:
    for published, kind in (("permits", "01"), ("benefits", "05")):
        (entries,) = (found.entries for found in catalogue.lists if found.id == published)
        assert [entry.item for entry in entries] != []
        assert {entry.item for entry in entries} == {item.id for item in catalogue.items if item.kind == kind}


def test_no_paper_is_listed_that_nobody_asks_for_or_gets(catalogue: Catalogue) -> None:
    used = {use.material for item in catalogue.items for use in item.materials}
    assert {material.id for material in catalogue.materials} == used | {
        name for item in catalogue.items for name in item.results
    }


def test_what_must_be_sought_elsewhere_says_where(catalogue: Catalogue) -> None:
    """An item of a department without a counter in the sample hall leads somewhere, never nowhere."""
    plan = read_plan(SAMPLE_HALL)
    address = {department.id: department.address for department in catalogue.departments}
    nowhere = [
        item.id
        for item in catalogue.items
        if plan.queue_for(item.id, item.department) is None and not (item.place or address[item.department])
    ]
    assert nowhere == []


def test_what_has_a_place_of_its_own_is_not_served_in_the_hall_as_well(catalogue: Catalogue) -> None:
    plan = read_plan(SAMPLE_HALL)
    twice = [item.id for item in catalogue.items if item.place and plan.queue_for(item.id, item.department)]
    assert twice == []


def test_the_sample_hall_serves_nothing_the_catalogue_does_not_have(catalogue: Catalogue) -> None:
    queues = read_plan(SAMPLE_HALL).queues
    assert {name for queue in queues for name in queue.items} <= {item.id for item in catalogue.items}
    assert {name for queue in queues for name in queue.departments} <= {place.id for place in catalogue.departments}
    named = [name for queue in queues for name in (*queue.items, *queue.departments)]
    assert len(named) == len(set(named))


def test_it_names_nobody_and_calls_nobodys_own_telephone(catalogue: Catalogue) -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in BUILT_IN.rglob("*.toml"))
    assert re.findall(r"\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,4}-\d{7,8}", text) == []
    hotlines = {item.complaint_phone for item in catalogue.items} | {place.phone for place in catalogue.departments}
    assert all(len(number) <= 5 for number in hotlines)


@pytest.mark.parametrize("theme_id", [file.stem[3:] for file in sorted((BUILT_IN / "themes").glob("*.toml"))])
@given(data=st.data())
def test_whatever_is_answered_there_is_something_to_do(
    theme_id: str, catalogue: Catalogue, data: st.DataObject
) -> None:
    (theme,) = (theme for theme in catalogue.themes if theme.id == theme_id)
    answers: dict[str, str] = {}
    for question in theme.questions:
        asked = question.when.judge(answers) is Verdict.YES
        answers[question.id] = data.draw(st.sampled_from(question.options)).id if asked else ""
    assert any(step.when.judge(answers) is Verdict.YES for step in theme.steps)


def test_a_restaurant_is_asked_few_questions_and_shown_many_steps(catalogue: Catalogue) -> None:
    (restaurant,) = (theme for theme in catalogue.themes if theme.id == "restaurant")
    assert len(restaurant.questions) <= 7
    assert len(restaurant.steps) >= 8
