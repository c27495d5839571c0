"""The fallback voice: the espeak-ng program of the system, robotic and intelligible.

It is used where the machine has it and never shipped with us: eSpeak NG is GPL-3. ``cmn`` of Debian's 1.51 reads
characters as English; ``cmn-latn-pinyin`` reads them right (both measured).
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from devices.ports import Reason
from devices.voice.engine import CannotSay
from devices.voice.sentences import Sentence, Tongue

WORDS_A_MINUTE = 140
_VOICES = {Tongue.MANDARIN: "cmn-latn-pinyin", Tongue.ENGLISH: "en"}
_LONGEST_S = 10.0


class EspeakNg:
    """An engine over the system's program."""

    lack: frozenset[Reason] = frozenset()

    def __init__(self, program: str = "espeak-ng") -> None:
        self._program = program

    def supported(self) -> bool:
        """See Engine: the program and its Mandarin are there."""
        if shutil.which(self._program) is None:
            return False
        try:
            self._run("-v", _VOICES[Tongue.MANDARIN], "-q", "请")
        except CannotSay:
            return False
        return True

    def knows(self, sentence: Sentence) -> bool:  # noqa: ARG002  it reads every letter
        """See Engine."""
        return True

    def render(self, sentence: Sentence) -> bytes:
        """See Engine."""
        with tempfile.TemporaryDirectory(prefix="onehall-voice-") as folder:
            file = Path(folder) / "call.wav"
            voice = _VOICES[sentence.tongue]
            self._run("-v", voice, "-s", str(WORDS_A_MINUTE), "-w", str(file), sentence.text)
            return file.read_bytes()

    def _run(self, *arguments: str) -> None:
        try:
            subprocess.run(  # noqa: S603  the words are ours: letters, digits and our own keys
                [self._program, *arguments], check=True, capture_output=True, timeout=_LONGEST_S
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotSay(f"{self._program}: {error}") from error
