"""The order of calls in a zone: everybody is called before anybody is repeated, and old news stays unsaid."""

from hypothesis import given
from hypothesis import strategies as st

from devices.voice.call_queue import STALE_S, Call, CallQueue


class Zone:
    """A queue on a clock that the test moves, and the board it is told."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.queue = CallQueue(lambda: self.now)
        self.board: dict[str, Call] = {}

    def call(self, number: str, counter: str = "3", calls: int = 1) -> None:
        """Call, or call again, at this moment."""
        self.board[number] = Call(number, counter, calls, self.now, 0.0)
        self.tell()

    def tell(self) -> None:
        """Tell what stands on the board, with the age it has now."""
        self.queue.stand(
            Call(call.number, call.counter, call.calls, call.moment, self.now - call.moment)
            for call in self.board.values()
        )

    def spoken(self) -> list[str]:
        """Return everything that is spoken from now on."""
        said = []
        while (call := self.queue.next()) is not None:
            said.append(call.number)
        return said


def test_a_call_is_spoken_twice() -> None:
    zone = Zone()
    zone.call("A012")
    assert zone.spoken() == ["A012", "A012"]


def test_a_board_told_again_and_again_calls_nobody_again() -> None:
    zone = Zone()
    zone.call("A012")
    zone.spoken()
    for _ in range(5):
        zone.tell()
    assert zone.spoken() == []


def test_when_all_counters_call_at_once_everybody_is_called_before_anybody_is_repeated() -> None:
    zone = Zone()
    for number in ("A001", "A002", "B001"):
        zone.call(number)
        zone.now += 0.1
    assert zone.spoken() == ["A001", "A002", "B001"] * 2


def test_a_recall_is_spoken_again_and_not_beside_the_call_that_still_waits() -> None:
    zone = Zone()
    zone.call("A012")
    zone.now += 11
    zone.call("A012", calls=2)
    assert zone.spoken() == ["A012", "A012"]
    zone.now += 11
    zone.call("A012", calls=3)
    assert zone.spoken() == ["A012", "A012"]


def test_a_call_older_than_two_minutes_is_not_spoken_after_a_pause() -> None:
    zone = Zone()
    zone.call("A012")
    zone.now += STALE_S
    zone.call("A013")
    assert zone.spoken() == ["A013", "A013"]


def test_a_voice_that_has_just_started_does_not_repeat_the_morning() -> None:
    zone = Zone()
    zone.board = {"A001": Call("A001", "3", 1, zone.now - 900, 0.0), "A002": Call("A002", "4", 1, zone.now - 20, 0.0)}
    zone.tell()
    assert zone.spoken() == ["A002", "A002"]


def test_somebody_who_has_gone_from_the_board_is_called_no_more() -> None:
    zone = Zone()
    zone.call("A012")
    zone.call("A013")
    assert zone.queue.next() is not None
    del zone.board["A012"]
    zone.tell()
    assert zone.spoken() == ["A013", "A013"]


def test_a_number_revived_and_called_once_more_is_spoken_though_the_board_never_missed_it() -> None:
    zone = Zone()
    zone.call("A012", calls=2)
    zone.spoken()
    zone.now += 30
    zone.call("A012", calls=1)
    assert zone.spoken() == ["A012", "A012"]


@given(
    st.lists(st.tuples(st.sampled_from(["A001", "A002", "B001"]), st.integers(0, 50), st.integers(0, 3)), max_size=30)
)
def test_nothing_is_spoken_late_or_more_than_twice_a_call(steps: list[tuple[str, int, int]]) -> None:
    zone = Zone()
    times: dict[tuple[str, float], int] = {}
    for number, wait, speaks in steps:
        zone.call(number)
        zone.now += wait
        for _ in range(speaks):
            call = zone.queue.next()
            if call is not None:
                assert zone.now - call.moment < STALE_S
                key = (call.number, call.moment)
                times[key] = times.get(key, 0) + 1
    assert all(count <= 2 for count in times.values())
