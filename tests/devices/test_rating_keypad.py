"""The keypad driver against an emulated keypad in its own process: one press is one rating, silence is none."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.emulators.process import EmulatorProcess
from devices.evaluator.codec import Keys, KeyStream
from devices.evaluator.driver import SerialKeypad
from devices.ports import DeviceState, DeviceStatus, RatingAnswer
from devices.transport import serial_port
from shared.domain.ratings import Grade
from tests.devices.conftest import QUICK_BACK_OFF
from tests.devices.listening import Heard
from tests.patience import eventually

C27_SECONDS = 15.0


class KeypadAtWork:
    """An emulated keypad, the driver on it with a clock that the test moves, and what the driver tells."""

    def __init__(self, emulator: EmulatorProcess) -> None:
        self.now = 100.0
        self.statuses = Heard[DeviceStatus]()
        self.answers = Heard[RatingAnswer]()
        self.order = emulator.control.ask
        self.driver = SerialKeypad(
            "evaluator 3", serial_port(str(emulator.link)), clock=lambda: self.now, back_off=QUICK_BACK_OFF
        )
        self.driver.start(self.statuses)
        self.until(DeviceState.READY)

    def until(self, state: DeviceState) -> None:
        """Wait until the driver says that it is in ``state``."""
        self.statuses.until(lambda status: status.state is state)

    def ask(self) -> None:
        """Ask for a rating and wait until the keys are lit."""
        self.driver.ask(C27_SECONDS, self.answers)
        self.until_lit(lit=True)

    def until_lit(self, *, lit: bool) -> None:
        """Wait until the keypad is lit, or dark."""
        eventually(lambda: self.order("state")["lit"] == lit)


@pytest.fixture
def keypad(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> KeypadAtWork:
    at_work = KeypadAtWork(start("keypad"))
    devices_end.callback(at_work.driver.close)
    return at_work


@pytest.mark.parametrize(("key", "grade"), [*enumerate(Grade, start=1)])
def test_a_key_is_its_grade_and_the_keypad_goes_dark(keypad: KeypadAtWork, key: int, grade: Grade) -> None:
    keypad.ask()
    keypad.order("press", key=key)
    assert keypad.answers.next() == RatingAnswer(grade)
    keypad.until_lit(lit=False)


def test_nobody_pressing_is_no_rating_and_never_a_default(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.now += C27_SECONDS
    assert keypad.answers.next() == RatingAnswer(None)
    keypad.until_lit(lit=False)


def test_the_first_press_counts_and_a_stuck_key_rates_nobody_else(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.order("press", key=5)
    assert keypad.answers.next() == RatingAnswer(Grade.VERY_DISSATISFIED)
    keypad.order("stuck", key=1, times=20)
    while keypad.driver.status.counters.frames < 21:
        keypad.order("state")
    keypad.ask()
    keypad.now += C27_SECONDS
    assert keypad.answers.next() == RatingAnswer(None)


def test_bytes_that_are_no_key_are_noise(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.order("raw", hex="00ff7e")
    keypad.order("press", key=2)
    assert keypad.answers.next() == RatingAnswer(Grade.SATISFIED)
    assert keypad.driver.status.counters.resyncs == 3


def test_a_keypad_pulled_out_while_asking_is_told_as_offline_and_not_as_a_rating(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.order("unplug")
    assert keypad.answers.next() == RatingAnswer(None, offline=True)
    keypad.order("plug")
    keypad.until(DeviceState.READY)
    keypad.until_lit(lit=False)  # it stays lit until it is plugged in again, and what is pressed then counts for nobody
    keypad.ask()
    keypad.order("press", key=1)
    assert keypad.answers.next() == RatingAnswer(Grade.VERY_SATISFIED)


def test_a_new_question_ends_the_one_still_open(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.driver.ask(C27_SECONDS, keypad.answers)
    assert keypad.answers.next() == RatingAnswer(None)
    eventually(lambda: keypad.order("state")["opened"] == 2)
    keypad.order("press", key=3)
    assert keypad.answers.next() == RatingAnswer(Grade.FAIR)


def test_a_keypad_goes_dark_when_the_person_answered_elsewhere_and_can_be_asked_again(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.driver.rest()
    assert keypad.answers.next() == RatingAnswer(None)
    keypad.until_lit(lit=False)
    keypad.ask()
    keypad.order("press", key=4)
    assert keypad.answers.next() == RatingAnswer(Grade.DISSATISFIED)


def test_closing_ends_an_open_question_as_offline(keypad: KeypadAtWork) -> None:
    keypad.ask()
    keypad.driver.close()
    assert keypad.answers.next() == RatingAnswer(None, offline=True)


@given(st.binary(max_size=200), st.integers(1, 50))
def test_only_the_bytes_of_keys_become_grades_however_they_come(data: bytes, step: int) -> None:
    stream = KeyStream(Keys())
    grades = [grade for at in range(0, len(data), step) for grade in stream.feed(data[at : at + step])]
    assert grades == [list(Grade)[byte - 0x31] for byte in data if 0x31 <= byte <= 0x35]
    assert stream.traffic.frames + stream.traffic.resyncs == len(data)
