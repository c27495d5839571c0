"""Coming with an appointment: found by code, card or number, and at most two touches from a ticket."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.code_sentences import CodeTrouble, code_sentence
from shared.clock import ManualClock
from shared.domain.appointments.states import AppointmentState
from shared.hall.places import ConfigureHall
from shared.hall.tickets import WaitingList
from shared.link import Hall
from tests.hall.people import Clerk, kinds
from tests.kiosk.booked import Town, from_home, plan_with_bookings, scan, see, type_number
from tests.kiosk.stand import Stand
from tests.sync.booking import TEN_THIRTY, bookings


def test_a_code_on_a_telephone_is_a_ticket_with_one_tap(kiosk: Stand, town: Town) -> None:
    row = town.book()
    scan(kiosk, town.code(row))
    assert kiosk.text("page.title") == "您 10:30 有预约"
    assert kiosk.text("appointment.slot") == "10:30 – 11:00"
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    assert (kiosk.text("ticket.number"), kiosk.taps) == ("A001", 1)
    assert kiosk.text("ticket.appointment") == "预约 10:30"
    town.line.up()
    with bookings(town.centre) as open_book:
        assert open_book.get(row.id).state == AppointmentState.ARRIVED


def test_whoever_lays_a_card_is_offered_the_appointment_first(kiosk: Stand, town: Town) -> None:
    town.book()
    kiosk.lay_card()
    see(kiosk, "appointment-confirm")
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    assert (kiosk.text("ticket.number"), kiosk.taps) == ("A001", 1)


def test_an_appointment_is_never_in_the_way_of_another_number(kiosk: Stand, town: Town, hall: Hall) -> None:
    town.book()
    kiosk.lay_card()
    see(kiosk, "appointment-confirm")
    kiosk.tap("appointment.other")
    assert kiosk.page == "page.business"
    kiosk.tap("business.queue.medical")
    kiosk.tap("confirm.take")
    see(kiosk, "ticket")
    assert kiosk.text("ticket.number") == "B001"
    assert "appointment.arrived" not in kinds(hall)


def test_who_has_chosen_already_is_not_interrupted_by_the_offer(kiosk: Stand, town: Town) -> None:
    town.book()
    kiosk.lay_card()
    kiosk.tap("business.queue.medical")
    kiosk.tap("confirm.take")
    see(kiosk, "ticket")
    assert kiosk.text("ticket.number") == "B001"


@pytest.mark.parametrize("when", ["this afternoon", "tomorrow", "cancelled"])
def test_what_cannot_be_checked_in_now_is_not_offered_with_the_card(kiosk: Stand, town: Town, when: str) -> None:
    later = {"this afternoon": timedelta(hours=5), "tomorrow": timedelta(days=1)}.get(when, timedelta())
    row = town.book(TEN_THIRTY + later)
    if when == "cancelled":
        town.cancel(row)
    asked = []
    kiosk.access.ask = lambda question, **told: asked.append((question, told))  # type: ignore[method-assign, assignment]
    kiosk.lay_card()
    [(question, told)] = asked
    told["done"](town.hall.ask(question))
    assert kiosk.page == "page.business"


def test_back_from_the_offer_leads_to_the_choice_of_business(kiosk: Stand, town: Town) -> None:
    town.book()
    kiosk.lay_card()
    see(kiosk, "appointment-confirm")
    kiosk.tap("nav.back")
    assert kiosk.page == "page.business"
    assert kiosk.conductor.session.person is not None


def test_from_home_the_card_finds_it(kiosk: Stand, town: Town) -> None:
    town.book()
    from_home(kiosk)
    kiosk.lay_card()
    see(kiosk, "appointment-confirm")


def test_who_is_known_already_is_not_asked_again(kiosk: Stand, town: Town) -> None:
    town.book(TEN_THIRTY + timedelta(hours=5))
    kiosk.lay_card()
    kiosk.tap("nav.home")
    kiosk.tap("home.begun")
    kiosk.tap("begun.check_in")
    see(kiosk, "appointment-not-now")


def test_the_number_is_typed_on_the_pad_and_looked_up_by_itself(kiosk: Stand, town: Town) -> None:
    row = town.book()
    from_home(kiosk)
    kiosk.tap("appointment.manual")
    type_number(kiosk, row.number[:-1])
    kiosk.tap("appointment.key-delete")
    type_number(kiosk, row.number[-2:])
    see(kiosk, "appointment-confirm")
    kiosk.tap("nav.back")
    assert kiosk.text("number.shown").replace(" ", "") == row.number


def test_a_wrong_number_is_told_and_keeps_its_digits(kiosk: Stand, town: Town) -> None:
    row = town.book()
    wrong = f"{(int(row.number) + 1) % 10**8:08}"
    from_home(kiosk)
    kiosk.tap("appointment.manual")
    type_number(kiosk, wrong)
    kiosk.until(lambda: kiosk.find("number.error-text") is not None)
    assert "没有找到今天的这个预约号" in kiosk.text("number.error-text")
    assert kiosk.text("number.shown").replace(" ", "") == wrong


def test_several_appointments_are_chosen_from(kiosk: Stand, town: Town) -> None:
    town.book()
    town.book(queue="property")
    kiosk.lay_card()
    see(kiosk, "appointment-choose")
    tiles = {name: kiosk.text(name) for name in kiosk.names() if name.startswith("appointment.") and name[-1].isdigit()}
    kiosk.tap(next(name for name, words in tiles.items() if "不动产登记" in words))
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    assert kiosk.text("ticket.number") == "D001"


def test_checked_in_already_the_same_ticket_is_printed_again(kiosk: Stand, town: Town, hall: Hall) -> None:
    row = town.book()
    for expected in ("您 10:30 有预约", "您已签到"):
        scan(kiosk, town.code(row))
        assert kiosk.text("page.title") == expected
        kiosk.tap("appointment.check_in")
        see(kiosk, "ticket")
        assert kiosk.text("ticket.number") == "A001"
        kiosk.tap("ticket.done")
    assert kinds(hall).count("appointment.arrived") == 1


def test_checked_in_and_called_already_the_board_is_pointed_at(kiosk: Stand, town: Town, hall: Hall) -> None:
    row = town.book()
    scan(kiosk, town.code(row))
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    kiosk.tap("ticket.done")
    scan(kiosk, town.code(row))
    Clerk(hall, "2").call_next()
    kiosk.tap("appointment.check_in")
    see(kiosk, "attract")
    assert code_sentence(CodeTrouble.TICKET_CALLED, "1") in kiosk.all_text()


def test_too_early_says_from_when_and_offers_an_ordinary_number(kiosk: Stand, town: Town) -> None:
    row = town.book(TEN_THIRTY + timedelta(hours=5))
    scan(kiosk, town.code(row), "appointment-not-now")
    assert "签到 15:00 开始" in kiosk.text("appointment.reason-text")
    kiosk.tap("appointment.ordinary")
    assert kiosk.page == "page.identify"
    kiosk.lay_card()
    kiosk.tap("confirm.take")
    see(kiosk, "ticket")
    assert kiosk.text("ticket.number") == "A001"


def test_another_day_is_named(kiosk: Stand, town: Town) -> None:
    row = town.book(TEN_THIRTY + timedelta(days=1))
    scan(kiosk, town.code(row), "appointment-not-now")
    assert "2026年3月3日" in kiosk.text("appointment.reason-text")


def test_whoever_is_late_reads_so_kindly_before_and_after(kiosk: Stand, town: Town, clock: ManualClock) -> None:
    row = town.book()
    clock.jump(TEN_THIRTY + timedelta(minutes=20))
    scan(kiosk, town.code(row))
    assert "从现在开始排队" in kiosk.text("appointment.message-text")
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    assert "从现在开始排队" in kiosk.text("ticket.punctuality-text")


def test_whoever_cancelled_and_came_all_the_same_can_check_in(kiosk: Stand, town: Town) -> None:
    row = town.book()
    town.cancel(row)
    scan(kiosk, town.code(row))
    assert "已在网上取消" in kiosk.text("appointment.message-text")
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")


def test_a_queue_closed_meanwhile_is_said_and_leads_on(kiosk: Stand, town: Town, hall: Hall) -> None:
    row = town.book()
    scan(kiosk, town.code(row))
    plan = plan_with_bookings()
    shut = tuple(replace(queue, open=queue.id != "social") for queue in plan.queues)
    hall.do(ConfigureHall(plan=replace(plan, queues=shut)))
    kiosk.tap("appointment.check_in")
    see(kiosk, "appointment-not-now")
    assert "今天不办理" in kiosk.text("appointment.reason-text")
    kiosk.tap("appointment.ordinary")
    assert kiosk.page == "page.business"


def test_booked_while_the_line_was_cut_the_code_is_enough(kiosk: Stand, town: Town, hall: Hall) -> None:
    row = town.book(cut=True)
    scan(kiosk, town.code(row))
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    assert len(hall.ask(WaitingList(queue="social"))) == 1
