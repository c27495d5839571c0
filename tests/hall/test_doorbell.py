"""The doorbell: it rings after the commit, so that whoever asks then sees the change."""

import threading

from shared.hall import Code
from shared.hall.tickets import WaitingList
from shared.link import Hall
from tests.hall.house import House
from tests.hall.people import issue, refused

_PATIENCE = 5.0


def test_a_window_that_asks_when_the_bell_rings_sees_the_change(house: House, hall: Hall) -> None:
    window, seen, full = house.connect(), [], threading.Event()

    def look() -> None:
        seen.append(len(window.ask(WaitingList())))
        if seen[-1] == 3:
            full.set()

    window.on_change(look)
    for _ in range(3):
        issue(hall)
    assert full.wait(_PATIENCE)
    assert seen == sorted(seen)


def test_a_window_may_act_when_the_bell_rings(house: House, hall: Hall) -> None:
    window, numbers, done = house.connect(), [], threading.Event()

    def answer() -> None:
        if not numbers:
            numbers.append(issue(window, "few").number)
            done.set()

    window.on_change(answer)
    issue(hall)
    assert done.wait(_PATIENCE)
    assert numbers == ["F007"]


def test_a_window_that_fails_at_the_bell_spoils_nothing_for_the_others(house: House, hall: Hall) -> None:
    rung = threading.Event()

    def fail() -> None:
        raise RuntimeError("a window broke")

    hall.on_change(fail)
    house.connect().on_change(rung.set)
    assert [issue(hall).number for _ in range(2)] == ["A001", "A002"]
    assert rung.wait(_PATIENCE)


def test_a_refused_act_does_not_ring(house: House, hall: Hall) -> None:
    rings: list[int] = []
    house.core.listen(rings.append)
    issue(hall)
    with refused(Code.UNKNOWN_QUEUE):
        issue(hall, "fishing")
    assert len(rings) == 1
