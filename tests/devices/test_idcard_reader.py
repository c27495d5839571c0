"""The ID card driver against an emulated reader in its own process: every fault, on a real pseudo-terminal."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from devices.emulators.card_chip import sample_cards
from devices.emulators.process import EmulatorProcess
from devices.idcard.driver import SdtCardReader
from devices.ports import CardRead, CardRemoved, CardTrouble, CardTroubleKind, DeviceState, Reason
from devices.transport import serial_port
from tests.devices.conftest import QUICK_READER, ReaderAtWork
from tests.devices.listening import Heard


def lay(reader: ReaderAtWork, card: str = "resident", after_read: str = "again") -> None:
    reader.order("lay", card=card, after_read=after_read)


def name_read(reader: ReaderAtWork) -> str:
    event = reader.events.next()
    assert isinstance(event, CardRead)
    return event.card.name


@pytest.mark.parametrize("card", [name for name in sample_cards() if name != "wrong_digit"])
def test_a_card_laid_down_is_read(reader: ReaderAtWork, card: str) -> None:
    lay(reader, card)
    assert name_read(reader) == sample_cards()[card]["name"]


def test_lifting_the_card_is_told_and_the_next_person_is_read(reader: ReaderAtWork) -> None:
    lay(reader)
    assert name_read(reader) == "张三"
    reader.order("lift")
    assert reader.events.next() == CardRemoved()
    lay(reader, "elder")
    assert name_read(reader) == "王示例"


def test_a_reader_that_finds_a_read_card_again_and_again_tells_it_once(reader: ReaderAtWork) -> None:
    lay(reader)
    assert name_read(reader) == "张三"
    frames = reader.driver.status.counters.frames
    while reader.driver.status.counters.frames < frames + 10:  # ten more polls that say "found"
        reader.order("state")
    reader.order("lift")
    assert reader.events.next() == CardRemoved()


def test_read_again_works_with_a_reader_that_keeps_finding_the_card(reader: ReaderAtWork) -> None:
    lay(reader)
    name_read(reader)
    reader.driver.read_again()
    assert name_read(reader) == "张三"


def test_read_again_works_with_a_reader_that_hides_a_read_card(reader: ReaderAtWork) -> None:
    lay(reader, after_read="none")
    name_read(reader)
    assert reader.events.next() == CardRemoved()  # as far as such a reader can tell
    reader.driver.read_again()
    assert name_read(reader) == "张三"


def test_a_wrong_check_digit_is_told_and_no_card_is(reader: ReaderAtWork) -> None:
    lay(reader, "wrong_digit")
    assert reader.events.next() == CardTrouble(CardTroubleKind.BAD_NUMBER)
    reader.order("lift")
    assert reader.events.next() == CardRemoved()


def test_a_card_whose_text_makes_no_sense_is_unreadable(reader: ReaderAtWork) -> None:
    reader.order("lay", card={**sample_cards()["resident"], "birth": "20261332"})
    assert reader.events.next() == CardTrouble(CardTroubleKind.UNREADABLE)


def test_two_cards_ask_for_one(reader: ReaderAtWork) -> None:
    reader.order("two_cards")
    assert reader.events.next() == CardTrouble(CardTroubleKind.MOVED)
    assert reader.events.next() == CardTrouble(CardTroubleKind.TWO_CARDS)
    lay(reader)
    assert name_read(reader) == "张三"


@pytest.mark.parametrize("order", ["garble", "cut"])
def test_one_damaged_answer_is_asked_again_in_silence(reader: ReaderAtWork, order: str) -> None:
    reader.order(order, answers=1)
    lay(reader)
    assert name_read(reader) == "张三"
    assert reader.driver.status.counters.retries == 1


def test_lasting_damage_is_told_to_the_person_and_heals(reader: ReaderAtWork) -> None:
    reader.statuses.until(lambda status: status.state is DeviceState.READY)
    reader.order("garble", answers=8)
    lay(reader)
    seen = reader.statuses.until(lambda status: Reason.BAD_DATA in status.reasons)
    assert seen.state in (DeviceState.DEGRADED, DeviceState.FAULT)
    assert reader.events.until(lambda event: isinstance(event, CardRead))
    assert reader.driver.status.counters.bad_checksum == 8


def test_a_card_moved_once_while_read_is_read_without_a_word(reader: ReaderAtWork) -> None:
    reader.order("fail", command="read", sw3="41", times=1)
    lay(reader)
    assert name_read(reader) == "张三"


def test_a_card_moved_twice_is_asked_to_lie_still(reader: ReaderAtWork) -> None:
    reader.order("fail", command="read", sw3="41", times=2)
    lay(reader)
    assert reader.events.next() == CardTrouble(CardTroubleKind.MOVED)
    assert name_read(reader) == "张三"


@pytest.mark.parametrize("sw3", ["31", "41"])
def test_a_hung_chip_gets_a_reset_and_the_person_lays_it_again(reader: ReaderAtWork, sw3: str) -> None:
    reader.order("fail", command="read", sw3=sw3, times=3)
    lay(reader)
    reader.events.until(lambda event: event == CardTrouble(CardTroubleKind.LIFT_AND_LAY_AGAIN))
    reader.order("lift")
    assert reader.events.next() == CardRemoved()
    lay(reader)
    assert name_read(reader) == "张三"


@pytest.mark.parametrize("sw3", ["32", "33", "40"])
def test_a_card_the_reader_does_not_know_is_unrecognised(reader: ReaderAtWork, sw3: str) -> None:
    reader.order("fail", command="read", sw3=sw3, times=1)
    lay(reader)
    assert reader.events.next() == CardTrouble(CardTroubleKind.UNRECOGNISED)


def test_a_card_that_fails_in_an_unusual_way_twice_is_unreadable(reader: ReaderAtWork) -> None:
    reader.order("fail", command="read", sw3="3F", times=2)
    lay(reader)
    assert reader.events.next() == CardTrouble(CardTroubleKind.UNREADABLE)
    assert name_read(reader) == "张三"


def test_a_late_answer_of_the_question_before_is_not_taken(reader: ReaderAtWork) -> None:
    reader.order("fail", command="select", sw3="9F", times=1)  # "found" is no answer to "select"
    lay(reader)
    assert name_read(reader) == "张三"
    assert reader.driver.status.counters.retries == 1


def test_a_silent_reader_degrades_then_rests_in_fault_and_comes_back_by_itself(reader: ReaderAtWork) -> None:
    reader.statuses.until(lambda status: status.state is DeviceState.READY)
    reader.order("silent")
    degraded = reader.statuses.until(lambda status: Reason.NO_ANSWER in status.reasons)
    assert degraded.state is DeviceState.DEGRADED
    reader.statuses.until(lambda status: status.state is DeviceState.OPENING)  # the port is opened anew
    fault = reader.statuses.until(lambda status: status.state is DeviceState.FAULT)
    assert fault.reasons == {Reason.NO_ANSWER}
    reader.order("heal")
    healed = reader.statuses.until(lambda status: status.state is DeviceState.READY)
    assert healed.counters.reconnects == 1
    lay(reader)
    assert name_read(reader) == "张三"


@pytest.mark.parametrize(("sw3", "reason"), [("60", Reason.SELF_TEST), ("66", Reason.UNAUTHORISED)])
def test_a_reader_that_cannot_work_stops_polling_until_somebody_asks(
    reader: ReaderAtWork, sw3: str, reason: Reason
) -> None:
    reader.order("fail", command="status", sw3=sw3, times=1000)
    reader.order("fail", command="find", sw3=sw3, times=1)
    fault = reader.statuses.until(lambda status: status.state is DeviceState.FAULT)
    assert fault.reasons == {reason}
    reader.order("heal")
    reader.driver.read_again()
    reader.statuses.until(lambda status: status.state is DeviceState.READY)


def test_a_reader_that_did_not_hear_us_is_degraded_until_it_does(reader: ReaderAtWork) -> None:
    reader.statuses.until(lambda status: status.state is DeviceState.READY)
    reader.order("fail", command="find", sw3="10", times=1)
    assert reader.statuses.next().reasons == {Reason.BAD_DATA}
    assert reader.statuses.next().state is DeviceState.READY


def test_unplugging_takes_the_card_away_and_replugging_reads_it_again(reader: ReaderAtWork) -> None:
    lay(reader)
    name_read(reader)
    reader.order("unplug")
    assert reader.events.next() == CardRemoved()
    reader.statuses.until(lambda status: status.state is DeviceState.ABSENT)
    reader.order("plug")
    assert name_read(reader) == "张三"
    assert reader.driver.status.counters.reconnects == 1


def test_after_close_nothing_is_told_and_the_port_is_free(reader: ReaderAtWork, devices_end: ExitStack) -> None:
    reader.statuses.until(lambda status: status.state is DeviceState.READY)
    reader.driver.close()
    second = SdtCardReader("second", serial_port(str(reader.emulator.link)), timing=QUICK_READER)
    devices_end.callback(second.close)
    events: Heard[object] = Heard()
    second.start(events, reader.statuses)
    lay(reader)
    assert isinstance(events.next(), CardRead)


def test_a_reader_held_by_another_program_says_so_and_works_when_it_is_let_go(
    start: Callable[..., EmulatorProcess], devices_end: ExitStack
) -> None:
    emulator = start("idcard")
    holder = serial_port(str(emulator.link))()
    late = ReaderAtWork(emulator)
    devices_end.callback(late.driver.close)
    assert late.statuses.next().reasons == {Reason.PORT_BUSY}
    holder.close()
    late.statuses.until(lambda status: status.state is DeviceState.READY)
