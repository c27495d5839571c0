"""From the departments' lists to the themes': nothing twice, nothing invented, nothing lost, prerequisites first."""

from hypothesis import given

from shared.domain.guide.conversion import Entry, department_lists, theme_lists
from shared.domain.guide.making import make_guide
from tests.domain.guides import CATALOGUE, Case, cases


def test_what_departments_publish_becomes_what_a_person_wants_to_do() -> None:
    departments = department_lists(CATALOGUE.items)
    assert departments == {"market": ("register", "food"), "rescue": ("fire",), "city": ("fit-out", "sign")}
    converted = theme_lists(departments, CATALOGUE.themes)
    assert converted.lists["restaurant"] == (
        Entry("register", "market"), Entry("fit-out", "city"), Entry("fire", "rescue"), Entry("food", "market"),
        Entry("sign", "city"),
    )  # fmt: skip
    assert (converted.unpublished, converted.in_no_theme) == ((), ())


def test_an_item_that_no_department_publishes_and_one_that_no_theme_takes_are_named() -> None:
    departments = {"market": ("register", "food", "pharmacy"), "city": ("fit-out", "sign")}
    converted = theme_lists(departments, CATALOGUE.themes)
    assert converted.unpublished == (("restaurant", "fire"),)
    assert converted.in_no_theme == (Entry("pharmacy", "market"),)
    assert "fire" not in {entry.item for entry in converted.lists["restaurant"]}


@given(cases())
def test_the_conversion_keeps_every_item_once_with_its_department_and_prerequisites_first(case: Case) -> None:
    departments = department_lists(case.index.items.values())
    converted = theme_lists(departments, [case.theme])
    order = [entry.item for entry in converted.lists["t"]]
    assert sorted(order) == sorted({step.item for step in case.theme.steps})
    for step in case.theme.steps:
        assert all(order.index(after.item) < order.index(step.item) for after in step.after)
    back = [(entry.department, entry.item) for entry in (*converted.lists["t"], *converted.in_no_theme)]
    assert sorted(back) == sorted((department, item) for department, ids in departments.items() for item in ids)


@given(cases())
def test_a_persons_own_process_holds_nothing_that_is_not_in_the_themes_list(case: Case) -> None:
    listed = {entry.item for entry in theme_lists(department_lists(case.index.items.values()), [case.theme]).lists["t"]}
    assert {step.item for step in make_guide(case.theme, case.answers, case.index, None).steps} <= listed
