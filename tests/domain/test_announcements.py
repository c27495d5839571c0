"""Announcements: which stand, in which order, and what cannot be one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.announcements import Announcement, check_announcement, standing

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
ONE = Announcement("系统升级", NOON, NOON + timedelta(hours=2), "System upgrade")


def test_one_stands_from_its_beginning_and_not_at_its_end() -> None:
    minute = timedelta(minutes=1)
    moments = (NOON - minute, NOON, ONE.ends - minute, ONE.ends)
    assert [standing([ONE], moment) == [ONE] for moment in moments] == [False, True, True, False]


def test_important_ones_come_first_and_newer_ones_before_older() -> None:
    older, newer = replace(ONE, begins=NOON - timedelta(days=1)), replace(ONE, text="新")
    important = replace(older, important=True)
    assert standing([older, newer, important], NOON) == [important, newer, older]


@given(st.lists(st.integers(-50, 50), max_size=8), st.integers(-60, 60))
def test_nothing_stands_that_is_over_or_not_yet_begun(starts: list[int], minutes: int) -> None:
    ones = [replace(ONE, begins=NOON + timedelta(minutes=n), ends=NOON + timedelta(minutes=n + 5)) for n in starts]
    now = NOON + timedelta(minutes=minutes)
    assert all(one.begins <= now < one.ends for one in standing(ones, now))


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (replace(ONE, text=""), "1 to 60 characters"),
        (replace(ONE, text="长" * 61), "1 to 60 characters"),
        (replace(ONE, text_en="w" * 121), "at most 120"),
        (replace(ONE, text="两\n行"), "one line"),
        (replace(ONE, text="\u202e反"), "one line"),
        (replace(ONE, text_en=" blank"), "one line"),
        (replace(ONE, ends=NOON), "ends after it begins"),
        (replace(ONE, begins=NOON.replace(tzinfo=None)), "ends after it begins"),
    ],
)
def test_what_no_screen_could_show_is_refused_in_a_sentence(one: Announcement, sentence: str) -> None:
    check_announcement(ONE)
    with pytest.raises(ValueError, match=sentence):
        check_announcement(one)
