"""Citizen numbers: GB 11643's check digit, and the birth date inside."""

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.identity import age_on, birth_date, check_character, is_citizen_number

_BIRTHS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def citizen_numbers(draw: st.DrawFn) -> str:
    """Draw a right citizen number of any region."""
    region, order = draw(st.integers(0, 999_999)), draw(st.integers(0, 999))
    body = f"{region:06d}{draw(_BIRTHS):%Y%m%d}{order:03d}"
    return body + check_character(body)


def test_the_example_of_the_standard_is_right() -> None:
    assert is_citizen_number("11010519491231002X")
    assert is_citizen_number("440524188001010014")


@given(citizen_numbers())
def test_a_right_number_is_right_in_small_letters_too_and_of_any_region(number: str) -> None:
    assert is_citizen_number(number)
    assert is_citizen_number(number.lower())


@given(citizen_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_always_found(number: str, place: int, other: str) -> None:
    changed = number[:place] + other + number[place + 1 :]
    assert is_citizen_number(changed) == (changed == number)


@given(citizen_numbers(), st.integers(0, 15))
def test_two_swapped_neighbours_are_always_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert is_citizen_number(swapped) == (swapped == number)


@pytest.mark.parametrize("text", ["", "1", "1101051949123100２X", "11010519491231002", "11010519491231002X ", "Ⅻ" * 18])
def test_what_is_no_citizen_number_is_none(text: str) -> None:
    assert not is_citizen_number(text)


def test_a_number_with_a_right_check_digit_and_no_real_date_is_wrong() -> None:
    body = "11010520230230002"
    assert not is_citizen_number(body + check_character(body))


@given(st.text(max_size=20))
def test_no_text_makes_the_judgement_fail(text: str) -> None:
    assert is_citizen_number(text) in {True, False}


@given(_BIRTHS, st.integers(0, 50_000))
def test_an_age_grows_by_one_on_each_birthday(birth: date, days: int) -> None:
    day = birth + timedelta(days=days)
    grown = age_on(birth, day) - age_on(birth, day - timedelta(days=1))
    assert grown == int(_is_birthday(birth, day))


def _is_birthday(birth: date, day: date) -> bool:
    """Tell whether a year is completed with ``day``: for 29 February that is 1 March in common years."""
    is_leap_child = (birth.month, birth.day) == (2, 29) and not isleap(day.year)
    wanted = (3, 1) if is_leap_child else (birth.month, birth.day)
    return (day.month, day.day) == wanted


@given(citizen_numbers())
def test_the_birth_date_stands_in_the_number(number: str) -> None:
    birth = birth_date(number)
    assert birth is not None
    assert birth.strftime("%Y%m%d") == number[6:14]
