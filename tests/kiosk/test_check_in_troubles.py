"""Wrong codes, a hub that is away and people who walk off: calm words, one ticket, and nothing left behind."""

import gc

from kiosk.errands.check_in import CheckInErrand
from kiosk.wrong_codes import MOST
from shared.hall.appointments import CheckIn, FindAppointments
from tests.desk.lossy import LossyLine
from tests.hall.people import kinds
from tests.kiosk.booked import Town, from_home, scan, see, type_number
from tests.kiosk.sample import card_of, citizen_number
from tests.kiosk.stand import Stand

NOBODYS = "OHA1:AAAA:AAAA"


def checking_in(kiosk: Stand) -> CheckInErrand:
    assert isinstance(kiosk.conductor.errand, CheckInErrand)
    return kiosk.conductor.errand


def acts_kept() -> list[object]:
    """Return what of a check-in is still held by the program with a person or a code in it."""
    gc.collect()
    return [
        held
        for held in gc.get_objects()
        if isinstance(held, CheckIn | FindAppointments) and (held.holder is not None or held.code)
    ]


def test_a_code_that_is_nobodys_leads_to_the_other_ways(kiosk: Stand) -> None:
    scan(kiosk, NOBODYS, "appointment")
    assert "没有找到这个预约码" in kiosk.text("appointment.trouble-text")
    assert NOBODYS not in kiosk.all_text()
    assert kiosk.find("appointment.manual") is not None


def test_ten_wrong_codes_slow_the_next_ones_by_five_seconds_each(kiosk: Stand, town: Town) -> None:
    row = town.book()
    for _ in range(MOST):
        scan(kiosk, NOBODYS, "appointment")
        kiosk.conductor.end()
    for _ in range(2):
        scan(kiosk, town.code(row), "pause")
        kiosk.pass_time(4)
        assert kiosk.page == "page.pause"
        kiosk.pass_time(1)
        see(kiosk, "appointment-confirm")
        kiosk.conductor.end()
    kiosk.pass_time(600)
    scan(kiosk, town.code(row))


def test_wrong_numbers_and_wrong_tickets_count_alike(kiosk: Stand, town: Town) -> None:
    town.book()
    from_home(kiosk)
    kiosk.tap("appointment.manual")
    for _ in range(MOST - 1):
        type_number(kiosk, "00000000")
        kiosk.until(lambda: kiosk.find("number.error-text") is not None)
        kiosk.tap("appointment.key-clear")
    kiosk.conductor.end()
    kiosk.devices.code.emit("OH1:NOT:OURS")
    kiosk.until(lambda: kiosk.conductor.code_trouble is not None)
    scan(kiosk, "OH1:NOT:OURS", "pause")
    kiosk.tap("nav.back")
    assert kiosk.page == "page.attract"


def test_nothing_is_left_of_who_walked_away(kiosk: Stand, town: Town) -> None:
    row = town.book()
    kiosk.lay_card()
    see(kiosk, "appointment-confirm")
    errand = checking_in(kiosk)
    kiosk.pass_time(76)
    assert kiosk.page == "page.attract"
    assert (errand.found, errand.chosen, kiosk.conductor.session.person) == ([], None, None)
    from_home(kiosk)
    kiosk.tap("appointment.manual")
    type_number(kiosk, row.number[:5])
    errand = checking_in(kiosk)
    kiosk.pass_time(76)
    assert (kiosk.page, errand.typed) == ("page.attract", "")


def test_name_number_and_code_are_on_no_page(kiosk: Stand, town: Town) -> None:
    row = town.book()
    code = town.code(row)
    said = []
    scan(kiosk, code)
    said.append(kiosk.all_text())
    kiosk.conductor.end()
    kiosk.lay_card()
    see(kiosk, "appointment-confirm")
    said.append(kiosk.all_text())
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    said.append(kiosk.all_text())
    for secret in (card_of().name, citizen_number(), code, row.number):
        assert secret not in "".join(said)


def test_an_answer_that_is_lost_brings_one_ticket_all_the_same(kiosk: Stand, town: Town, wire: LossyLine) -> None:
    scan(kiosk, town.code(town.book()))
    wire.lose_answers = 1
    kiosk.tap("appointment.check_in")
    see(kiosk, "ticket")
    sent = [act for act in wire.sent if isinstance(act, CheckIn)]
    assert len(sent) == 2
    assert len({act.command_id for act in sent}) == 1
    assert kinds(town.hall).count("ticket.issued") == 1
    assert kiosk.find("ticket.again") is None


def test_while_the_hub_is_away_the_person_reads_so_and_the_ticket_comes_when_it_is_back(
    kiosk: Stand, town: Town, wire: LossyLine
) -> None:
    scan(kiosk, town.code(town.book()))
    wire.set_cut(cut=True)
    kiosk.tap("appointment.check_in")
    kiosk.until(lambda: kiosk.find("appointment.message-text") is not None)
    assert "网络已断开，正在重试" in kiosk.text("appointment.message-text")
    wire.set_cut(cut=False)
    see(kiosk, "ticket")
    assert kiosk.text("ticket.number") == "A001"


def test_who_goes_back_while_the_hub_is_away_sends_nothing_more(kiosk: Stand, town: Town, wire: LossyLine) -> None:
    scan(kiosk, town.code(town.book()))
    wire.set_cut(cut=True)
    kiosk.tap("appointment.check_in")
    kiosk.until(lambda: checking_in(kiosk).cut_off)
    kiosk.tap("nav.back")
    assert kiosk.page == "page.appointment-confirm"
    wire.set_cut(cut=False)
    kiosk.until(lambda: kiosk.access.reached)
    kiosk.tap("nav.home")
    assert "appointment.arrived" not in kinds(town.hall)


def test_a_code_shown_while_the_hub_is_away_is_looked_up_when_it_is_back(
    kiosk: Stand, town: Town, wire: LossyLine
) -> None:
    code = town.code(town.book())
    wire.set_cut(cut=True)
    scan(kiosk, code, "appointment-looking")
    kiosk.until(lambda: kiosk.find("looking.message-text") is not None)
    wire.set_cut(cut=False)
    see(kiosk, "appointment-confirm")


def test_a_card_laid_while_the_hub_is_away_leads_to_an_ordinary_number_as_ever(
    kiosk: Stand, town: Town, wire: LossyLine
) -> None:
    town.book()
    wire.set_cut(cut=True)
    kiosk.lay_card()
    kiosk.tap("business.queue.medical")
    assert kiosk.page == "page.confirm"


def test_a_card_looked_up_in_vain_is_forgotten_with_the_session(kiosk: Stand, town: Town, wire: LossyLine) -> None:
    town.book()
    from_home(kiosk)
    wire.set_cut(cut=True)
    kiosk.lay_card()
    see(kiosk, "appointment-looking")
    assert acts_kept()
    kiosk.pass_time(76)
    assert kiosk.page == "page.attract"
    kiosk.until(lambda: acts_kept() == [])
