"""The main way through the kiosk, on a real hall."""

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket, WaitingList
from shared.link import Hall
from tests.kiosk.sample import citizen_number, sample_plan
from tests.kiosk.stand import Stand


def issued(stand: Stand) -> str:
    stand.until(lambda: stand.page == "page.ticket")
    return stand.text("ticket.number")


def test_a_walk_in_without_a_card_takes_a_ticket_with_three_taps(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.tap("home.queue.property")
    stand.tap("confirm.take")
    assert (issued(stand), stand.taps) == ("D001", 3)


def test_a_person_with_a_card_takes_a_ticket_with_two_taps(stand: Stand) -> None:
    stand.lay_card()
    stand.tap("business.queue.social")
    stand.tap("confirm.take")
    assert (issued(stand), stand.taps) == ("A001", 2)


def test_less_common_business_is_one_level_deeper(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.group.general")
    stand.tap("business.queue.advice")
    stand.tap("confirm.take")
    assert issued(stand) == "H001"


def test_a_group_of_business_whose_icon_nobody_drew_is_shown_all_the_same(
    qtbot: QtBot, hall: Hall, clock: ManualClock
) -> None:
    plan = sample_plan()
    hall.do(ConfigureHall(plan=replace(plan, groups=tuple(replace(group, icon="unicorn") for group in plan.groups))))
    with Stand(qtbot, hall, clock) as stand:
        stand.open()
        stand.tap_to_business()
        stand.widget("business.group.general").grab()
        stand.tap("business.group.general")
        assert stand.find("business.queue.advice")


def test_who_cannot_use_a_card_types_the_number(stand: Stand, hall: Hall) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    stand.tap("identify.manual")
    for digit in citizen_number():
        stand.tap(f"number.key-{digit.lower()}")
    assert stand.page == "page.confirm"
    stand.tap("confirm.take")
    assert issued(stand) == "A001"
    assert len(hall.ask(WaitingList())) == 1


def test_a_wrong_number_is_told_at_once_and_keeps_its_digits(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    stand.tap("identify.manual")
    wrong = citizen_number()[:17] + ("0" if citizen_number()[17] != "0" else "1")
    for digit in wrong:
        stand.tap(f"number.key-{digit}")
    assert stand.page == "page.number"
    assert stand.text("number.error-text") == "这个号码不正确，请逐位核对。"
    stand.tap("number.key-delete")
    stand.tap(f"number.key-{citizen_number()[17].lower()}")
    assert stand.page == "page.confirm"


def test_a_person_known_already_is_not_asked_again(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.lay_card()
    stand.tap("business.queue.social")
    assert stand.page == "page.confirm"


def test_asking_twice_gives_the_same_number_and_says_so(stand: Stand) -> None:
    for _ in range(2):
        stand.lay_card()
        stand.tap("business.queue.social")
        stand.tap("confirm.take")
        assert issued(stand) == "A001"
        again = stand.find("ticket.again")
        stand.tap("ticket.done")
    assert again is not None


def test_a_card_of_someone_of_seventy_opens_the_priority_and_the_screen_says_the_clerk_may_ask(stand: Stand) -> None:
    stand.lay_card(birth=date(1950, 1, 1))
    stand.tap("business.queue.social")
    assert stand.ticket.request.priority == "elder"
    assert "窗口可能请您出示证明。" in stand.all_text()


def test_a_declared_priority_goes_with_the_ticket(stand: Stand, hall: Hall) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    stand.tap("confirm.priority.infant")
    stand.tap("confirm.take")
    issued(stand)
    assert [waiting.ticket.priority for waiting in hall.ask(WaitingList())] == ["infant"]


def test_the_confirmation_of_an_open_queue_offers_the_card_and_a_way_on_without(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    stand.tap("confirm.identify")
    assert stand.page == "page.identify"
    stand.tap("identify.without")
    assert stand.page == "page.confirm"


def test_a_queue_that_wants_to_know_who_comes_offers_no_way_without(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    assert stand.page == "page.identify"
    assert stand.find("identify.without") is None


def test_twenty_presses_of_one_button_take_one_number(stand: Stand, hall: Hall) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    for _ in range(20):
        stand.ticket.take()
    issued(stand)
    assert len(hall.ask(WaitingList())) == 1


def test_people_ahead_are_told_before_and_after(stand: Stand, hall: Hall) -> None:
    for _ in range(3):
        hall.do(IssueTicket(queue="property"))
    stand.until(lambda: stand.access.queues["property"].waiting == 3)
    stand.tap_to_business()
    stand.tap("business.queue.property")
    assert stand.text("confirm.ahead") == "3 人等候"
    stand.tap("confirm.take")
    issued(stand)
    assert stand.text("ticket.ahead") == "前面还有 3 人"


def test_figures_on_the_attract_page_follow_the_hall(stand: Stand, hall: Hall) -> None:
    assert stand.text("attract.waiting.advice") == "0"
    hall.do(IssueTicket(queue="advice"))
    stand.until(lambda: stand.text("attract.waiting.advice") == "1")
