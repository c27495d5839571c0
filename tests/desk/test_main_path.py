"""Call, begin, finish: what a clerk does four hundred times a week, with one key each."""

from collections.abc import Callable

from shared.hall.tickets import Ticket
from tests.desk.hand import Hand

Issue = Callable[..., Ticket]


def test_a_clerk_serves_a_person_with_three_keys(issue: Issue, at_desk: Hand) -> None:
    number = issue().number
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    at_desk.press("F1")
    at_desk.sees("desk.number", number)
    at_desk.wait(lambda: at_desk.enabled("begin"))
    at_desk.press("F5")
    at_desk.wait(lambda: at_desk.enabled("finish"))
    at_desk.press("F7")
    at_desk.sees("status.ticket", "—")
    at_desk.sees("action.undo")
