"""Counters: who sits where, and when one may leave."""

from datetime import timedelta

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.counters import CloseCounter, CounterList, OpenCounter, PauseCounter
from shared.hall.places import BoardView, QueueList
from shared.link import Hall
from tests.hall.people import Clerk, issue, kinds, refused


def test_a_counter_opens_pauses_goes_on_and_closes(hall: Hall, clock: ManualClock) -> None:
    opened = hall.do(OpenCounter(counter="c1"))
    assert (opened.label, opened.state, opened.since) == ("1", "open", clock.now())
    paused = hall.do(PauseCounter(counter="c1", reason="用餐"))
    assert (paused.state, paused.pause_reason) == ("paused", "用餐")
    went_on = hall.do(OpenCounter(counter="c1"))
    assert (went_on.state, went_on.pause_reason) == ("open", "")
    assert hall.do(CloseCounter(counter="c1")).state == "closed"
    assert kinds(hall)[1:] == ["counter.open", "counter.paused", "counter.open", "counter.closed"]


def test_opening_or_closing_twice_changes_nothing(hall: Hall) -> None:
    for _ in range(2):
        hall.do(OpenCounter(counter="c1"))
    for _ in range(2):
        hall.do(CloseCounter(counter="c1"))
    assert kinds(hall)[1:] == ["counter.open", "counter.closed"]


def test_a_pause_needs_a_reason_and_an_open_counter(hall: Hall) -> None:
    with refused(Code.COUNTER_NOT_OPEN, state="closed"):
        hall.do(PauseCounter(counter="c1", reason="用餐"))
    hall.do(OpenCounter(counter="c1"))
    with refused(Code.REASON_REQUIRED):
        hall.do(PauseCounter(counter="c1", reason=" "))
    with refused(Code.UNKNOWN_COUNTER, counter="c9"):
        hall.do(OpenCounter(counter="c9"))


def test_nobody_leaves_a_counter_with_people_called_served_or_set_aside(hall: Hall, first: Clerk) -> None:
    for _ in range(2):
        issue(hall)
    first.hold(first.serve_next())
    second = first.call_next()
    with refused(Code.COUNTER_HAS_TICKETS, numbers="A001、A002"):
        hall.do(CloseCounter(counter="c1"))
    first.finish(first.begin(second))
    first.finish(first.resume(first.view().held[0].ticket).ticket)
    assert hall.do(CloseCounter(counter="c1")).state == "closed"


def test_a_person_served_past_midnight_still_keeps_the_counter_from_closing(
    hall: Hall, first: Clerk, clock: ManualClock
) -> None:
    issue(hall)
    first.serve_next()
    clock.advance(timedelta(days=1))
    with refused(Code.COUNTER_HAS_TICKETS, numbers="A001"):
        hall.do(CloseCounter(counter="c1"))


def test_the_list_shows_every_counter_and_a_queue_shows_the_open_ones(hall: Hall, second: Clerk) -> None:
    assert [(counter.id, counter.state) for counter in hall.ask(CounterList())] == [
        ("c1", "closed"),
        ("c2", "open"),
        ("c3", "closed"),
    ]
    issue(hall, "advice")
    advice = hall.ask(QueueList())[0]
    assert (advice.waiting, advice.open_counters) == (1, ["2"])
    assert second.view().counter.state == "open"


def test_the_desk_shows_first_fifty_in_order_and_counts_all(hall: Hall, second: Clerk, clock: ManualClock) -> None:
    began = clock.now()
    for _ in range(52):
        issue(hall)
        clock.advance(timedelta(seconds=1))
    view = second.view()
    assert (len(view.waiting), view.waiting_count, view.longest_wait_since) == (50, 52, began)
    assert view.waiting[0].ticket.number == "A001"
    assert view.now == clock.now()


def test_the_board_shows_calls_newest_first_and_lets_a_begun_one_go_after_a_minute(
    hall: Hall, first: Clerk, second: Clerk, clock: ManualClock
) -> None:
    for _ in range(2):
        issue(hall)
    called = first.call_next()
    clock.advance(timedelta(seconds=5))
    second.call_next()
    board = hall.ask(BoardView())
    assert [(call.number, call.counter, call.place) for call in board.calls] == [
        ("A002", "2", "一楼东"),
        ("A001", "1", "一楼东"),
    ]
    first.begin(called)
    clock.advance(timedelta(seconds=59))
    assert len(hall.ask(BoardView()).calls) == 2
    clock.advance(timedelta(seconds=1))
    assert [call.number for call in hall.ask(BoardView()).calls] == ["A002"]
