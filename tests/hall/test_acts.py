"""Every act once: the same act again has one effect, another act under its id is refused, and the journal tells all."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from shared.hall import Code
from shared.hall.places import BoardView, ConfigureHall, JournalPage, PlanView
from shared.hall.tickets import CallNext, IssueTicket
from shared.link import Hall
from shared.security.codes import code_mark
from shared.store.moments import stored
from tests.domain.plans import small_plan
from tests.hall.house import House
from tests.hall.people import Clerk, citizen, issue, journal, kinds, refused


def test_the_same_act_sent_twice_has_one_effect_and_one_answer(house: House, hall: Hall) -> None:
    act = IssueTicket(queue="social", holder=citizen())
    answers = [window.do(act) for window in (hall, hall, house.connect())]
    assert answers[0] == answers[1] == answers[2]
    assert not answers[2].again
    assert kinds(hall).count("ticket.issued") == 1


def test_the_same_act_sent_by_many_threads_at_once_has_one_effect(hall: Hall) -> None:
    act = IssueTicket(queue="advice")
    with ThreadPoolExecutor(8) as hands:
        answers = list(hands.map(lambda _: hall.do(act), range(16)))
    assert {answer.ticket.number for answer in answers} == {"A001"}
    assert issue(hall).number == "A002"


def test_a_command_id_used_for_another_act_is_refused(hall: Hall, first: Clerk) -> None:
    act = IssueTicket(queue="advice")
    hall.do(act)
    for other in (msgspec.structs.replace(act, queue="few"), CallNext(command_id=act.command_id, counter="c1")):
        with refused(Code.COMMAND_REUSED):
            hall.do(other)
    assert first.call_next().number == "A001"


def test_a_refused_act_may_be_sent_again_when_the_reason_is_gone(hall: Hall, first: Clerk) -> None:
    act = CallNext(counter="c1")
    with refused(Code.NOBODY_WAITING):
        hall.do(act)
    issue(hall)
    assert hall.do(act).ticket.number == "A001"
    assert first.view().current is not None


def test_one_bad_act_never_undoes_the_acts_it_shares_a_commit_with(hall: Hall) -> None:
    def send(n: int) -> str:
        if n % 3:
            return issue(hall).number
        with refused(Code.UNKNOWN_QUEUE):
            issue(hall, "fishing")
        return ""

    with ThreadPoolExecutor(12) as hands:
        numbers = [number for number in hands.map(send, range(36)) if number]
    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 25)]


def test_the_journal_has_a_line_for_each_act_and_none_for_a_refused_one(hall: Hall, first: Clerk) -> None:
    ticket = issue(hall, priority="elder")
    with refused(Code.UNKNOWN_QUEUE):
        issue(hall, "fishing")
    first.finish(first.serve_next())
    lines = journal(hall)
    assert [line.kind for line in lines] == [
        "hall.configured",
        "counter.open",
        "ticket.issued",
        "ticket.called",
        "ticket.begun",
        "ticket.finished",
    ]
    assert {line.subject for line in lines[2:]} == {ticket.id}
    assert lines[2].body == {
        "number": "A001",
        "queue": "advice",
        "business_date": "2026-03-02",
        "priority": "elder",
        "rank": stored(datetime(2026, 3, 2, 1, 45, tzinfo=UTC)),  # the head start of an elder
        "known": False,
        "matter": None,
        "mark": code_mark(ticket.code),
    }
    assert len({line.event_id for line in lines}) == len(lines)
    assert [line.seq for line in lines] == sorted(line.seq for line in lines)


def test_the_journal_is_read_page_by_page(hall: Hall) -> None:
    for _ in range(5):
        issue(hall)
    whole = journal(hall)
    pages = [hall.ask(JournalPage(after=whole[n].seq, most=2)) for n in (0, 2, 4)]
    assert [entry for page in pages for entry in page] == whole[1:]


def test_the_journal_names_the_machine_that_acted_even_with_the_longest_name(house: House, hall: Hall) -> None:
    name = "k" * 64
    issue(house.connect(terminal=name))
    assert journal(hall)[-1].actor == f"admin:{name}"


def test_a_plan_with_a_fault_changes_nothing(hall: Hall) -> None:
    with refused(Code.PLAN_FAULT, fault="the time zone 'Mars' is not known"):
        hall.do(ConfigureHall(plan=replace(small_plan(), zone="Mars")))
    assert hall.ask(PlanView()) == small_plan()


def test_a_new_plan_counts_at_once_for_everybody(house: House, hall: Hall) -> None:
    other = house.connect()
    assert other.ask(PlanView()) == small_plan()
    renamed = replace(small_plan(), name="新厅")
    hall.do(ConfigureHall(plan=renamed))
    assert [other.ask(PlanView()).name for _ in range(4)] == ["新厅"] * 4


def test_a_counter_taken_out_of_the_plan_does_not_break_the_board(hall: Hall, second: Clerk) -> None:
    issue(hall)
    second.call_next()
    plan = small_plan()
    hall.do(ConfigureHall(plan=replace(plan, counters=(plan.counters[0], plan.counters[2]))))
    assert hall.ask(BoardView()).calls == []
