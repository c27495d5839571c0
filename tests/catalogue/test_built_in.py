"""The built-in catalogue: what it must hold so that a person can be guided by it."""

import pytest

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.items import Unit
from shared.domain.catalogue.structure import structural_faults
from shared.ui.icons import names


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_folder(BUILT_IN)


def test_it_holds_together_and_can_be_published(catalogue: Catalogue) -> None:
    assert list(structural_faults(catalogue)) == []


def test_every_item_names_the_law_it_rests_on(catalogue: Catalogue) -> None:
    assert [item.id for item in catalogue.items if not item.basis or not all("《" in law for law in item.basis)] == []


def test_every_item_has_the_parts_the_law_wants_public(catalogue: Catalogue) -> None:
    lacking = [
        item.id
        for item in catalogue.items
        if not (item.conditions and item.quantity and item.procedure and item.materials and item.form)
        or (item.statutory is None and item.promised is None)
    ]
    assert lacking == []


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


def test_a_restaurant_is_asked_few_questions_and_shown_many_steps(catalogue: Catalogue) -> None:
    (restaurant,) = (theme for theme in catalogue.themes if theme.id == "restaurant")
    assert len(restaurant.questions) <= 7
    assert len(restaurant.steps) >= 8
