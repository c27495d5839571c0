"""Nothing moves by itself under the hand: a refresh keeps what was chosen, and never chooses a neighbour."""

from collections.abc import Callable

import pytest

from shared.hall.tickets import CancelTicket, Ticket
from shared.link import Hall
from tests.desk.hand import Hand

Issue = Callable[..., Ticket]


@pytest.fixture
def queue(issue: Issue, at_desk: Hand) -> list[Ticket]:
    """Let six people wait, the third of them chosen in the list."""
    tickets = [issue() for _ in range(6)]
    at_desk.wait(lambda: len(at_desk.numbers("waiting")) == len(tickets))
    at_desk.press("F8")
    at_desk.press("Down")
    at_desk.press("Down")
    assert at_desk.chosen("waiting") == tickets[2].number
    return tickets


def test_the_chosen_person_stays_chosen_when_others_come_and_go(
    queue: list[Ticket], at_desk: Hand, admin: Hall, issue: Issue
) -> None:
    admin.do(CancelTicket(ticket=queue[0].id))
    newcomer = issue().number
    at_desk.wait(lambda: newcomer in at_desk.numbers("waiting") and queue[0].number not in at_desk.numbers("waiting"))
    assert at_desk.chosen("waiting") == queue[2].number


def test_when_the_chosen_person_leaves_nobody_is_chosen_instead(
    queue: list[Ticket], at_desk: Hand, admin: Hall
) -> None:
    admin.do(CancelTicket(ticket=queue[2].id))
    at_desk.wait(lambda: queue[2].number not in at_desk.numbers("waiting"))
    assert at_desk.chosen("waiting") is None


def test_an_open_question_is_withdrawn_when_its_person_has_left(
    queue: list[Ticket], at_desk: Hand, admin: Hall
) -> None:
    at_desk.press("Return")
    at_desk.sees("pick.confirm")
    admin.do(CancelTicket(ticket=queue[2].id))
    at_desk.wait(lambda: not at_desk.visible("pick.confirm"))
    at_desk.sees("desk.state", "Free")


def test_people_stand_in_the_order_of_call_with_priority_said_in_words(issue: Issue, at_desk: Hand) -> None:
    first = issue().number
    soldier = issue(priority="military").number
    at_desk.wait(lambda: at_desk.numbers("waiting") == [soldier, first])
    assert "★ 军人、退役军人" in at_desk.spoken("waiting")[0]
