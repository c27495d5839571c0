"""The families that address the public, under test: a voice, a sign, a rating keypad."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from devices.evaluator.driver import SerialKeypad
from devices.ports import DeviceStatus, OnStatus, RatingAnswer, RatingKeypad, TextSign
from devices.presence.tried import Did, Heard, Tried
from devices.sign.driver import LedStrip
from devices.transport import TransportFactory
from devices.voice.call_queue import Call
from devices.voice.driver import HallVoice, hall_voice

_CLIPS = Path(__file__).parents[2] / "resources" / "voice"
_GLANCE_S = 0.05


class VoiceUnderTest:
    """A voice: one call is spoken, of a number and a counter that need not exist."""

    def __init__(self, name: str) -> None:
        self._voice: HallVoice = hall_voice(name, _CLIPS)
        self._glances = _Glances()

    @property
    def status(self) -> DeviceStatus:
        """See Device."""
        return self._voice.status

    def start(self, on_status: OnStatus) -> None:
        """See Device."""
        self._voice.start(on_status)

    def test(self, patience_s: float) -> Tried | None:
        """See Device."""
        before = self.status.counters.frames
        self._voice.stand([Call("A012", "3", calls=1, moment=time.monotonic(), age=0.0)])
        return self._glances.when(lambda: self.status.counters.frames > before, Tried(Did.SPOKE), patience_s)

    def give_up(self) -> None:
        """See Device."""
        self._glances.end()

    def close(self) -> None:
        """See Device."""
        self.give_up()
        self._voice.close()


class SignUnderTest:
    """A sign: it shows a number and a sentence, and says that it took them."""

    def __init__(self, name: str, connect: TransportFactory) -> None:
        self._sign: TextSign = LedStrip(name, connect)
        self._glances = _Glances()

    @property
    def status(self) -> DeviceStatus:
        """See Device."""
        return self._sign.status

    def start(self, on_status: OnStatus) -> None:
        """See Device."""
        self._sign.start(on_status)

    def test(self, patience_s: float) -> Tried | None:
        """See Device."""
        before = self.status.counters.frames
        self._sign.show(["A012", "测试 Test"])
        return self._glances.when(lambda: self.status.counters.frames > before, Tried(Did.TOOK_TEXT), patience_s)

    def give_up(self) -> None:
        """See Device."""
        self._glances.end()

    def close(self) -> None:
        """See Device."""
        self.give_up()
        self._sign.close()


class KeypadUnderTest:
    """A rating keypad: it lights up, and that a key came is told; a test is no rating."""

    def __init__(self, name: str, connect: TransportFactory) -> None:
        self._keypad: RatingKeypad = SerialKeypad(name, connect)
        self._heard = Heard()

    @property
    def status(self) -> DeviceStatus:
        """See Device."""
        return self._keypad.status

    def start(self, on_status: OnStatus) -> None:
        """See Device."""
        self._keypad.start(on_status)

    def test(self, patience_s: float) -> Tried | None:
        """See Device."""
        self._heard.forget()
        self._keypad.ask(patience_s, self._take)
        return self._heard.wait(patience_s + 1)

    def _take(self, answer: RatingAnswer) -> None:
        self._heard.tell(None if answer.grade is None else Tried(Did.KEY_PRESSED))

    def give_up(self) -> None:
        """See Device."""
        self._heard.tell(None)

    def close(self) -> None:
        """See Device."""
        self.give_up()
        self._keypad.close()


class _Glances:
    """Looks again and again whether something happened, until the time is over or nobody wants to know."""

    def __init__(self) -> None:
        self._ended = threading.Event()

    def when(self, happened: Callable[[], bool], said: Tried, patience_s: float) -> Tried | None:
        """Return ``said`` once it happened; ``None`` when it did not in time."""
        self._ended.clear()
        until = time.monotonic() + patience_s
        while not happened():
            if time.monotonic() >= until or self._ended.wait(_GLANCE_S):
                return None
        return said

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
