"""Queues are found by the letters a Chinese clerk types without an input method."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.desk.initials import initials, matches

LEVEL_ONE = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("社会保险", "shbx"),
        ("社会保险", "SKBX"),
        ("医疗保障", "ylbz"),
        ("不动产登记", "bdc"),
        ("企业开办与变更", "kb"),
        ("经营许可", "xk"),
        ("综合咨询", "咨询"),
        ("Taxes", "tax"),
    ],
)
def test_a_name_is_found_by_its_initials(name: str, typed: str) -> None:
    assert matches(name, typed)


@pytest.mark.parametrize(("name", "typed"), [("税务", "x"), ("社会保险", "bs"), ("税务", "swx")])
def test_other_letters_do_not_fit(name: str, typed: str) -> None:
    assert not matches(name, typed)


def test_nothing_typed_fits_everything() -> None:
    assert matches("税务", "")


@given(st.lists(st.sampled_from(LEVEL_ONE), min_size=1, max_size=8))
def test_every_common_character_has_a_letter_and_finds_itself(characters: list[str]) -> None:
    letters = initials("".join(characters))
    assert all(one and one.isalpha() for one in letters)
    assert matches("".join(characters), "".join(one[0] for one in letters))


def test_the_order_of_gb2312_gives_the_letters_pinyin_gives() -> None:
    known = dict(zip("啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", "ABCDEFGHJKLMNOPQRSTWXYZ", strict=True))
    assert {character: initials(character)[0][0] for character in known} == known
