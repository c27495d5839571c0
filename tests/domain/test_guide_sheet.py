"""What the code of a printed guide carries: the same guide opens again, also from a catalogue that has moved on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.catalogue.themes import Option
from shared.domain.guide.answers import counting
from shared.domain.guide.making import make_guide, make_item_guide
from shared.domain.guide.result import Guide
from shared.domain.guide.sheet import Changes, Sheet, answers_on, changes, read_sheet, sheet_of, written
from tests.domain.guides import INDEX, RESTAURANT, Case, cases

ANSWERS = {"premises": "rented", "lease": "long", "size": "big", "sign": "yes"}


def printed(guide: Guide) -> Sheet:
    """Return what is read back from the bytes on paper."""
    sheet = read_sheet(written(sheet_of(guide)))
    assert sheet is not None
    return sheet


def test_a_sheet_leads_back_to_its_theme_answers_and_steps() -> None:
    guide = make_guide(RESTAURANT, ANSWERS, INDEX, None)
    sheet = printed(guide)
    assert (sheet.theme, sheet.item, sheet.version) == ("restaurant", "", "2026-03")
    assert answers_on(sheet, RESTAURANT) == (ANSWERS, ())
    assert changes(sheet, guide) == Changes()


def test_a_sheet_of_one_item_leads_back_to_it() -> None:
    sheet = printed(make_item_guide("food", INDEX, None))
    assert (sheet.theme, sheet.item, sheet.answers) == ("", "food", ())


def test_new_steps_are_named_and_gone_ones_are_told_by_the_number_on_the_paper() -> None:
    sheet = printed(make_guide(RESTAURANT, ANSWERS, INDEX, None))
    today = make_guide(RESTAURANT, {**ANSWERS, "sign": "no"}, INDEX, None)
    assert changes(sheet, today) == Changes(gone_steps=(4,))
    assert changes(printed(today), make_guide(RESTAURANT, ANSWERS, INDEX, None)) == Changes(new_items=("门头招牌设置",))


def test_an_answer_that_is_no_longer_offered_is_told_and_the_others_stay() -> None:
    sheet = printed(make_guide(RESTAURANT, ANSWERS, INDEX, None))
    premises, lease, size, sign = RESTAURANT.questions
    renamed = replace(size, options=(Option("under-500", "小"), Option("over-500", "大")))
    theme = replace(RESTAURANT, questions=(premises, lease, renamed))
    kept = {"premises": "rented", "lease": "long"}
    assert answers_on(sheet, theme) == (kept, ("size",))
    assert answers_on(sheet, replace(theme, questions=(premises, lease, size, sign))) == (ANSWERS, ())


def test_a_guide_too_long_for_the_code_leaves_its_steps_out_and_says_nothing_of_changes() -> None:
    steps = tuple(bytes([n, 0, 0]) for n in range(120))
    sheet = replace(sheet_of(make_guide(RESTAURANT, ANSWERS, INDEX, None)), steps=steps)
    read = read_sheet(written(sheet))
    assert read == replace(sheet, steps=())
    assert changes(read, make_guide(RESTAURANT, {}, INDEX, None)) == Changes()


def test_a_sheet_written_by_a_newer_program_is_not_misread() -> None:
    body = written(sheet_of(make_guide(RESTAURANT, ANSWERS, INDEX, None)))
    assert read_sheet(b"\x02" + body[1:]) is None
    assert read_sheet(b"") is None


@given(cases(), st.text(max_size=60))
def test_any_guide_opens_again_under_the_same_answers(case: Case, version: str) -> None:
    index = replace(case.index, version=version.encode(errors="ignore").decode())
    guide = make_guide(case.theme, case.answers, index, None)
    sheet = printed(guide)
    answers, gone = answers_on(sheet, case.theme)
    assert (answers, gone) == (counting(case.theme.questions, case.answers), ())
    assert make_guide(case.theme, answers, index, None) == guide
    assert index.version.startswith(sheet.version)
