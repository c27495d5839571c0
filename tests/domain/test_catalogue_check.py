"""What is wrong with a catalogue is found by name: broken references, circles, questions asked in vain."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from shared.domain.catalogue.catalogue import Catalogue, PublishedList, joined
from shared.domain.catalogue.check import check
from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.faults import FaultKind
from shared.domain.catalogue.structure import structural_faults
from shared.domain.catalogue.themes import After, Option, Question, Step, Theme
from tests.domain.catalogues import YES_NO, small_catalogue

Change = Callable[[Catalogue], Catalogue]


def item(**changes: object) -> Change:
    """Return a change of the first item."""

    def change(catalogue: Catalogue) -> Catalogue:
        first, *others = catalogue.items
        return replace(catalogue, items=(replace(first, **changes), *others))  # type: ignore[arg-type]

    return change


def theme(**changes: object) -> Change:
    """Return a change of the theme."""

    def change(catalogue: Catalogue) -> Catalogue:
        changed: Theme = replace(catalogue.themes[0], **changes)  # type: ignore[arg-type]
        return replace(catalogue, themes=(changed,))

    return change


def question(**changes: object) -> Change:
    """Return a change of the theme's second question."""
    first, second, third = small_catalogue().themes[0].questions
    changed: Question = replace(second, **changes)  # type: ignore[arg-type]
    return theme(questions=(first, changed, third))


STEPS = small_catalogue().themes[0].steps
QUESTIONS = small_catalogue().themes[0].questions
BROKEN: list[tuple[Change, FaultKind, str]] = [
    (item(id=""), FaultKind.BAD_ID, ""),
    (item(department="nobody"), FaultKind.UNKNOWN_DEPARTMENT, "nobody"),
    (item(kind="99"), FaultKind.UNKNOWN_KIND, "99"),
    (item(results=("crown",)), FaultKind.UNKNOWN_MATERIAL, "crown"),
    (item(materials=small_catalogue().items[0].materials[:1] * 2), FaultKind.DUPLICATE, "id"),
    (item(id="food"), FaultKind.DUPLICATE, ""),
    (theme(steps=()), FaultKind.NO_STEP, ""),
    (theme(steps=(*STEPS, Step("palace"))), FaultKind.UNKNOWN_ITEM, "palace"),
    (theme(steps=(*STEPS, STEPS[0])), FaultKind.DUPLICATE, "register"),
    (theme(steps=(Step("food", after=(After("register"),)),)), FaultKind.UNKNOWN_ITEM, "register"),
    (
        theme(steps=(Step("food", after=(After("register"),)), Step("register", after=(After("food"),)))),
        FaultKind.CYCLE,
        "→",
    ),
    (theme(steps=(Step("food", after=(After("food"),)),)), FaultKind.CYCLE, "food → food"),
    (theme(steps=(Step("food", Condition("colour", ("red",))),)), FaultKind.UNKNOWN_QUESTION, "colour"),
    (theme(steps=(Step("food", Condition("seats", ("none",))),)), FaultKind.UNKNOWN_OPTION, "seats=none"),
    (question(options=YES_NO[:1]), FaultKind.OPTION_COUNT, "agent"),
    (question(options=tuple(Option(str(n), str(n)) for n in range(6))), FaultKind.OPTION_COUNT, "agent"),
    (question(options=(YES_NO[0], *YES_NO)), FaultKind.DUPLICATE, "agent"),
    (question(when=Condition("seats", ("few",))), FaultKind.LATER_QUESTION, "agent"),
    (question(id="new"), FaultKind.DUPLICATE, "new"),
    (lambda c: replace(c, departments=c.departments * 2), FaultKind.DUPLICATE, ""),
    (lambda c: replace(c, list_kinds=()), FaultKind.UNKNOWN_KIND, "power"),
    (lambda c: replace(c, items=c.items[1:], themes=()), FaultKind.UNKNOWN_ITEM, "register"),
]
VAIN: list[tuple[Change, FaultKind, str]] = [
    (item(kind=""), FaultKind.NO_KIND, ""),
    (item(name="——", words=()), FaultKind.NO_WORDS, ""),
    (theme(name="？", words=("！",)), FaultKind.NO_WORDS, ""),
    (
        question(when=Condition(all=(Condition("new", ("yes",)), Condition("new", ("no",))))),
        FaultKind.NEVER_ASKED,
        "agent",
    ),
    (theme(questions=(*QUESTIONS, Question("colour", "什么颜色？", YES_NO))), FaultKind.CHANGES_NOTHING, "colour"),
    (question(options=(*YES_NO, Option("no2", "也不是"))), FaultKind.SAME_OPTIONS, "agent: no, no2"),
]


def test_the_small_catalogue_has_no_fault_and_tells_what_its_items_do_not_publish() -> None:
    findings = check(small_catalogue())
    assert findings.faults == ()
    assert dict(findings.incomplete) == {
        "food": ("basis", "conditions", "quantity", "procedure", "form"),
        "health-check": ("basis", "conditions", "quantity", "procedure", "form"),
    }


@pytest.mark.parametrize(("change", "kind", "about"), BROKEN)
def test_what_does_not_hold_together_is_named(change: Change, kind: FaultKind, about: str) -> None:
    faults = list(structural_faults(change(small_catalogue())))
    assert any(fault.kind is kind and about in fault.about for fault in faults)


@pytest.mark.parametrize(("change", "kind", "about"), VAIN)
def test_what_serves_nobody_is_found_but_keeps_nothing_from_being_published(
    change: Change, kind: FaultKind, about: str
) -> None:
    catalogue = change(small_catalogue())
    assert list(structural_faults(catalogue)) == []
    assert [(fault.kind, fault.about) for fault in check(catalogue).faults] == [(kind, about)]


def test_a_question_behind_one_that_is_never_asked_is_never_asked_either() -> None:
    new, _, seats = QUESTIONS
    never = Question("never", "？", YES_NO, when=Condition(all=(Condition("new", ("yes",)), Condition("new", ("no",)))))
    agent = replace(QUESTIONS[1], when=Condition("never", ("yes",)))
    catalogue = theme(questions=(new, never, agent, seats))(small_catalogue())
    faults = [(fault.kind, fault.about) for fault in check(catalogue).faults]
    assert faults == [(FaultKind.NEVER_ASKED, "never"), (FaultKind.NEVER_ASKED, "agent")]


def test_a_list_in_parts_is_one_list() -> None:
    (whole,) = small_catalogue().lists
    parts = [replace(whole, entries=(entry,)) for entry in whole.entries]
    assert joined([*parts, PublishedList("other", "power", "另一个")]) == (
        whole,
        PublishedList("other", "power", "另一个"),
    )


def test_items_that_no_theme_takes_up_are_listed_and_are_no_fault() -> None:
    catalogue = small_catalogue()
    assert check(catalogue).in_no_theme == ()
    alone = replace(catalogue.items[0], id="alone")
    found = check(replace(catalogue, items=(*catalogue.items, alone)))
    assert (found.in_no_theme, found.faults) == (("alone",), ())
    assert check(replace(catalogue, items=(*catalogue.items, alone, alone))).in_no_theme == ()
