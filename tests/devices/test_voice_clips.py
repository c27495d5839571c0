"""Recorded words joined with short gaps; a set that does not fit together is no voice."""

import io
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.voice.clips import Clips, joined, to_wav
from devices.voice.engine import CannotSay
from devices.voice.sentences import Tongue, call_sentences, vocabulary

RATE = 8000


def clip(value: int, frames: int = 80, width: int = 2) -> bytes:
    """Return a word that is one value all through, so that it is found again."""
    return to_wav(value.to_bytes(width, "little", signed=width > 1) * frames, 1, width, RATE)


def sound_of(wav: bytes) -> bytes:
    """Return the PCM frames."""
    with wave.open(io.BytesIO(wav)) as reader:
        return reader.readframes(reader.getnframes())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Record every Mandarin word; each is its place in the alphabet."""
    (tmp_path / "zh").mkdir()
    for value, word in enumerate(sorted(vocabulary(Tongue.MANDARIN)), start=1):
        (tmp_path / "zh" / f"{word}.wav").write_bytes(clip(value))
    return tmp_path


def test_a_call_is_its_words_in_order_with_thirty_milliseconds_between(folder: Path) -> None:
    mandarin, _ = call_sentences("A012", "3")
    words = sorted(vocabulary(Tongue.MANDARIN))
    gap = bytes(2 * RATE * 30 // 1000)
    expected = gap.join((words.index(word) + 1).to_bytes(2, "little") * 80 for word in mandarin.words)
    assert sound_of(Clips(folder).render(mandarin)) == expected


def test_a_set_without_english_stands_and_leaves_english_to_another_engine(folder: Path) -> None:
    clips = Clips(folder)
    mandarin, english = call_sentences("A012", "3")
    assert clips.supported()
    assert clips.knows(mandarin)
    assert not clips.knows(english)


def test_a_set_that_lacks_a_digit_is_no_voice_and_names_it(folder: Path) -> None:
    (folder / "zh" / "7.wav").unlink()
    assert not Clips(folder).supported()
    assert Clips(folder).missing(Tongue.MANDARIN) == ["7"]


@pytest.mark.parametrize("damage", [b"", b"RIFF", clip(1, width=1)])
def test_a_damaged_or_different_clip_is_said_and_never_played(folder: Path, damage: bytes) -> None:
    (folder / "zh" / "0.wav").write_bytes(damage)
    with pytest.raises(CannotSay):
        Clips(folder).render(call_sentences("A012", "3")[0])


@given(st.lists(st.tuples(st.integers(0, 127), st.integers(0, 40)), min_size=1, max_size=8), st.sampled_from([1, 2]))
def test_joining_loses_no_frame_and_adds_only_calm(words: list[tuple[int, int]], width: int) -> None:
    sound = sound_of(joined([clip(value, frames, width) for value, frames in words]))
    calm = (b"\x80" if width == 1 else bytes(2)) * (RATE * 30 // 1000)
    assert sound == calm.join(value.to_bytes(width, "little") * frames for value, frames in words)
