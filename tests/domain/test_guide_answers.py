"""The wizard: one question after the other, a changed answer costs only what it contradicts (rules K13, K14, K33)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.guide.answers import answer, questions_for
from shared.domain.refused import Code, Refused
from tests.domain.guides import RESTAURANT, Case, cases


def asked(answers: dict[str, str], unsure: frozenset[str] = frozenset()) -> list[str]:
    return [question.id for question in questions_for(RESTAURANT, answers, unsure)]


def test_a_question_that_an_answer_rules_out_is_not_asked() -> None:
    assert asked({}) == ["premises", "lease", "size", "sign"]
    assert asked({"premises": "rented"}) == ["premises", "lease", "size", "sign"]
    assert asked({"premises": "owned"}) == ["premises", "size", "sign"]


def test_a_question_that_hangs_on_one_left_unsure_is_not_asked() -> None:
    assert asked({}, frozenset({"premises"})) == ["premises", "size", "sign"]


def test_a_changed_answer_keeps_those_still_valid_and_names_those_that_fell_away() -> None:
    answers = {"premises": "rented", "lease": "long", "size": "big"}
    assert answer(RESTAURANT, answers, "size", "small") == ({**answers, "size": "small"}, ())
    assert answer(RESTAURANT, answers, "premises", "owned") == ({"premises": "owned", "size": "big"}, ("lease",))


def test_not_being_sure_takes_an_answer_back_and_what_hung_on_it() -> None:
    answers = {"premises": "rented", "lease": "long", "size": "big"}
    assert answer(RESTAURANT, answers, "premises", None) == ({"size": "big"}, ("lease",))
    assert answer(RESTAURANT, answers, "sign", None) == (answers, ())


def test_what_is_not_offered_is_refused() -> None:
    for question, option in (("size", "huge"), ("colour", "red")):
        with pytest.raises(Refused) as refused:
            answer(RESTAURANT, {}, question, option)
        assert refused.value.code is Code.UNKNOWN_ANSWER


@given(cases(), st.data())
def test_the_number_of_questions_never_grows_while_going_forward_and_each_is_asked_once(
    case: Case, data: st.DataObject
) -> None:
    answers: dict[str, str] = {}
    unsure: frozenset[str] = frozenset()
    done: list[str] = []
    most = len(questions_for(case.theme, answers))
    while rest := [q for q in questions_for(case.theme, answers, unsure) if q.id not in done]:
        question = rest[0]
        option = data.draw(st.sampled_from([None, *(option.id for option in question.options)]))
        unsure |= {question.id} if option is None else set()
        answers, dropped = answer(case.theme, answers, question.id, option)
        done.append(question.id)
        assert dropped == ()
        left = [q.id for q in questions_for(case.theme, answers, unsure)]
        assert len(left) <= most
        assert left[: len(done)] == done
        most = len(left)
