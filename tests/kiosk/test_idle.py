"""How long the kiosk waits (rules D4, K24, K25)."""

import pytest

from kiosk.errands.ticket_request import Sending
from kiosk.idle import STANDARD, Idle, Mood, patience_for
from tests.kiosk.stand import Stand


@pytest.mark.parametrize(
    ("elder", "personal", "quiet", "warning"),
    [(False, False, 60, 30), (False, True, 45, 30), (True, False, 120, 45), (True, True, 120, 45)],
)
def test_the_warning_comes_and_ends_in_due_time(*, elder: bool, personal: bool, quiet: int, warning: int) -> None:
    idle, patience = Idle(1000.0), patience_for(elder=elder, personal=personal)
    assert idle.mood(1000 + quiet - 0.1, patience) is Mood.CALM
    assert idle.mood(1000 + quiet, patience) is Mood.WARNING
    assert idle.seconds_left(1000 + quiet, patience) == warning
    assert idle.mood(1000 + quiet + warning, patience) is Mood.EXPIRED


def test_a_person_can_go_on_ten_times_and_more() -> None:
    idle = Idle(0.0)
    for times in range(1, 13):
        assert idle.mood(times * 70, STANDARD) is Mood.WARNING
        idle.touched(times * 70)
        assert idle.mood(times * 70, STANDARD) is Mood.CALM


def test_an_untouched_attract_page_waits_for_ever(stand: Stand) -> None:
    ends: list[bool] = []
    stand.conductor.ended.connect(lambda: ends.append(True))
    stand.pass_time(500)
    assert (stand.page, ends) == ("page.attract", [])


def test_a_look_left_behind_on_the_attract_page_is_not_kept(stand: Stand) -> None:
    stand.tap("nav.language")
    assert stand.conductor.session.settings.language == "en"
    stand.pass_time(90)
    assert stand.conductor.session.settings.language == "zh"


def test_an_act_under_way_is_not_cut_off_but_a_lost_one_does_not_hold_the_kiosk_for_ever(stand: Stand) -> None:
    stand.begin_ticket()
    stand.ticket.choose_queue(stand.access.plan.queue("property"))
    stand.ticket.request.take()
    stand.pass_time(200)
    assert stand.ticket.request.sending is Sending.SENT
    stand.ticket.request.lost()
    stand.pass_time(90)
    assert stand.page == "page.attract"


def test_the_ticket_page_keeps_its_own_time(stand: Stand) -> None:
    stand.begin_ticket()
    stand.ticket.choose_queue(stand.access.plan.queue("property"))
    stand.ticket.take()
    stand.until(lambda: stand.page == "page.ticket")
    stand.pass_time(55)
    assert (stand.page, stand.find("idle")) == ("page.ticket", None)
