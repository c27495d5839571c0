"""What is spoken: every digit by itself, in both languages, and nothing but the number and the counter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.voice.sentences import Tongue, call_sentences, vocabulary

LETTERS = st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ")
NUMBER = st.builds(lambda letter, number: f"{letter}{number:03d}", LETTERS, st.integers(1, 999))
COUNTER = st.integers(1, 99).map(str) | st.builds(
    lambda letter, number: f"{letter}{number}", LETTERS, st.integers(1, 99)
)
FIXED = {"please", "number", "to", "counter", "to_counter"}


def test_a_call_is_said_in_mandarin_and_in_english() -> None:
    assert [sentence.text for sentence in call_sentences("A012", "3")] == [
        "请 A 零 一 二 号 到 三 号窗口",
        "Number A 0 1 2 , please go to counter 3",
    ]


@given(NUMBER, COUNTER)
def test_no_number_is_ever_read_as_a_whole_number(number: str, counter: str) -> None:
    for sentence in call_sentences(number, counter):
        assert re.findall(r"\d{2}", sentence.text) == []
        assert not set("十百千") & set(sentence.text)
        spelled = [word for word in sentence.words if word not in FIXED]
        assert "".join(spelled) == number + counter


@given(NUMBER, COUNTER)
def test_every_word_of_a_plain_call_can_be_recorded(number: str, counter: str) -> None:
    for sentence in call_sentences(number, counter):
        assert set(sentence.words) <= vocabulary(sentence.tongue)


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_label_adds_only_its_own_letters_one_by_one(number: str, counter: str) -> None:
    for sentence in call_sentences(number, counter):
        assert all(len(word) == 1 for word in sentence.words if word not in FIXED)
        assert all(word.isprintable() and not word.isspace() for word in sentence.words)


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        ("a012", "A 零 一 二"),
        ("Ａ０１２", "A 零 一 二"),
        ("A-012", "A 零 一 二"),
        ("税001", "税 零 零 一"),
        ("VIP07", "V I P 零 七"),
    ],
)
def test_a_label_is_spelled_as_a_person_would(number: str, spelled: str) -> None:
    assert call_sentences(number, "3")[0].text == f"请 {spelled} 号 到 三 号窗口"


def test_a_chinese_letter_is_not_said_in_english() -> None:
    assert [sentence.tongue for sentence in call_sentences("税001", "3")] == [Tongue.MANDARIN]
