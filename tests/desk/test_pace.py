"""Rule C7: yellow at 80 %, red at 100 % of the target, and never colour alone."""

from datetime import UTC, datetime, timedelta

import pytest

from counter.desk.pace import Elapsed, Pace, clock_text, minutes_since
from counter.desk.words import pace_word

TARGET = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("seconds", "pace"), [(0, Pace.CALM), (479, Pace.CALM), (480, Pace.NEAR), (599, Pace.NEAR), (600, Pace.OVER)]
)
def test_the_light_turns_at_eighty_and_at_a_hundred_percent(seconds: int, pace: Pace) -> None:
    assert Elapsed(timedelta(seconds=seconds), TARGET).pace is pace


def test_every_light_has_a_word_of_its_own() -> None:
    spent = (timedelta(0), timedelta(minutes=9), timedelta(minutes=13))
    words = [pace_word(Elapsed(one, TARGET)) for one in spent]
    assert words == ["On time", "Target is near", "Over by 3 min"]


def test_a_clock_shows_minutes_and_seconds_beyond_the_hour() -> None:
    assert clock_text(timedelta(minutes=3, seconds=7)) == "03:07"
    assert clock_text(timedelta(minutes=125)) == "125:00"


def test_a_wait_is_never_negative_when_clocks_disagree() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    assert minutes_since(now + timedelta(minutes=1), now) == 0
