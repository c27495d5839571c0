"""Recorded words joined to sentences: the best voice a hall can have, because it is a person's.

A set of clips is a folder with ``zh`` and ``en``; each holds one WAV file a word: ``0.wav`` … ``9.wav``, ``A.wav`` …
``Z.wav``, and the keys of ``sentences.py`` such as ``please.wav``. All are PCM of one rate, width and channel count.
"""

import io
import wave
from collections.abc import Sequence
from pathlib import Path

from devices.ports import Reason
from devices.voice.engine import CannotSay
from devices.voice.sentences import Sentence, Tongue, vocabulary

GAP_MS = 30


class Clips:
    """An engine over one folder; it stands in when every plain Mandarin call can be said."""

    lack: frozenset[Reason] = frozenset()

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def supported(self) -> bool:
        """See Engine."""
        return not self.missing(Tongue.MANDARIN)

    def missing(self, tongue: Tongue) -> list[str]:
        """Return the words that have no clip, to tell whoever records them."""
        return sorted(word for word in vocabulary(tongue) if not self._clip(tongue, word).is_file())

    def knows(self, sentence: Sentence) -> bool:
        """See Engine."""
        return all(self._clip(sentence.tongue, word).is_file() for word in sentence.words)

    def render(self, sentence: Sentence) -> bytes:
        """See Engine."""
        try:
            return joined([self._clip(sentence.tongue, word).read_bytes() for word in sentence.words])
        except (OSError, EOFError, wave.Error, ValueError) as error:
            raise CannotSay(f"the clips of {sentence.tongue}: {error}") from error

    def _clip(self, tongue: Tongue, word: str) -> Path:
        return self._folder / tongue / f"{word}.wav"


def joined(clips: Sequence[bytes], gap_ms: int = GAP_MS) -> bytes:
    """Return the WAV files one after the other with a short gap; raises ValueError where they do not fit together."""
    read = [_open(clip) for clip in clips]
    forms = {form for form, _ in read}
    if len(forms) != 1:
        raise ValueError(f"clips of {len(forms)} forms cannot be joined")
    channels, width, rate = forms.pop()
    calm = b"\x80" if width == 1 else bytes(width)  # eight-bit WAV is unsigned
    gap = calm * channels * (rate * gap_ms // 1000)
    return to_wav(gap.join(sound for _, sound in read), channels, width, rate)


def to_wav(sound: bytes, channels: int, width: int, rate: int) -> bytes:
    """Return PCM frames as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(width)
        writer.setframerate(rate)
        writer.writeframes(sound)
    return file.getvalue()


def _open(clip: bytes) -> tuple[tuple[int, int, int], bytes]:
    with wave.open(io.BytesIO(clip), "rb") as reader:
        form = (reader.getnchannels(), reader.getsampwidth(), reader.getframerate())
        return form, reader.readframes(reader.getnframes())
