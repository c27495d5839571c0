"""Encrypted fields: only the right key, row and column open them, and only unchanged."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from shared.security.fields import FieldCipher
from shared.security.keys import make_keys

KEYS = make_keys()
CIPHER = FieldCipher(KEYS)


@given(st.text(), st.text(max_size=64), st.text(max_size=20))
def test_what_is_sealed_opens_for_its_row_and_column(text: str, row: str, column: str) -> None:
    assert CIPHER.open(CIPHER.seal(text, row=row, column=column), row=row, column=column) == text


@given(st.binary(max_size=500))
def test_bytes_are_sealed_as_well(value: bytes) -> None:
    assert CIPHER.open_bytes(CIPHER.seal_bytes(value, row="r", column="c"), row="r", column="c") == value


@pytest.mark.parametrize(("row", "column"), [("other", "name"), ("row", "number"), ("row|name", ""), ("", "row|name")])
def test_a_value_moved_to_another_row_or_column_does_not_open(row: str, column: str) -> None:
    sealed = CIPHER.seal("张三", row="row", column="name")
    with pytest.raises(InvalidTag):
        CIPHER.open(sealed, row=row, column=column)


@given(st.data())
def test_a_changed_value_does_not_open(data: st.DataObject) -> None:
    sealed = bytearray(CIPHER.seal("张三", row="r", column="c"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises((InvalidTag, ValueError)):
        CIPHER.open(bytes(sealed), row="r", column="c")


@given(st.integers(0, 37))
def test_a_shortened_value_does_not_open(length: int) -> None:
    sealed = CIPHER.seal("张三", row="r", column="c")
    assert len(sealed) == 38
    with pytest.raises((InvalidTag, ValueError)):
        CIPHER.open(sealed[:length], row="r", column="c")


def test_the_same_text_is_never_sealed_to_the_same_value() -> None:
    assert CIPHER.seal("张三", row="r", column="c") != CIPHER.seal("张三", row="r", column="c")


def test_a_value_under_another_key_says_so() -> None:
    with pytest.raises(ValueError, match="another key"):
        FieldCipher(make_keys()).open(CIPHER.seal("张三", row="r", column="c"), row="r", column="c")


def test_a_person_is_found_again_by_number_however_it_is_typed_and_only_with_the_halls_key() -> None:
    assert CIPHER.person(" 11010519491231002x ") == CIPHER.person("11010519491231002X")
    assert CIPHER.person("11010519491231002X") != CIPHER.person("110105194912310021")
    assert FieldCipher(make_keys()).person("11010519491231002X") != CIPHER.person("11010519491231002X")
