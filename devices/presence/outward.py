"""The families that address the public, under test: a voice, a sign, a rating keypad."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from devices.evaluator.driver import SerialKeypad
from devices.ports import DeviceStatus, OnStatus, RatingAnswer, RatingKeypad, TextSign
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

    @property
    def status(self) -> DeviceStatus:
        """See Device."""
        return self._voice.status

    def start(self, on_status: OnStatus) -> None:
        """See Device."""
        self._voice.start(on_status)

    def test(self, patience_s: float) -> str | None:
        """See Device."""
        before = self.status.counters.frames
        self._voice.stand([Call("A012", "3", calls=1, moment=time.monotonic(), age=0.0)])
        return _when(lambda: self.status.counters.frames > before, "spoke a call", patience_s)

    def close(self) -> None:
        """See Device."""
        self._voice.close()


class SignUnderTest:
    """A sign: it shows a number and a sentence, and says that it took them."""

    def __init__(self, name: str, connect: TransportFactory) -> None:
        self._sign: TextSign = LedStrip(name, connect)

    @property
    def status(self) -> DeviceStatus:
        """See Device."""
        return self._sign.status

    def start(self, on_status: OnStatus) -> None:
        """See Device."""
        self._sign.start(on_status)

    def test(self, patience_s: float) -> str | None:
        """See Device."""
        before = self.status.counters.frames
        self._sign.show(["A012", "测试 Test"])
        return _when(lambda: self.status.counters.frames > before, "took a text", patience_s)

    def close(self) -> None:
        """See Device."""
        self._sign.close()


class KeypadUnderTest:
    """A rating keypad: it lights up, and that a key came is told; a test is no rating."""

    def __init__(self, name: str, connect: TransportFactory) -> None:
        self._keypad: RatingKeypad = SerialKeypad(name, connect)

    @property
    def status(self) -> DeviceStatus:
        """See Device."""
        return self._keypad.status

    def start(self, on_status: OnStatus) -> None:
        """See Device."""
        self._keypad.start(on_status)

    def test(self, patience_s: float) -> str | None:
        """See Device."""
        answers: list[RatingAnswer] = []
        answered = threading.Event()

        def take(answer: RatingAnswer) -> None:
            answers.append(answer)
            answered.set()

        self._keypad.ask(patience_s, take)
        answered.wait(patience_s + 1)
        return "a key was pressed" if answers and answers[0].grade is not None else None

    def close(self) -> None:
        """See Device."""
        self._keypad.close()


def _when(happened: Callable[[], bool], said: str, patience_s: float) -> str | None:
    """Return what is said once it happened; ``None`` when it did not in time."""
    until = time.monotonic() + patience_s
    while not happened():
        if time.monotonic() >= until:
            return None
        time.sleep(_GLANCE_S)
    return said
