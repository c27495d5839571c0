"""The small check: for people without eyes, hands or JavaScript, once, for two minutes, and not for who makes it up."""

from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from central.web.puzzles import Puzzles, in_chinese, read_number, worked

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)


def work(token: str) -> str:
    return next(str(n) for n in count() if worked(token, str(n)))


def test_a_browsers_work_or_a_persons_answer_solves_it_once() -> None:
    puzzles = Puzzles(b"k" * 32)
    one, other = puzzles.make(NOW), puzzles.make(NOW)
    assert puzzles.solved(one.token, answer=in_chinese(one.first + one.second), proof="", now=NOW)
    assert puzzles.solved(other.token, answer="", proof=work(other.token), now=NOW)
    for used in (one, other):
        assert not puzzles.solved(used.token, answer=str(used.first + used.second), proof=work(used.token), now=NOW)


def test_a_wrong_answer_uses_it_up_and_two_minutes_end_it() -> None:
    puzzles = Puzzles(b"k" * 32)
    guessed, old = puzzles.make(NOW), puzzles.make(NOW)
    assert not puzzles.solved(guessed.token, answer="100", proof="", now=NOW)
    assert not puzzles.solved(guessed.token, answer=str(guessed.first + guessed.second), proof="", now=NOW)
    late = NOW + timedelta(minutes=2, seconds=1)
    assert not puzzles.solved(old.token, answer=str(old.first + old.second), proof="", now=late)


def test_every_process_of_a_centre_knows_its_puzzles_and_no_other_does() -> None:
    one = Puzzles(b"k" * 32).make(NOW)
    answer = str(one.first + one.second)
    assert not Puzzles(b"x" * 32).solved(one.token, answer=answer, proof="", now=NOW)
    assert Puzzles(b"k" * 32).solved(one.token, answer=answer, proof="", now=NOW)


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=30))
def test_nothing_made_up_passes(token: str, answer: str, proof: str) -> None:
    assert not Puzzles(b"k" * 32).solved(token, answer=answer, proof=proof, now=NOW)


@given(st.integers(0, 99))
def test_a_number_is_understood_however_it_is_written(number: int) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    assert {read_number(text) for text in (str(number), f" {number} ", wide, in_chinese(number))} == {number}


def test_the_question_is_asked_in_words() -> None:
    assert [in_chinese(number) for number in (0, 3, 10, 12, 20, 41)] == ["零", "三", "十", "十二", "二十", "四十一"]
    assert read_number("很多") is None
