"""What a person is told about their wait."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.waiting import CounterLoad, WaitRange, expected_waits, wait_range

MEANS = {"advice": 10.0, "property": 25.0}
ALL, ADVICE = CounterLoad(("advice", "property")), CounterLoad(("advice",))

queues = st.sampled_from(sorted(MEANS))
loads = st.builds(
    CounterLoad,
    st.sampled_from([("advice",), ("property",), ("advice", "property")]),
    st.none() | queues,
    st.floats(0, 120),
)


def expected_wait(
    queue: str, ahead: Sequence[str], counters: Sequence[CounterLoad], means: Mapping[str, float]
) -> float | None:
    """Return the wait of the last in line."""
    return expected_waits([*ahead, queue], counters, means)[-1]


def test_with_a_free_counter_and_nobody_ahead_there_is_no_wait() -> None:
    assert expected_wait("advice", [], [ADVICE], MEANS) == 0


def test_the_first_counter_to_be_free_takes_the_next_person() -> None:
    counters = [CounterLoad(("advice",), "advice", 4), CounterLoad(("advice",), "advice", 1)]
    assert expected_wait("advice", [], counters, MEANS) == 6
    assert expected_wait("advice", ["advice"], counters, MEANS) == 9


def test_somebody_who_takes_longer_than_usual_is_not_counted_as_done() -> None:
    assert expected_wait("advice", [], [CounterLoad(("advice",), "advice", 55)], MEANS) == pytest.approx(4)


def test_people_ahead_whom_my_counter_does_not_serve_cost_me_nothing() -> None:
    assert expected_wait("advice", ["property"] * 9, [ADVICE, ALL], MEANS) == 0


def test_where_nobody_serves_the_queue_nothing_is_promised() -> None:
    assert expected_wait("property", ["advice"], [ADVICE], MEANS) is None
    assert expected_wait("property", [], [], MEANS) is None


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, WaitRange(0, 5)), (4, WaitRange(0, 10)), (20, WaitRange(10, 35)), (61, WaitRange(30, 105))],
)
def test_the_range_is_in_steps_of_five_and_its_upper_end_is_rounded_up(minutes: float, told: WaitRange) -> None:
    assert wait_range(minutes) == told


@given(queues, st.lists(queues, max_size=40), st.lists(loads, max_size=6), queues)
def test_one_more_person_ahead_never_shortens_the_wait(
    queue: str, ahead: list[str], counters: list[CounterLoad], more: str
) -> None:
    wait = expected_wait(queue, ahead, counters, MEANS)
    longer = expected_wait(queue, [*ahead, more], counters, MEANS)
    assert (wait is None) == (longer is None)
    if wait is not None and longer is not None:
        assert longer >= wait


@given(st.floats(0, 600))
def test_the_expected_wait_lies_within_what_is_told(minutes: float) -> None:
    told = wait_range(minutes)
    assert told.least <= minutes <= told.most
    assert told.most > told.least
    assert told.least % 5 == told.most % 5 == 0
