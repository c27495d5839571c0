"""Conditions over answers: what was not answered drops nothing."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.catalogue.conditions import ALWAYS, Condition, Verdict

OPTIONS = {"premises": ("owned", "rented"), "seats": ("few", "many"), "alcohol": ("yes", "no")}
RENTED = Condition("premises", ("rented",))
MANY = Condition("seats", ("many",))

leaves = st.sampled_from(sorted(OPTIONS)).flatmap(
    lambda question: st.builds(
        Condition, st.just(question), st.lists(st.sampled_from(OPTIONS[question]), unique=True).map(tuple)
    )
)
groups = st.recursive(
    leaves | st.just(ALWAYS),
    lambda inner: st.builds(
        Condition,
        all=st.lists(inner, max_size=3).map(tuple),
        any=st.lists(inner, max_size=3).map(tuple),
        none=st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=8,
)
some_answers = st.fixed_dictionaries({}, optional={q: st.sampled_from(o) for q, o in OPTIONS.items()})


def test_no_condition_always_holds() -> None:
    assert ALWAYS.judge({}) is Verdict.YES


def test_an_answer_decides_and_no_answer_leaves_it_open() -> None:
    assert RENTED.judge({"premises": "rented"}) is Verdict.YES
    assert RENTED.judge({"premises": "owned"}) is Verdict.NO
    assert RENTED.judge({}) is Verdict.OPEN


def test_one_part_that_fails_decides_for_all_whatever_is_still_open() -> None:
    both = Condition(all=(RENTED, MANY))
    assert both.judge({"premises": "owned"}) is Verdict.NO
    assert both.judge({"premises": "rented"}) is Verdict.OPEN
    either = Condition(any=(RENTED, MANY))
    assert either.judge({"premises": "rented"}) is Verdict.YES
    assert either.judge({"premises": "owned"}) is Verdict.OPEN
    neither = Condition(none=(RENTED, MANY))
    assert neither.judge({"seats": "many"}) is Verdict.NO
    assert neither.judge({"premises": "owned", "seats": "few"}) is Verdict.YES


def test_a_condition_tells_which_questions_it_looks_at() -> None:
    assert Condition(any=(RENTED,), none=(MANY,)).questions() == {"premises", "seats"}


@given(groups, some_answers)
def test_what_is_decided_early_stays_so_however_the_open_questions_are_answered(
    condition: Condition, answers: dict[str, str]
) -> None:
    early = condition.judge(answers)
    rest = [question for question in OPTIONS if question not in answers]
    later = {
        condition.judge({**answers, **dict(zip(rest, choice, strict=True))})
        for choice in product(*(OPTIONS[question] for question in rest))
    }
    assert Verdict.OPEN not in later
    if early is not Verdict.OPEN:
        assert later == {early}
