"""The voice of the app: one thread that speaks what stands in the queue, and says when it cannot be heard."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from devices.health import Health, Traffic
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus, Reason
from devices.voice.call_queue import Call, CallQueue
from devices.voice.clips import Clips
from devices.voice.engine import CannotSay, Engine, Mute
from devices.voice.espeak import EspeakNg
from devices.voice.sentences import Sentence, call_sentences
from devices.voice.sound import NoSound, Sound, SoundFailed, usual_sounds
from devices.worker import BackOff

_JOIN_S = 10.0


class HallVoice:
    """Speaks calls; ``start`` it, give it what ``stand``s, ``close`` it. Callbacks come from its own thread.

    Its status is *absent* with ``no_engine`` or ``no_sound`` while nothing can be heard; calls then wait, and are
    dropped when they are old news. *busy* is speaking, *degraded* is that a sentence could not be said.
    """

    def __init__(
        self,
        name: str,
        engines: Sequence[Engine],
        sounds: Sequence[Sound],
        *,
        clock: Callable[[], float] = time.monotonic,
        back_off: BackOff | None = None,
    ) -> None:
        self._engines, self._sounds = (*engines, Mute()), (*sounds, NoSound())
        self._queue = CallQueue(clock)
        self._back_off = back_off or BackOff()
        self._health = Health(DeviceKind.VOICE, name, clock)
        self._awake, self._closing = threading.Event(), threading.Event()
        self._able: tuple[Engine, ...] = ()
        self._said = 0
        self._thread = threading.Thread(target=self._run, name=f"device {name}", daemon=True)

    @property
    def status(self) -> DeviceStatus:
        """Return the newest status, from any thread."""
        return self._health.status

    def start(self, on_status: OnStatus) -> None:
        """Begin to listen for calls; returns at once."""
        self._health.tell(on_status)
        self._thread.start()

    def stand(self, calls: Iterable[Call]) -> None:
        """Take the calls that stand on the board now; from any thread."""
        self._queue.stand(calls)
        self._awake.set()

    def close(self) -> None:
        """Finish the sentence under way and stop; afterwards no callback comes."""
        self._health.hush()
        self._closing.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)

    def _run(self) -> None:
        failures = 0
        while not self._closing.is_set():
            sound = self._equip()
            lack = self._able[0].lack | sound.lack
            if lack:
                failures += 1
                self._health.is_now(DeviceState.ABSENT, *lack)
                self._closing.wait(self._back_off.after(failures))
            else:
                failures = 0
                self._speak_through(sound)

    def _equip(self) -> Sound:
        """Find what this machine has now."""
        self._able = tuple(engine for engine in self._engines if engine.supported())
        return next(sound for sound in self._sounds if sound.supported())

    def _speak_through(self, sound: Sound) -> None:
        """Speak until the end, or until nothing is heard any more."""
        self._health.opened()
        self._health.is_now(DeviceState.READY)
        while not self._closing.is_set():
            call = self._queue.next()
            if call is None:
                self._awake.wait()
                self._awake.clear()
                continue
            try:
                self._speak(call, sound)
            except SoundFailed:
                return

    def _speak(self, call: Call, sound: Sound) -> None:
        self._health.is_now(DeviceState.BUSY)
        said = [self._say(sentence, sound) for sentence in call_sentences(call.number, call.counter)]
        if all(said):
            self._health.is_now(DeviceState.READY)
        else:
            self._health.is_now(DeviceState.DEGRADED, Reason.NO_ENGINE)

    def _say(self, sentence: Sentence, sound: Sound) -> bool:
        """Say one sentence by the best engine that knows it; tell whether it was said."""
        for engine in self._able:
            if self._closing.is_set():
                return True
            if not engine.knows(sentence):
                continue
            try:
                wav = engine.render(sentence)
            except CannotSay:
                continue
            sound.play(wav)
            self._said += 1
            self._health.answered(Traffic(frames=self._said))
            return True
        return False


def hall_voice(name: str, clips: Path) -> HallVoice:
    """Return the voice of this machine: the hall's clips, else espeak-ng, else a silent one that says so."""
    return HallVoice(name, (Clips(clips), EspeakNg()), usual_sounds())
