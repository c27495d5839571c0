"""Giving out tickets: who gets one, with which number, and at which place."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.places import ConfigureHall, QueueList
from shared.hall.tickets import (
    CancelTicket,
    Holder,
    IssueTicket,
    PrintResult,
    RecordPrint,
    ReprintTicket,
    TicketByCode,
    WaitingList,
)
from shared.ids import new_id
from shared.link import Hall
from tests.domain.plans import small_plan
from tests.hall.people import Clerk, citizen, issue, journal, kinds, refused


def test_the_first_person_gets_number_one_and_nobody_is_ahead(hall: Hall) -> None:
    issued = hall.do(IssueTicket(queue="advice"))
    assert (issued.ticket.number, issued.ahead, issued.again) == ("A001", 0, False)
    assert hall.do(IssueTicket(queue="advice")).ahead == 1


def test_numbers_are_dense_and_never_reused_even_after_cancel(hall: Hall) -> None:
    tickets = [issue(hall) for _ in range(3)]
    hall.do(CancelTicket(ticket=tickets[1].id, reason="走了"))
    hall.do(CancelTicket(ticket=tickets[2].id))
    assert [ticket.number for ticket in (*tickets, issue(hall))] == ["A001", "A002", "A003", "A004"]


def test_each_queue_counts_for_itself_and_every_day_begins_anew(hall: Hall, clock: ManualClock) -> None:
    assert [issue(hall, queue).number for queue in ("advice", "few", "few")] == ["A001", "F007", "F008"]
    clock.advance(timedelta(days=1))
    assert [issue(hall, queue).number for queue in ("advice", "few")] == ["A001", "F007"]


def test_a_used_up_range_and_a_reached_quota_say_so_and_the_kiosk_knows_before(hall: Hall) -> None:
    for _ in range(3):
        issue(hall, "few")
    for _ in range(2):
        issue(hall, "quota")
    with refused(Code.NUMBERS_EXHAUSTED, last=9):
        issue(hall, "few")
    with refused(Code.QUOTA_REACHED, quota=2):
        issue(hall, "quota")
    with refused(Code.QUEUE_CLOSED, queue="shut"):
        issue(hall, "shut")
    obstacles = {queue.queue: queue.obstacle and queue.obstacle.code for queue in hall.ask(QueueList())}
    assert obstacles == {
        "advice": None,
        "social": None,
        "few": "numbers_exhausted",
        "quota": "quota_reached",
        "shut": "queue_closed",
    }


def test_at_lunch_nobody_gets_a_ticket_and_hears_when_the_hall_opens(hall: Hall, clock: ManualClock) -> None:
    clock.advance(timedelta(hours=2))
    with refused(Code.OUTSIDE_HOURS, opens="2026-03-02T13:00:00+08:00"):
        issue(hall)
    clock.advance(timedelta(hours=1))
    assert issue(hall).number == "A001"


def test_a_queue_with_hours_of_its_own_keeps_them(hall: Hall, clock: ManualClock) -> None:
    plan = small_plan()
    mornings = replace(plan.hours, week=tuple(spans[:1] for spans in plan.hours.week))
    hall.do(ConfigureHall(plan=replace(plan, queues=(replace(plan.queues[0], hours=mornings), *plan.queues[1:]))))
    clock.advance(timedelta(hours=4))
    with refused(Code.OUTSIDE_HOURS, opens="2026-03-03T09:00:00+08:00"):
        issue(hall, "advice")
    assert issue(hall, "few").number == "F007"


def test_one_person_has_one_open_ticket_in_a_queue_and_asking_again_brings_it_back(hall: Hall) -> None:
    mine = hall.do(IssueTicket(queue="social", holder=citizen()))
    issue(hall, "social", holder=citizen(order=7))
    again = hall.do(IssueTicket(queue="social", holder=Holder("欧阳测试", citizen().id_number.lower())))
    assert (again.ticket.id, again.again, again.ahead) == (mine.ticket.id, True, 0)
    assert issue(hall, "advice", holder=citizen()).number == "A001"
    assert kinds(hall).count("ticket.issued") == 3


def test_a_person_who_was_served_may_come_again(hall: Hall, first: Clerk) -> None:
    mine = issue(hall, "social", holder=citizen())
    first.finish(first.serve_next())
    again = hall.do(IssueTicket(queue="social", holder=citizen()))
    assert (again.again, again.ticket.number) == (False, "S002")
    assert again.ticket.id != mine.id


def test_where_a_document_is_needed_nobody_gets_a_ticket_without(hall: Hall) -> None:
    with refused(Code.ID_REQUIRED, queue="social"):
        issue(hall, "social")
    with refused(Code.BAD_ID_NUMBER):
        issue(hall, "social", holder=Holder("欧阳测试", "990101198506071230"))
    assert issue(hall, "social", holder=Holder("Jane Doe", "E12345678")).number == "S001"


def test_what_the_hall_does_not_know_is_refused(hall: Hall) -> None:
    with refused(Code.UNKNOWN_QUEUE, queue="fishing"):
        issue(hall, "fishing")
    with refused(Code.UNKNOWN_PRIORITY, priority="king"):
        issue(hall, priority="king")
    with refused(Code.UNKNOWN_TICKET):
        hall.do(ReprintTicket(ticket=new_id()))
    assert kinds(hall) == ["hall.configured"]


def test_an_elder_goes_before_those_who_came_a_little_earlier(hall: Hall, clock: ManualClock) -> None:
    issue(hall)
    clock.advance(timedelta(minutes=20))
    ordinary = issue(hall)
    clock.advance(timedelta(minutes=1))
    elder = hall.do(IssueTicket(queue="advice", priority="elder"))
    assert elder.ahead == 1
    assert [row.ticket.number for row in hall.ask(WaitingList(queue="advice"))] == ["A001", "A003", ordinary.number]


def test_soldiers_never_starve_the_one_who_waits_longest(hall: Hall, clock: ManualClock) -> None:
    ordinary = issue(hall)
    clock.advance(timedelta(hours=1, minutes=1))
    for _ in range(5):
        issue(hall, priority="soldier")
    assert hall.ask(WaitingList(queue="advice"))[0].ticket.number == ordinary.number


def test_the_code_on_the_paper_brings_the_ticket_back(hall: Hall) -> None:
    issue(hall)
    ticket = issue(hall)
    found = hall.ask(TicketByCode(code=ticket.code))
    assert (found.ticket, found.ahead) == (ticket, 1)
    forged = ticket.code[:-1] + ("A" if ticket.code[-1] != "A" else "B")
    for code in (forged, "", "http://example.org"):
        with refused(Code.UNKNOWN_TICKET):
            hall.ask(TicketByCode(code=code))


@pytest.mark.parametrize(
    ("result", "kind", "prints"),
    [
        (PrintResult.PRINTED, "ticket.printed", 1),
        (PrintResult.FAILED, "ticket.print_failed", 0),
        (PrintResult.UNKNOWN, "ticket.print_unknown", 0),
    ],
)
def test_what_became_of_the_paper_is_kept(hall: Hall, result: PrintResult, kind: str, prints: int) -> None:
    ticket = issue(hall)
    hall.do(RecordPrint(ticket=ticket.id, result=result, reasons=("paper_end",)))
    assert hall.ask(TicketByCode(code=ticket.code)).ticket.prints == prints
    entry = journal(hall)[-1]
    assert (entry.kind, entry.body["reasons"]) == (kind, ["paper_end"])


def test_the_paper_of_an_open_ticket_can_be_had_again_and_of_a_finished_one_not(hall: Hall, first: Clerk) -> None:
    ticket = issue(hall)
    assert hall.do(ReprintTicket(ticket=ticket.id)).again
    first.finish(first.serve_next())
    with refused(Code.WRONG_STATE, state="done", step="reprint"):
        hall.do(ReprintTicket(ticket=ticket.id))
