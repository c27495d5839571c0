"""A clerk sees at once what the called person comes for."""

from shared.hall.tickets import IssueTicket
from shared.link import Hall
from tests.desk.hand import Hand
from tests.domain.catalogues import small_catalogue
from tests.hall.bringing import bring


def test_what_a_person_comes_for_stands_beside_their_queue(admin: Hall, at_desk: Hand) -> None:
    bring(admin, small_catalogue())
    admin.do(IssueTicket(queue="advice", matter="theme:restaurant"))
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    at_desk.press("F1")
    at_desk.sees("desk.queue", " · 开餐馆")
