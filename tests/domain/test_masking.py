"""What is shown of a person is never all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.masking import mask_id_number, mask_mail, mask_name, mask_phone

_NAMES = st.text(st.characters(exclude_characters="*", exclude_categories=("Cs",)), min_size=1, max_size=30)
_NUMBERS = st.text("0123456789X", min_size=1, max_size=20)


@pytest.mark.parametrize(("name", "shown"), [("张", "*"), ("张三", "张*"), ("张小三", "张*三"), ("欧阳小三", "欧**三")])
def test_a_name_shows_its_ends(name: str, shown: str) -> None:
    assert mask_name(name) == shown


def test_a_citizen_number_shows_three_and_four_characters() -> None:
    assert mask_id_number("11010519491231002X") == "110***********002X"


@given(_NAMES)
def test_a_masked_name_keeps_its_length_and_hides_something(name: str) -> None:
    masked = mask_name(name)
    assert len(masked) == len(name)
    assert "*" in masked
    assert sum(a == b for a, b in zip(masked, name, strict=True)) <= 2


@given(_NUMBERS)
def test_a_masked_number_keeps_its_length_and_shows_seven_characters_at_most(number: str) -> None:
    masked = mask_id_number(number)
    assert len(masked) == len(number)
    assert "*" in masked
    assert sum(character != "*" for character in masked) <= 7


def test_a_mobile_number_keeps_its_ends() -> None:
    assert mask_phone("13800001234") == "138****1234"
    assert mask_phone("1234567") == "*******"


def test_a_mail_address_shows_its_first_letter_and_its_house() -> None:
    assert (mask_mail("zhang.san@example.cn"), mask_mail("")) == ("z***@example.cn", "")
