"""The reader's and the scanner's rows of the fault model: nothing half-read reaches anybody, and people go on."""

import pytest

from tests.faults.hall_at_work import IDENTIFY, HallAtWork

pytestmark = pytest.mark.slow

READ = "您好，张*"
BY_HAND = "请手动输入身份证号"


def lay(work: HallAtWork, card: str = "resident", **how: str) -> None:
    work.order("reader", "lay", card=card, **how)


def met(work: HallAtWork) -> None:
    """Check that the person of the card is greeted, masked, and once."""
    work.citizen_reads("business.hello", READ)


def takes_one_ticket(work: HallAtWork) -> None:
    """Check that the person takes one ticket, which prints once, and that nobody was alarmed."""
    work.kiosk.tap("business.queue.social")
    number = work.confirm()
    work.prints(number)
    work.nothing_lost_nothing_twice(number)
    work.nobody_sees_trouble()
    work.leave()


@pytest.mark.parametrize("order", [{"do": "garble"}, {"do": "cut"}])
def test_noise_or_half_a_frame_is_asked_again_and_nobody_notices(work: HallAtWork, order: dict[str, str]) -> None:
    work.order("reader", **order)
    lay(work)
    met(work)
    takes_one_ticket(work)


def test_a_late_answer_of_the_question_before_reads_no_wrong_card(work: HallAtWork) -> None:
    work.order("reader", "fail", command="select", sw3="9F", times=1)  # "found" is no answer to "select"
    lay(work)
    met(work)
    takes_one_ticket(work)


def test_a_stuck_reader_leaves_the_keypad_and_comes_back_by_itself(work: HallAtWork) -> None:
    work.come()
    work.kiosk.tap("business.queue.social")
    work.order("reader", "silent")
    work.citizen_reads(IDENTIFY, BY_HAND)
    work.clerk_reads("Card reader: no answer")
    work.manager_reads("id_card", "no answer")
    work.kiosk.tap("identify.manual")
    assert work.kiosk.page == "page.number"
    work.leave()
    work.order("reader", "heal")
    work.settled()
    lay(work)
    met(work)
    takes_one_ticket(work)


def test_a_card_moved_once_is_read_without_a_word(work: HallAtWork) -> None:
    work.order("reader", "fail", command="read", sw3="41", times=1)
    lay(work)
    met(work)
    takes_one_ticket(work)


def test_a_card_moved_again_asks_to_hold_still_and_nothing_half_read_is_kept(work: HallAtWork) -> None:
    work.come()
    work.kiosk.tap("business.queue.social")
    said: list[str] = []
    work.kiosk.devices.card.connect(lambda _: said.append(work.kiosk.all_text()))
    work.order("reader", "fail", command="read", sw3="41", times=2)  # after a third time the card has to be lifted
    lay(work)
    work.kiosk.until(lambda: work.kiosk.page == "page.confirm")
    assert "证件移动了" in said[0]
    assert work.waiting() == []
    number = work.confirm()
    work.prints(number)
    work.nothing_lost_nothing_twice(number)
    work.nobody_sees_trouble()


@pytest.mark.parametrize("after_read", ["again", "none"])
def test_a_card_that_lies_there_after_its_ticket_begins_no_second_visit(work: HallAtWork, after_read: str) -> None:
    lay(work, after_read=after_read)
    met(work)
    takes_one_ticket(work)
    frames = frames_of(work, "reader")
    work.until(lambda: frames_of(work, "reader") > frames + 5)
    assert work.kiosk.page == "page.attract"
    assert len(work.waiting()) == 1


def frames_of(work: HallAtWork, name: str) -> int:
    return next(one.counters.frames for one in work.kiosk.devices.statuses or () if one.name == name)


def code_of(work: HallAtWork) -> str:
    """Return the code of a ticket that somebody took."""
    work.take()
    code = work.kiosk.ticket.request.issued.ticket.code
    work.citizen_reads("print.state-text", "请在下方取走号票")
    work.leave()
    return str(code)


def raw(work: HallAtWork, *pieces: bytes) -> None:
    for piece in pieces:
        work.order("scanner", "raw", hex=piece.hex())


def shows_the_ticket(work: HallAtWork) -> None:
    work.kiosk.until(lambda: work.kiosk.page == "page.ticket")
    assert work.kiosk.text("ticket.number") == "D001"
    work.nothing_lost_nothing_twice("D001")
    work.nobody_sees_trouble()


def test_a_scanner_that_says_a_code_again_and_again_shows_one_ticket(work: HallAtWork) -> None:
    code = code_of(work)
    moves: list[str] = []
    work.kiosk.conductor.moved.connect(lambda: moves.append(str(work.kiosk.conductor.page)))
    raw(work, *[code.encode() + b"\r"] * 30)
    shows_the_ticket(work)
    assert moves.count("ticket") == 1


def test_rubbish_at_power_up_then_frames_cut_and_glued_still_give_the_code(work: HallAtWork) -> None:
    code = code_of(work).encode()
    raw(work, b"\x00\xff\x1b\r", b"\x02" + code[:7], code[7:] + b"\x03" + code + b"\r" + code[:4])
    shows_the_ticket(work)


def test_a_scanner_that_is_pulled_out_is_known_and_the_way_by_touch_stays(work: HallAtWork) -> None:
    work.order("scanner", "unplug")
    work.clerk_reads("Scanner: not connected")
    work.manager_reads("scanner", "not connected")
    number = work.take()
    work.prints(number)
    work.nothing_lost_nothing_twice(number)
    work.order("scanner", "plug")
    work.nobody_sees_trouble()
