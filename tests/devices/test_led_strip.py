"""The strip driver against an emulated LED card in its own process."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from devices.emulators.process import EmulatorProcess
from devices.ports import DeviceState, DeviceStatus, Reason
from devices.sign.driver import LedStrip, SignTiming
from devices.transport import serial_port
from tests.devices.conftest import QUICK_BACK_OFF
from tests.devices.listening import Heard
from tests.patience import eventually

QUICK = SignTiming(answer=0.3, renew=0.2, feel=0.02)


class StripAtWork:
    """An emulated card, the driver on it, and what the driver tells."""

    def __init__(self, emulator: EmulatorProcess) -> None:
        self.statuses = Heard[DeviceStatus]()
        self.order = emulator.control.ask
        self.driver = LedStrip("sign 3", serial_port(str(emulator.link)), timing=QUICK, back_off=QUICK_BACK_OFF)
        self.driver.start(self.statuses)

    def until(self, state: DeviceState) -> DeviceStatus:
        """Return the status in which the driver is, or comes to be, in ``state``."""
        return self.statuses.until(lambda status: status.state is state)

    def until_shown(self, *lines: str) -> None:
        """Wait until the card shows ``lines``."""
        eventually(lambda: self.order("state")["lines"] == list(lines))


@pytest.fixture
def strip(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> StripAtWork:
    at_work = StripAtWork(start("sign"))
    devices_end.callback(at_work.driver.close)
    at_work.until(DeviceState.READY)
    return at_work


def test_lines_are_shown_and_replaced(strip: StripAtWork) -> None:
    strip.driver.show(["A012", "请到 3 号窗口"])
    strip.until_shown("A012", "请到 3 号窗口")
    strip.driver.show(["暂停服务"])
    strip.until_shown("暂停服务", "")
    assert strip.order("state")["thrown"] == 0


def test_a_card_that_was_switched_off_shows_its_lines_again(strip: StripAtWork) -> None:
    strip.driver.show(["A012", "请到 3 号窗口"])
    strip.until_shown("A012", "请到 3 号窗口")
    strip.order("power_cycle")
    strip.until_shown("A012", "请到 3 号窗口")


def test_lines_given_while_the_cable_is_out_are_shown_when_it_is_in_again(strip: StripAtWork) -> None:
    strip.order("unplug")
    strip.until(DeviceState.ABSENT)
    strip.driver.show(["A013", "请到 3 号窗口"])
    strip.order("plug")
    strip.until(DeviceState.READY)
    strip.until_shown("A013", "请到 3 号窗口")
    assert strip.driver.status.counters.reconnects >= 1


def test_a_silent_card_is_never_called_ready(strip: StripAtWork) -> None:
    strip.order("silent")
    silent = strip.until(DeviceState.FAULT)
    assert silent.reasons == {Reason.NO_ANSWER}
    strip.driver.show(["A014"])
    strip.order("heal")
    strip.until(DeviceState.READY)
    strip.until_shown("A014", "")


def test_one_garbled_answer_is_asked_for_again_and_troubles_nobody(strip: StripAtWork) -> None:
    strip.order("garble")
    strip.driver.show(["A015"])
    strip.until_shown("A015", "")
    while strip.driver.status.counters.retries == 0:
        strip.order("state")
    assert strip.driver.status.state is DeviceState.READY


def test_a_card_that_refuses_is_degraded_until_it_takes_the_text(strip: StripAtWork) -> None:
    strip.order("refuse")
    strip.driver.show(["A016"])
    refusing = strip.until(DeviceState.DEGRADED)
    assert refusing.reasons == {Reason.BAD_DATA}
    strip.until(DeviceState.READY)
    strip.until_shown("A016", "")
