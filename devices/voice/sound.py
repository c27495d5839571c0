"""Where a WAV file is heard: the player programs of Linux, Windows itself, or nowhere."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Protocol

from devices.ports import Reason
from devices.voice.clips import to_wav

SILENCE = to_wav(bytes(2 * 1102), 1, 2, 22050)
"""A twentieth of a second: played to learn whether there is a sound device at all."""
_LONGEST_S = 60.0


class SoundFailed(Exception):
    """Nothing was heard; the text says why."""


class Sound(Protocol):
    """One way to be heard."""

    lack: frozenset[Reason]
    """What a hall is without when this is its best way; empty for one that sounds."""

    def supported(self) -> bool:
        """Tell whether something is heard through it now."""

    def play(self, wav: bytes) -> None:
        """Play to the end; raises SoundFailed."""


def _sounds(way: Sound) -> bool:
    try:
        way.play(SILENCE)
    except SoundFailed:
        return False
    return True


class PlayerProgram:
    """A program that plays the file named last, such as ``aplay -q``."""

    lack: frozenset[Reason] = frozenset()

    def __init__(self, *command: str) -> None:
        self._command = command

    def supported(self) -> bool:
        """See Sound: a player without a sound card is no way to be heard."""
        return shutil.which(self._command[0]) is not None and _sounds(self)

    def play(self, wav: bytes) -> None:
        """See Sound."""
        with tempfile.TemporaryDirectory(prefix="onehall-voice-") as folder:
            file = Path(folder) / "call.wav"
            file.write_bytes(wav)
            try:
                subprocess.run(  # noqa: S603  a player of ours on a file of ours
                    [*self._command, str(file)], check=True, capture_output=True, timeout=_LONGEST_S
                )
            except (OSError, subprocess.SubprocessError) as error:
                raise SoundFailed(f"{self._command[0]}: {error}") from error


class WindowsSound:
    """Windows plays WAV files by itself. Written after the documentation, not tried: no Windows was at hand."""

    lack: frozenset[Reason] = frozenset()

    def supported(self) -> bool:
        """See Sound."""
        return sys.platform == "win32" and _sounds(self)

    def play(self, wav: bytes) -> None:
        """See Sound."""
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415  only Windows has it

            try:
                winsound.PlaySound(wav, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
            except RuntimeError as error:
                raise SoundFailed(f"winsound: {error}") from error


class NoSound:
    """Stands last: nothing is heard."""

    lack = frozenset({Reason.NO_SOUND})

    def supported(self) -> bool:
        """See Sound."""
        return True

    def play(self, wav: bytes) -> None:
        """See Sound."""
        raise SoundFailed(f"{len(wav)} bytes for nobody")


def usual_sounds() -> tuple[Sound, ...]:
    """Return the ways of this machine, best first."""
    return (WindowsSound(), PlayerProgram("paplay"), PlayerProgram("aplay", "-q"))
