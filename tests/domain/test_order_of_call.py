"""Who is called first: head starts with a cap, and the place of a person who comes back."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.ranking import rank_of_arrival, rank_of_return

TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)
CAP = timedelta(minutes=20)
_MOMENTS = st.integers(0, 600 * 60).map(lambda second: TEN + timedelta(seconds=second))
_STARTS = st.integers(0, 240).map(lambda minutes: timedelta(minutes=minutes))


def test_without_a_class_the_moment_of_arrival_counts() -> None:
    assert rank_of_arrival(TEN, timedelta(0), TEN - timedelta(hours=1), CAP) == TEN


def test_a_head_start_counts_in_full_when_nobody_waits() -> None:
    assert rank_of_arrival(TEN, timedelta(minutes=60), None, CAP) == TEN - timedelta(minutes=60)


def test_a_head_start_ends_twenty_minutes_before_the_oldest_waiting() -> None:
    oldest = TEN - timedelta(minutes=5)
    assert rank_of_arrival(TEN, timedelta(minutes=60), oldest, CAP) == oldest - CAP


@given(now=_MOMENTS, head_start=_STARTS, waited=st.none() | st.integers(0, 36_000))
def test_a_class_never_ranks_after_its_arrival_nor_before_its_head_start(
    now: datetime, head_start: timedelta, waited: int | None
) -> None:
    oldest = None if waited is None else now - timedelta(seconds=waited)
    rank = rank_of_arrival(now, head_start, oldest, CAP)
    assert now - head_start <= rank <= now


@given(arrivals=st.lists(st.tuples(st.integers(1, 300), _STARTS), max_size=60))
def test_an_ordinary_person_is_overtaken_only_by_those_who_come_within_the_cap(
    arrivals: list[tuple[int, timedelta]],
) -> None:
    """However many priority people stream in, whoever comes more than the longest head start later stays behind."""
    now, ordinary = TEN, TEN
    for gap, head_start in arrivals:
        now += timedelta(seconds=gap)
        rank = rank_of_arrival(now, head_start, ordinary, CAP)
        assert rank >= ordinary - CAP
        if now - ordinary > head_start:
            assert rank > ordinary


@given(waiting=st.lists(_MOMENTS, unique=True, max_size=8).map(sorted), places=st.integers(1, 5), own=_MOMENTS)
def test_a_person_who_comes_back_stands_so_many_places_behind_the_head(
    waiting: list[datetime], places: int, own: datetime
) -> None:
    rank = rank_of_return(waiting, places, own)
    ahead = [other for other in waiting if other < rank]
    if waiting:
        assert len(ahead) == min(places, len(waiting))
    else:
        assert rank == own


def test_nobody_who_comes_back_overtakes_people_of_one_same_moment() -> None:
    assert rank_of_return([TEN, TEN, TEN], 2, TEN - timedelta(hours=1)) > TEN
