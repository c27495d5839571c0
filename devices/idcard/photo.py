"""The photo on a card: 1,024 bytes of WLT that only closed programs of reader makers can decode.

It stays in memory, with the :class:`devices.cards.IdCard` it came with, and is never stored, sent or logged.
"""

import shlex
import subprocess
from collections.abc import Sequence
from typing import Protocol

_PATIENCE_S = 5.0
_BMP = b"BM"


class PhotoDecoder(Protocol):
    """Turns a card's photo into a picture."""

    def decode(self, photo: bytes) -> bytes | None:
        """Return a BMP file (102 × 126 pixels) in memory, or ``None`` where there is no picture."""


class NoDecoder:
    """Stands where no decoder is installed: there is no picture, and the device page says so."""

    def decode(self, photo: bytes) -> bytes | None:  # noqa: ARG002  the shape is the port's
        """See PhotoDecoder."""
        return None


class ProgramDecoder:
    """A maker's decoder as a program of its own: WLT in by its standard input, BMP out by its standard output.

    Makers ship 32-bit libraries that may crash; a program takes nothing with it when it falls, and a pipe leaves
    nothing on the disk.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)

    def decode(self, photo: bytes) -> bytes | None:
        """See PhotoDecoder; a program that is absent, falls, hangs for 5 s or says no BMP gives no picture."""
        try:
            said = subprocess.run(  # noqa: S603  the command of this machine's settings
                self._command, input=photo, capture_output=True, timeout=_PATIENCE_S, check=True
            ).stdout
        except (OSError, subprocess.SubprocessError):
            return None
        return said if said.startswith(_BMP) else None


def photo_decoder(command: str | None) -> PhotoDecoder:
    """Return the decoder of the settings (``devices.photo_decoder``), or the one that has none."""
    return ProgramDecoder(shlex.split(command)) if command else NoDecoder()
