"""A counter and its person: who is called, and what a clerk can do with them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.counters import CloseCounter, PauseCounter
from shared.hall.places import BoardView
from shared.hall.tickets import CallTicket, CancelTicket, ReviveTicket, WaitingList
from shared.ids import new_id
from shared.link import Hall
from tests.hall.house import House
from tests.hall.people import Clerk, citizen, issue, journal, kinds, refused


def test_a_person_is_called_served_and_let_go(hall: Hall, first: Clerk, clock: ManualClock) -> None:
    ticket = issue(hall)
    called = first.call_next()
    assert (called.id, called.state, called.counter, called.called_at) == (ticket.id, "called", "c1", clock.now())
    clock.advance(timedelta(seconds=20))
    begun = first.begin(called)
    assert (begun.state, begun.begun_at) == ("serving", clock.now())
    clock.advance(timedelta(minutes=5))
    done = first.finish(begun)
    assert (done.state, done.finished_at) == ("done", clock.now())
    assert first.view().current is None
    assert kinds(hall)[-4:] == ["ticket.issued", "ticket.called", "ticket.begun", "ticket.finished"]


def test_a_counter_calls_the_longest_waiting_of_all_its_queues(hall: Hall, second: Clerk, clock: ManualClock) -> None:
    for queue in ("few", "social", "advice"):
        issue(hall, queue, holder=citizen())
        clock.advance(timedelta(seconds=1))
    assert second.serve_next().number == "S001"
    second.finish(second.view().current.ticket)  # type: ignore[union-attr]
    assert second.call_next().number == "A001"


def test_those_who_came_in_the_same_moment_are_called_by_number(hall: Hall, first: Clerk) -> None:
    for _ in range(3):
        issue(hall)
    called = []
    for _ in range(3):
        called.append(first.serve_next())
        first.finish(called[-1])
    assert [ticket.number for ticket in called] == ["A001", "A002", "A003"]


def test_two_clerks_pressing_next_together_get_two_people(hall: Hall, first: Clerk, second: Clerk) -> None:
    for _ in range(2):
        issue(hall)
    with ThreadPoolExecutor(2) as hands:
        called = [press.result() for press in [hands.submit(clerk.call_next) for clerk in (first, second)]]
    assert {ticket.number for ticket in called} == {"A001", "A002"}


def test_twenty_presses_of_one_key_call_one_person(hall: Hall, first: Clerk) -> None:
    for _ in range(5):
        issue(hall)
    with ThreadPoolExecutor(20) as hands:
        called = [press.result() for press in [hands.submit(first.call_next) for _ in range(20)]]
    assert {ticket.number for ticket in called} == {"A001"}
    assert kinds(hall).count("ticket.called") == 1


def test_with_nobody_waiting_the_key_says_so(first: Clerk) -> None:
    with refused(Code.NOBODY_WAITING, counter="c1"):
        first.call_next()


def test_a_closed_or_paused_counter_calls_nobody(hall: Hall, first: Clerk) -> None:
    ticket = issue(hall)
    hall.do(PauseCounter(counter="c1", reason="用餐"))
    with refused(Code.COUNTER_NOT_OPEN, state="paused"):
        first.call_next()
    hall.do(CloseCounter(counter="c1"))
    with refused(Code.COUNTER_NOT_OPEN, state="closed"):
        first.call(ticket)


def test_with_a_person_at_the_counter_nobody_else_is_called(hall: Hall, first: Clerk) -> None:
    for _ in range(2):
        issue(hall)
    serving = first.serve_next()
    other = hall.ask(WaitingList())[0].ticket
    for press in (first.call_next, lambda: first.call(other)):
        with refused(Code.COUNTER_BUSY, number=serving.number, state="serving"):
            press()


def test_a_person_picked_by_hand_is_called_before_the_others_and_the_reason_is_kept(hall: Hall, first: Clerk) -> None:
    tickets = [issue(hall) for _ in range(3)]
    called = hall.do(CallTicket(counter=first.counter, ticket=tickets[2].id, reason="要赶火车"))
    assert (called.ticket.number, called.note) == ("A003", "要赶火车")
    assert first.call(tickets[2]).number == "A003"
    assert journal(hall)[-1].body["chosen"] is True


def test_what_a_clerk_types_stays_out_of_the_journal(hall: Hall, first: Clerk) -> None:
    tickets = [issue(hall) for _ in range(2)]
    first.call(tickets[0], "张三要赶火车")
    hall.do(CancelTicket(ticket=tickets[1].id, reason="张三走了"))
    assert "张三" not in repr([entry.body for entry in journal(hall)])


def test_a_person_called_at_one_counter_cannot_be_called_at_another(hall: Hall, first: Clerk, second: Clerk) -> None:
    issue(hall)
    called = first.call_next()
    with refused(Code.WRONG_STATE, state="called", step="call"):
        second.call(called)
    with refused(Code.NOT_YOUR_TICKET, counter="c1"):
        second.begin(called)


def test_steps_that_a_ticket_cannot_take_are_refused(hall: Hall, first: Clerk) -> None:
    ticket = issue(hall)
    called = first.call_next()
    for step in (first.finish, first.hold, first.resume, lambda t: first.transfer(t, "social")):
        with refused(Code.WRONG_STATE, state="called"):
            step(called)
    with refused(Code.WRONG_STATE, state="called", step="cancel"):
        hall.do(CancelTicket(ticket=ticket.id))
    with refused(Code.WRONG_STATE, state="called", step="revive"):
        hall.do(ReviveTicket(ticket=ticket.id))
    with refused(Code.UNKNOWN_TICKET):
        hall.do(CancelTicket(ticket=new_id()))


def test_a_person_is_called_again_three_times_ten_seconds_apart(
    house: House, hall: Hall, first: Clerk, clock: ManualClock
) -> None:
    issue(hall)
    called = first.call_next()
    with refused(Code.RECALL_TOO_SOON, seconds=10):
        first.recall(called)
    for time in (1, 2, 3):
        clock.advance(timedelta(seconds=10))
        assert first.recall(called).recalls == time
        assert house.connect().ask(BoardView()).calls[0].calls == time + 1
    clock.advance(timedelta(seconds=10))
    with refused(Code.RECALL_LIMIT, most=3):
        first.recall(called)


def test_a_counter_sets_three_people_aside_at_most_and_goes_on_with_each(hall: Hall, first: Clerk) -> None:
    for _ in range(4):
        issue(hall)
    held = []
    for _ in range(3):
        held.append(first.serve_next())
        first.hold(held[-1])
    fourth = first.serve_next()
    with refused(Code.HELD_LIMIT, most=3):
        first.hold(fourth)
    with refused(Code.COUNTER_BUSY, number="A004"):
        first.resume(held[0])
    first.finish(fourth)
    assert first.resume(held[0]).ticket.state == "serving"
    assert {row.ticket.number for row in first.view().held} == {"A002", "A003"}


def test_setting_aside_needs_a_reason_and_keeps_the_time_to_come_back(
    hall: Hall, first: Clerk, clock: ManualClock
) -> None:
    issue(hall)
    serving = first.serve_next()
    with refused(Code.REASON_REQUIRED):
        first.hold(serving, "  ")
    back_at = clock.now() + timedelta(minutes=10)
    held = first.hold(serving, "等复印件", back_at)
    assert (held.note, held.back_at) == ("等复印件", back_at)


def test_only_the_counter_that_set_a_person_aside_goes_on_with_them(hall: Hall, first: Clerk, second: Clerk) -> None:
    issue(hall)
    held = first.serve_next()
    first.hold(held)
    with refused(Code.NOT_YOUR_TICKET, counter="c1"):
        second.resume(held)


def test_a_transferred_person_keeps_the_original_place(
    hall: Hall, first: Clerk, second: Clerk, clock: ManualClock
) -> None:
    issue(hall, "advice")
    clock.advance(timedelta(minutes=5))
    issue(hall, "social", holder=citizen())
    clock.advance(timedelta(minutes=5))
    moved = first.transfer(first.serve_next(), "social", "已核对材料")
    assert (moved.ticket.state, moved.ticket.queue, moved.ticket.counter) == ("waiting", "social", None)
    waiting = hall.ask(WaitingList(queue="social"))
    assert [(row.ticket.number, row.note) for row in waiting] == [("A001", "已核对材料"), ("S001", "")]
    assert second.call_next().number == "A001"


def test_a_transfer_needs_another_queue_that_exists(hall: Hall, first: Clerk) -> None:
    issue(hall)
    serving = first.serve_next()
    with refused(Code.SAME_QUEUE, queue="advice"):
        first.transfer(serving, "advice")
    with refused(Code.UNKNOWN_QUEUE, queue="fishing"):
        first.transfer(serving, "fishing")


def test_a_missed_person_comes_back_three_places_behind_the_head(hall: Hall, first: Clerk, clock: ManualClock) -> None:
    for _ in range(6):
        issue(hall)
        clock.advance(timedelta(seconds=30))
    missed = first.call_next()
    assert first.no_show(missed).ticket.state == "missed"
    assert [row.ticket.number for row in first.view().missed] == ["A001"]
    back = hall.do(ReviveTicket(ticket=missed.id))
    assert (back.ticket.state, back.ticket.counter, back.missed_at) == ("waiting", None, None)
    order = [row.ticket.number for row in hall.ask(WaitingList(counter="c1"))]
    assert order == ["A002", "A003", "A004", "A001", "A005", "A006"]


def test_a_missed_person_may_come_back_for_thirty_minutes(hall: Hall, first: Clerk, clock: ManualClock) -> None:
    issue(hall)
    missed = first.call_next()
    first.no_show(missed)
    clock.advance(timedelta(minutes=30, seconds=1))
    assert first.view().missed == []
    with refused(Code.REVIVE_TOO_LATE, minutes=30):
        hall.do(ReviveTicket(ticket=missed.id))


def test_the_waiting_list_is_cut_where_it_is_asked_to_be(hall: Hall) -> None:
    for _ in range(4):
        issue(hall)
    assert [row.ticket.number for row in hall.ask(WaitingList(most=2))] == ["A001", "A002"]
    with refused(Code.UNKNOWN_COUNTER, counter="c9"):
        hall.ask(WaitingList(counter="c9"))
