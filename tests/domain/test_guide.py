"""The guide: exact where a person answered, and dropping nothing where they did not."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given

from shared.domain.catalogue.conditions import Condition, Verdict
from shared.domain.catalogue.items import Limit, Unit
from shared.domain.catalogue.themes import After, Step
from shared.domain.guide.answers import in_force
from shared.domain.guide.days import working_days
from shared.domain.guide.making import make_guide, make_item_guide
from shared.domain.guide.result import Bring, Guide, GuideMaterial
from shared.domain.refused import Code, Refused
from tests.domain.guides import INDEX, PLAN, RESTAURANT, Case, cases

OWNED = {"premises": "owned", "size": "small", "sign": "no"}
RENTED_BIG = {"premises": "rented", "lease": "long", "size": "big", "sign": "yes"}


def guide(answers: dict[str, str]) -> Guide:
    return make_guide(RESTAURANT, answers, INDEX, PLAN)


def material(of: Guide, name: str) -> GuideMaterial:
    return next(material for material in of.materials if material.material == name)


def test_an_answered_theme_holds_exactly_the_steps_that_apply_in_their_order() -> None:
    assert guide(OWNED).waves == (("register",), ("food",))
    assert guide(RENTED_BIG).waves == (("register", "fit-out"), ("fire", "sign"), ("food",))
    assert all(step.certain for step in guide(RENTED_BIG).steps)
    assert guide(RENTED_BIG).open_questions == ()


def test_without_answers_everything_that_may_be_needed_is_there_and_marked_so() -> None:
    steps = {step.item: step.certain for step in guide({}).steps}
    assert steps == {"register": True, "food": True, "fit-out": False, "fire": False, "sign": False}
    assert guide({}).open_questions == ("premises", "lease", "size", "sign")


def test_an_order_through_a_step_that_fell_away_still_holds() -> None:
    """Fit-out comes before the fire check, which comes before the licence; no fire check, still fit-out first."""
    small = guide({**RENTED_BIG, "size": "small"})
    assert small.waves == (("register", "fit-out"), ("food", "sign"))
    assert next(step for step in small.steps if step.item == "food").after == ("register", "fit-out")


def test_only_the_nearest_steps_before_are_named_with_the_themes_reason() -> None:
    food = next(step for step in guide(RENTED_BIG).steps if step.item == "food")
    assert food.after == ("register", "fire")
    assert food.waits == (("register", "先有营业执照"),)


def test_a_material_that_several_items_ask_for_is_there_once_with_the_most_that_one_asks() -> None:
    card = material(guide(OWNED), "id-card")
    assert (card.items, card.originals, card.copies) == (("register", "food"), 1, 2)


def test_what_an_earlier_step_issues_is_not_asked_of_the_person() -> None:
    assert material(guide(OWNED), "licence").bring is Bring.ON_THE_WAY


def test_what_a_step_issues_that_may_not_come_is_still_to_be_brought() -> None:
    theme = replace(
        RESTAURANT, steps=(Step("register", Condition("size", ("big",))), Step("food", after=(After("register"),)))
    )
    licence = {answers: material(make_guide(theme, dict(answers), INDEX, None), "licence").bring
               for answers in ((), (("size", "big"),), (("size", "small"),))}  # fmt: skip
    assert list(licence.values()) == [Bring.BRING, Bring.ON_THE_WAY, Bring.BRING]


def test_the_centre_fetches_what_it_has_and_forms_are_filled_in() -> None:
    assert material(guide(OWNED), "deed").bring is Bring.FETCHED
    assert material(guide(OWNED), "form").bring is Bring.FILL_IN


def test_a_material_may_come_later_only_if_every_item_that_asks_for_it_allows_so() -> None:
    assert material(guide(OWNED), "plan").tolerable
    assert not material(guide(RENTED_BIG), "plan").tolerable


def test_each_step_and_material_says_from_which_answers_it_follows() -> None:
    fire = next(step for step in guide(RENTED_BIG).steps if step.item == "fire")
    assert fire.reason.answers == (("size", "big"),)
    assert fire.reason.text == "面积大的场所要先过消防检查"
    assert material(guide(RENTED_BIG), "lease").reason.answers == (("premises", "rented"), ("lease", "long"))
    assert material(guide({}), "lease").reason.open == ("premises", "lease")


def test_a_reason_behind_a_question_that_was_not_asked_is_the_answer_that_ruled_it_out() -> None:
    short = Condition(none=(Condition("lease", ("long",)),))
    theme = replace(RESTAURANT, steps=(Step("register", short),))
    reason = make_guide(theme, {"premises": "owned"}, INDEX, None).steps[0].reason
    assert (reason.answers, reason.open) == ((("premises", "owned"),), ())


def test_days_run_along_the_longest_path_and_a_missing_limit_is_said() -> None:
    small = guide(OWNED)
    assert (small.days, small.days_most, small.critical_path) == (11, 11, ("register", "food"))
    big = guide(RENTED_BIG)  # 3 for the fit-out, 10 calendar days are 8, 10 for the licence; the sign has no limit
    assert (big.days, big.days_at_least, big.without_limit) == (None, 21, ("sign",))
    assert big.critical_path == ("fit-out", "fire", "food")
    assert (guide({"sign": "no"}).days, guide({"sign": "no"}).days_most) == (11, 21)


@pytest.mark.parametrize(("limit", "days"), [
    (Limit(0, Unit.AT_ONCE), 0), (Limit(7, Unit.CALENDAR_DAYS), 5), (Limit(8, Unit.CALENDAR_DAYS), 6),
    (Limit(1, Unit.CALENDAR_DAYS), 1), (Limit(20), 20),
])  # fmt: skip
def test_a_limit_is_reckoned_in_working_days(limit: Limit, days: int) -> None:
    assert working_days(limit) == days


def test_fees_that_are_certain_and_have_an_amount_are_summed() -> None:
    assert guide(OWNED).fee_cents == 1000
    assert guide(RENTED_BIG).fee_cents == 6000
    open_fees = [(fee.fee.name, fee.certain) for fee in guide({}).fees]
    assert open_fees == [("检验费", False), ("工本费", True), ("评审费", True)]


def test_counters_are_this_halls_and_an_item_named_by_itself_goes_before_its_department() -> None:
    steps = {step.item: step for step in guide(RENTED_BIG).steps}
    assert (steps["register"].queue, steps["register"].counters) == ("firms", ("1", "2"))
    assert (steps["food"].queue, steps["food"].counters) == ("food", ("2",))
    assert (steps["fire"].queue, steps["fire"].counters, steps["fire"].phone) == (None, (), "96119")


def test_what_the_law_wants_published_and_the_item_lacks_is_named() -> None:
    assert guide(OWNED).steps[0].incomplete == ("basis", "conditions", "quantity", "procedure", "form")


def test_one_item_by_itself_has_one_step_and_all_that_some_applicants_need() -> None:
    alone = make_item_guide("register", INDEX, PLAN)
    assert (alone.theme, alone.name, alone.days) == ("", "企业设立登记", 1)
    certain = {material.material: material.certain for material in alone.materials}
    assert certain == {"id-card": True, "form": True, "lease": False, "deed": False}


def test_an_answer_the_theme_does_not_offer_is_refused() -> None:
    for answers in ({"premises": "stolen"}, {"colour": "red"}):
        with pytest.raises(Refused) as refused:
            guide(answers)
        assert refused.value.code is Code.UNKNOWN_ANSWER


def test_a_circle_is_refused_by_name() -> None:
    steps = (
        Step("register", after=(After("food"),)),
        Step("food", after=(After("fire"),)),
        Step("fire", after=(After("register"),)),
    )
    with pytest.raises(Refused, match="register → food → fire → register"):
        make_guide(replace(RESTAURANT, steps=steps), {}, INDEX, PLAN)


def test_an_item_that_is_not_offered_falls_away_is_named_and_keeps_the_order_of_the_others() -> None:
    items = {name: item for name, item in INDEX.items.items() if name != "fire"}
    without = make_guide(RESTAURANT, RENTED_BIG, replace(INDEX, items=items), PLAN)
    assert without.not_offered == ("fire",)
    assert without.waves == (("register", "fit-out"), ("food", "sign"))


def test_what_the_catalogue_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="after 'fire'"):
        make_guide(replace(RESTAURANT, steps=(Step("food", after=(After("fire"),)),)), {}, INDEX, PLAN)
    with pytest.raises(Refused) as refused:
        make_item_guide("nothing", INDEX, PLAN)
    assert refused.value.code is Code.UNKNOWN_ITEM


def completions(case: Case) -> list[Guide]:
    """Return the guides under every way of answering the questions that are still open."""
    rest = [question.id for question in case.theme.questions if question.id not in case.answers]
    return [
        make_guide(case.theme, {**case.answers, **dict(zip(rest, choice, strict=True))}, case.index, None)
        for choice in product("ab", repeat=len(rest))
    ]


def made(case: Case) -> Guide:
    return make_guide(case.theme, case.answers, case.index, None)


@given(cases())
def test_prerequisites_are_respected_also_through_steps_that_fell_away(case: Case) -> None:
    result = made(case)
    wave = {step.item: step.wave for step in result.steps}
    counted = in_force(case.theme.questions, case.answers)
    after = {
        step.item: [a.item for a in step.after if a.when.judge(counted) is not Verdict.NO] for step in case.theme.steps
    }

    def earlier(item: str) -> set[str]:
        return {found for near in after[item] for found in (near, *earlier(near))}

    for item, place in wave.items():
        assert all(wave[other] < place for other in earlier(item) if other in wave)
    assert [step.wave for step in result.steps] == sorted(wave.values())
    assert [item for side_by_side in result.waves for item in side_by_side] == [step.item for step in result.steps]


@given(cases())
def test_no_material_stands_there_twice_and_none_is_missing(case: Case) -> None:
    result = made(case)
    counted = in_force(case.theme.questions, case.answers)
    asked = {
        (use.material, step.item)
        for step in result.steps
        for use in case.index.items[step.item].materials
        if use.when.judge(counted) is not Verdict.NO
    }
    names = [material.material for material in result.materials]
    assert len(names) == len(set(names))
    assert {(material.material, item) for material in result.materials for item in material.items} == asked


@given(cases())
def test_no_open_question_drops_what_may_be_needed_and_what_is_certain_stays_certain(case: Case) -> None:
    early = made(case)
    steps = {step.item: step.certain for step in early.steps}
    papers = {material.material: material for material in early.materials}
    fees = {(fee.item, fee.fee) for fee in early.fees}
    for later in completions(case):
        assert {step.item for step in later.steps} <= steps.keys()
        assert {item for item, certain in steps.items() if certain} <= {s.item for s in later.steps if s.certain}
        assert {name for name, m in papers.items() if m.certain} <= {m.material for m in later.materials if m.certain}
        assert {(fee.item, fee.fee) for fee in later.fees} <= fees
        assert early.fee_cents <= later.fee_cents
        for paper in later.materials:
            before = papers[paper.material]
            assert set(paper.items) <= set(before.items)
            assert paper.originals <= before.originals
            assert paper.copies <= before.copies
            assert before.bring in (paper.bring, _ask(before))
            assert not before.tolerable or paper.tolerable


def _ask(paper: GuideMaterial) -> Bring:
    """Return what is to be done about a paper that no earlier step issues."""
    return {"applicant": Bring.BRING, "centre": Bring.FETCHED, "form": Bring.FILL_IN}[paper.source]


@given(cases())
def test_all_answered_leaves_nothing_open(case: Case) -> None:
    for later in completions(case):
        assert later.open_questions == ()
        assert all(step.certain and not step.reason.open for step in later.steps)
        assert all(material.certain and not material.reason.open for material in later.materials)
        assert later.days == later.days_most


@given(cases())
def test_days_only_grow_towards_the_most_as_questions_are_answered(case: Case) -> None:
    early = made(case)
    assert early.days in (None, early.days_at_least)
    for later in completions(case):
        assert early.days_at_least <= later.days_at_least
        if early.days_most is not None:
            assert later.days is not None
            assert later.days <= early.days_most


@given(cases())
def test_the_same_answers_in_any_order_give_the_same_guide(case: Case) -> None:
    turned = dict(reversed(case.answers.items()))
    assert make_guide(case.theme, turned, case.index, None) == made(case)
