"""How long the kiosk waits, decided without a clock of its own (rules D4, K24, K25)."""

import pytest

from kiosk.idle import Idle, Mood, patience_for
from kiosk.person import Person
from kiosk.session import Session, Settings
from tests.kiosk.sample import a_ticket, citizen_number, sample_plan

PLAN = sample_plan()


def started(settings: Settings | None = None) -> Session:
    session = Session(settings)
    session.start()
    return session


def known(settings: Settings | None = None) -> Session:
    session = started(settings)
    session.identify(Person("欧阳测试", citizen_number(), None), None)
    return session


@pytest.mark.parametrize(
    ("session", "quiet", "warning"),
    [
        (started(), 60, 30),
        (known(), 45, 30),
        (started(Settings(elder=True)), 120, 45),
        (known(Settings(elder=True)), 120, 45),
    ],
)
def test_the_warning_comes_and_ends_in_due_time(session: Session, quiet: int, warning: int) -> None:
    idle, patience = Idle(1000.0), patience_for(session, Settings())
    assert idle.mood(1000 + quiet - 0.1, patience) is Mood.CALM
    assert idle.mood(1000 + quiet, patience) is Mood.WARNING
    assert idle.seconds_left(1000 + quiet, patience) == warning
    assert idle.mood(1000 + quiet + warning, patience) is Mood.EXPIRED


def test_a_person_can_go_on_ten_times_and_more() -> None:
    idle, patience = Idle(0.0), patience_for(known(), Settings())
    for times in range(1, 13):
        assert idle.mood(times * 70, patience) is Mood.WARNING
        idle.touched(times * 70)
        assert idle.mood(times * 70, patience) is Mood.CALM


def test_an_untouched_attract_page_waits_for_ever() -> None:
    assert patience_for(Session(), Settings()) is None


def test_a_look_left_behind_on_the_attract_page_is_not_kept() -> None:
    assert patience_for(Session(Settings(language="en")), Settings()) is not None


def test_an_act_under_way_is_not_cut_off_but_a_lost_one_does_not_hold_the_kiosk_for_ever() -> None:
    session = started()
    session.choose_queue(PLAN.queue("property"))
    session.take()
    assert patience_for(session, Settings()) is None
    session.lost()
    assert patience_for(session, Settings()) is not None


def test_the_ticket_page_keeps_its_own_time() -> None:
    session = started()
    session.choose_queue(PLAN.queue("property"))
    session.take()
    session.receive(a_ticket())
    assert patience_for(session, Settings()) is None
