"""The voice as a whole: real sentences into an emulated sound device, which is a program that takes WAV files."""

import io
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.ports import DeviceState, DeviceStatus, Reason
from devices.voice.call_queue import Call
from devices.voice.clips import Clips, to_wav
from devices.voice.driver import HallVoice
from devices.voice.engine import Engine
from devices.voice.espeak import EspeakNg
from devices.voice.sentences import Tongue, call_sentences, vocabulary
from devices.voice.sound import PlayerProgram, SoundFailed
from devices.worker import BackOff
from tests.devices.listening import Heard

DEVICE = Path(__file__).parents[2] / "devices" / "emulators" / "sound.py"
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="the package espeak-ng is not installed")


class Card:
    """A sound device, and what was heard from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.player = PlayerProgram(sys.executable, str(DEVICE), "--into", str(folder))

    def plug(self, *, plugged: bool) -> None:
        """Pull the device out, or put it in."""
        if plugged:
            (self.folder / "unplugged").unlink(missing_ok=True)
        else:
            (self.folder / "unplugged").touch()

    def heard(self) -> list[int]:
        """Return the frames of each sound heard, without the short silence by which the device is felt."""
        return [count for count in self._frames() if count != 1102]

    def _frames(self) -> Iterator[int]:
        for at in range(1, len(list(self.folder.glob("*.wav"))) + 1):
            with wave.open(str(self.folder / f"{at}.wav")) as sound:
                yield sound.getnframes()


@pytest.fixture
def card(tmp_path: Path) -> Card:
    folder = tmp_path / "card"
    folder.mkdir()
    return Card(folder)


@pytest.fixture
def clips(tmp_path: Path) -> Clips:
    """Record a full set in both languages: a Mandarin word is 10 frames long, an English one 7."""
    for tongue, frames in ((Tongue.MANDARIN, 10), (Tongue.ENGLISH, 7)):
        (tmp_path / "clips" / tongue).mkdir(parents=True)
        for word in vocabulary(tongue):
            (tmp_path / "clips" / tongue / f"{word}.wav").write_bytes(to_wav(bytes(frames), 1, 1, 1000))
    return Clips(tmp_path / "clips")


class VoiceAtWork:
    """A voice with what it tells."""

    def __init__(self, engines: tuple[Engine, ...], card: Card) -> None:
        self.statuses = Heard[DeviceStatus]()
        self.driver = HallVoice("voice", engines, (card.player,), back_off=BackOff(0.02, 0.1))
        self.driver.start(self.statuses)

    def until(self, state: DeviceState) -> DeviceStatus:
        """Return the status in which the voice comes to be in ``state``."""
        return self.statuses.until(lambda status: status.state is state)


@pytest.fixture
def speak(card: Card, devices_end: ExitStack) -> Callable[..., VoiceAtWork]:
    def speak(*engines: Engine) -> VoiceAtWork:
        at_work = VoiceAtWork(engines, card)
        devices_end.callback(at_work.driver.close)
        return at_work

    return speak


def call(number: str, counter: str = "3") -> Call:
    return Call(number, counter, calls=1, moment=1.0, age=0.0)


def frames_of(number: str, counter: str) -> list[int]:
    """Return how long the clips of a call are: words, and gaps of 30 frames between them."""
    lengths = {Tongue.MANDARIN: 10, Tongue.ENGLISH: 7}
    return [
        lengths[sentence.tongue] * len(sentence.words) + 30 * (len(sentence.words) - 1)
        for sentence in call_sentences(number, counter)
    ]


def test_a_call_is_heard_twice_in_both_languages(speak: Callable[..., VoiceAtWork], clips: Clips, card: Card) -> None:
    voice = speak(clips)
    voice.until(DeviceState.READY)
    voice.driver.stand([call("A012")])
    for _ in range(2):
        voice.until(DeviceState.BUSY)
        voice.until(DeviceState.READY)
    assert card.heard() == frames_of("A012", "3") * 2
    assert voice.driver.status.counters.frames == 4


def test_a_machine_without_any_engine_says_so(speak: Callable[..., VoiceAtWork], tmp_path: Path, card: Card) -> None:
    voice = speak(Clips(tmp_path / "nothing"), EspeakNg("no-such-espeak"))
    voice.driver.stand([call("A012")])
    assert voice.until(DeviceState.ABSENT).reasons == {Reason.NO_ENGINE}
    assert card.heard() == []


def test_a_machine_without_a_sound_device_says_so_and_speaks_when_it_has_one(
    speak: Callable[..., VoiceAtWork], clips: Clips, card: Card
) -> None:
    card.plug(plugged=False)
    voice = speak(clips)
    assert voice.until(DeviceState.ABSENT).reasons == {Reason.NO_SOUND}
    voice.driver.stand([call("A012")])
    card.plug(plugged=True)
    voice.until(DeviceState.BUSY)
    voice.until(DeviceState.READY)
    assert card.heard()[:2] == frames_of("A012", "3")


def test_a_sound_device_pulled_out_between_two_calls_is_noticed_at_the_next_one(
    speak: Callable[..., VoiceAtWork], clips: Clips, card: Card
) -> None:
    voice = speak(clips)
    voice.until(DeviceState.READY)
    card.plug(plugged=False)
    voice.driver.stand([call("A012")])
    assert voice.until(DeviceState.ABSENT).reasons == {Reason.NO_SOUND}
    card.plug(plugged=True)
    voice.until(DeviceState.READY)
    assert voice.driver.status.counters.reconnects == 1


def test_a_sentence_nobody_can_say_makes_the_voice_degraded_and_the_next_call_heals_it(
    speak: Callable[..., VoiceAtWork], clips: Clips
) -> None:
    voice = speak(clips)
    voice.until(DeviceState.READY)
    voice.driver.stand([call("税001")])
    assert voice.until(DeviceState.DEGRADED).reasons == {Reason.NO_ENGINE}
    voice.driver.stand([call("A012")])
    voice.until(DeviceState.READY)


def test_what_is_no_sound_is_not_heard(card: Card) -> None:
    with pytest.raises(SoundFailed):
        card.player.play(b"no sound at all")


@needs_espeak
def test_a_real_engine_says_what_has_no_clip(speak: Callable[..., VoiceAtWork], clips: Clips, card: Card) -> None:
    voice = speak(clips, EspeakNg())
    voice.until(DeviceState.READY)
    voice.driver.stand([call("税001")])
    for _ in range(2):
        voice.until(DeviceState.BUSY)
        voice.until(DeviceState.READY)
    assert len(card.heard()) == 2


@needs_espeak
@pytest.mark.parametrize("at", [0, 1])
def test_espeak_reads_a_call_in_a_few_seconds_of_sound(at: int) -> None:
    wav = EspeakNg().render(call_sentences("A012", "3")[at])
    with wave.open(io.BytesIO(wav)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        frames = sound.readframes(sound.getnframes())
    assert 2 < seconds < 8
    assert max(frames[1::2]) > 0


@needs_espeak
def test_espeak_pronounces_each_digit_and_never_ten() -> None:
    text = call_sentences("A012", "3")[0].text
    command = ["espeak-ng", "-v", "cmn-latn-pinyin", "-x", "-q"]
    sounds = [subprocess.run([*command, words], capture_output=True, text=True, check=True) for words in (text, "十")]
    said, ten = (sound.stdout.replace("'", "") for sound in sounds)
    assert re.search(r"ei51.*li35N.*ji55.*@r51.*sa55n", said)
    assert ten.strip().rstrip("_| ") not in said
