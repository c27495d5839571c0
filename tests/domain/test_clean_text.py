"""Text from outside: what nobody can see goes and is told, what somebody can see stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.clean_text import Dirt, clean_text

ANY = st.text(alphabet=st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "cleaned", "dirt"),
    [
        ("食品\u202e经营\u2066许可", "食品经营许可", {Dirt.INVISIBLE}),
        ("食品\u200b\ufeff\u200d许可", "食品许可", {Dirt.INVISIBLE}),
        ("葛\U000e0100城", "葛城", {Dirt.INVISIBLE}),
        ("\U000e0041tag", "tag", {Dirt.INVISIBLE}),
        ("a\x00b\x1b[31m", "ab[31m", {Dirt.CONTROL}),
        ("一\r\n二\u2028三\t四", "一\n二\n三 四", {Dirt.CONTROL}),
        ("\ud800x\uffff", "x", {Dirt.NOT_UNICODE}),
        ("e" + "\u0301" * 9, "\u00e9" + "\u0301" * 4, {Dirt.FORM, Dirt.MARKS}),
        ("　名称 ", "名称", {Dirt.BLANKS}),
    ],
)
def test_what_cannot_be_seen_is_taken_out_and_told(text: str, cleaned: str, dirt: set[Dirt]) -> None:
    assert clean_text(text) == (cleaned, dirt)


@pytest.mark.parametrize("text", ["<b>许可</b>&amp;", "=1+1", "@SUM(A1)", "𬱖\ue000", "第一行\n第二行", "Ａ（全角）"])
def test_markup_formulas_and_rare_characters_stay_as_they_are(text: str) -> None:
    assert clean_text(text) == (text, frozenset())


@given(ANY)
def test_clean_text_is_composed_holds_nothing_invisible_and_stays_when_cleaned_again(text: str) -> None:
    cleaned, _ = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert {unicodedata.category(c) for c in cleaned if c != "\n"}.isdisjoint({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
    assert clean_text(cleaned) == (cleaned, frozenset())


@given(ANY)
def test_whatever_is_changed_is_told(text: str) -> None:
    cleaned, dirt = clean_text(text)
    assert (cleaned == text) == (not dirt)
