"""The visitor lays cards, takes them off, and spoils what the reader says."""

import pytest

from devices.emulators.card_chip import sample_cards
from devices.idcard.codec import FIND_CARD, AnswerStream, request
from devices.idcard.driver import SdtCardReader
from devices.ports import CardEvent, CardRead, DeviceStatus
from devices.transport import serial_port
from tests.devices.listening import Heard
from tests.lab.cable import Cable, cable_of
from tests.lab.panel import Panel

FOUND = 0x9F


def answer(panel: Panel, cable: Cable) -> bytes:
    """Ask the reader for a card, and return what it says first."""
    cable.heard = b""
    cable.say(request(FIND_CARD))
    panel.until(lambda: cable.listen() != b"")
    return cable.heard


def test_a_card_pressed_lies_on_the_reader_and_pressed_again_is_gone(panel: Panel) -> None:
    panel.press("lab.card.young")
    panel.until(lambda: panel.text("lab.reader.state") == "A card lies on it")
    assert panel.is_lit("lab.card.young")
    assert panel.reader.control.ask("state")["cards"] == 1
    panel.press("lab.card.young")
    panel.until(lambda: panel.text("lab.reader.state") == "No card")
    assert panel.reader.control.ask("state")["cards"] == 0
    assert not panel.is_lit("lab.card.young")


def test_the_card_pressed_is_the_card_a_kiosk_reads(panel: Panel) -> None:
    told, statuses = Heard[CardEvent](), Heard[DeviceStatus]()
    driver = SdtCardReader("card reader", serial_port(str(panel.reader.link)))
    driver.start(told, statuses)
    panel.press("lab.card.young")
    panel.until(panel.find("lab.lift").isEnabled)
    event = told.next()
    driver.close()
    assert isinstance(event, CardRead)
    assert event.card.name == sample_cards()["young"]["name"]


def test_every_sample_card_can_be_laid_and_lifted(panel: Panel) -> None:
    for card in sample_cards():
        panel.press(f"lab.card.{card}")
        panel.until(panel.find("lab.lift").isEnabled)
        assert panel.is_lit(f"lab.card.{card}")
        panel.press("lab.lift")
        panel.until(lambda: not panel.find("lab.lift").isEnabled())
        assert not panel.is_lit(f"lab.card.{card}")


def test_a_second_card_pressed_takes_the_place_of_the_first(panel: Panel) -> None:
    panel.press("lab.card.resident")
    panel.press("lab.card.elder")
    panel.until(lambda: panel.text("lab.reader.state") == "A card lies on it")
    assert panel.is_lit("lab.card.elder")
    assert not panel.is_lit("lab.card.resident")


def test_two_cards_at_once_are_said_to_be_two(panel: Panel) -> None:
    panel.press("lab.card.two_cards")
    panel.until(lambda: panel.text("lab.reader.state") == "Two cards")
    assert panel.is_lit("lab.card.two_cards")
    assert panel.reader.control.ask("state")["cards"] == 2


def test_a_card_laid_by_somebody_else_is_seen_without_a_guess_whose_it_is(panel: Panel) -> None:
    panel.reader.control.ask("lay", card="hmt")
    panel.until(lambda: panel.text("lab.reader.state") == "A card lies on it")
    assert not any(panel.is_lit(f"lab.card.{card}") for card in sample_cards())


def test_a_silent_reader_says_nothing_until_it_is_pressed_again(panel: Panel) -> None:
    panel.press("lab.reader.silent")
    panel.until(lambda: panel.text("lab.reader.state") == "Silent")
    assert panel.reader.control.ask("state")["silent"]
    panel.press("lab.reader.silent")
    panel.until(lambda: panel.text("lab.reader.state") == "No card")
    assert not panel.is_lit("lab.reader.silent")


@pytest.mark.parametrize("spoiler", ["garble", "cut"])
def test_spoilt_answers_are_told_and_no_answer_fits_any_more(panel: Panel, spoiler: str) -> None:
    panel.press("lab.card.resident")
    panel.until(panel.find("lab.lift").isEnabled)
    with cable_of(panel.reader) as cable:
        assert [one.sw3 for one in AnswerStream().feed(answer(panel, cable))] == [FOUND]
        panel.press(f"lab.reader.{spoiler}")
        panel.until(lambda: "20 answers" in panel.text("lab.reader.line"))
        assert AnswerStream().feed(answer(panel, cable)) == []


def test_a_pulled_cable_is_gone_and_comes_back(panel: Panel) -> None:
    panel.press("lab.reader.unplug")
    panel.until(lambda: panel.text("lab.reader.state") == "Unplugged")
    assert not panel.reader.link.is_symlink()
    panel.press("lab.reader.unplug")
    panel.until(lambda: panel.text("lab.reader.state") == "No card")
    assert panel.reader.link.is_symlink()
