"""A text that was looked for in vain is kept in one form, and not at all where it may hold a person's data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.guide.missed import kept_text


@pytest.mark.parametrize("typed", ["KCG", "kcg", " k-c.g ", "ＫＣＧ", "k\u202ec\u200bg"])
def test_the_same_words_are_one_however_they_were_typed(typed: str) -> None:
    assert kept_text(typed) == "kcg"


@pytest.mark.parametrize("typed", ["开餐馆", "5g基站", "a1b2c3", "三轮车牌照", "特种设备作业证2级"])
def test_words_for_what_people_want_are_kept(typed: str) -> None:
    assert kept_text(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "138 0013 8000",
        "１３８００１３８０００",
        "990101198506071234",
        "99010119850607123X",
        "张三13800138000",
        "张三 99",
        "88张三",
        "查2026年",
        "一三八零零一三八零零零",
        "٠١٢٣",
        "A0001",
        "110报警",  # words for a thing fall away where they look like a name beside a number
    ],
)
def test_numbers_of_persons_and_names_with_numbers_are_not_kept(typed: str) -> None:
    assert kept_text(typed) is None


@pytest.mark.parametrize("typed", ["", "k", "的", "😀😀", "' -- %", "啊" * 33])
def test_what_says_nothing_or_is_a_tale_is_not_kept(typed: str) -> None:
    assert kept_text(typed) is None


@given(st.text(max_size=128))
def test_nothing_that_is_kept_holds_four_digits_or_more(typed: str) -> None:
    kept = kept_text(typed)
    assert kept is None or (sum(map(str.isdigit, kept)) < 4 and kept_text(kept) == kept)
