"""How every character is said, as a table that an index carries along, so that a hub never loads pypinyin."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Arrays = Mapping[str, npt.NDArray[Any]]


class Sounds:
    """Readings by character; ``syllables`` are all there are, of two letters or more.

    ``arrays`` as :func:`sound_arrays` made them.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._codes = arrays["sound_codes"]
        self._starts = arrays["sound_starts"]
        self._text = arrays["sound_text"].tobytes().decode("ascii")
        ends = self._starts.tolist()
        said = {self._text[begin:end] for begin, end in pairwise(ends)}
        self.syllables = frozenset(word for readings in said for word in readings.split(",") if len(word) > 1)

    def of(self, character: str) -> str:
        """Return a character's readings with a comma between, the likeliest first; itself where it has none."""
        place = int(np.searchsorted(self._codes, np.uint32(ord(character))))
        if place == len(self._codes) or self._codes[place] != ord(character):
            return character
        return self._text[int(self._starts[place]) : int(self._starts[place + 1])]


def sound_arrays(readings: Mapping[int, str]) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a table of readings by code point."""
    codes = sorted(readings)
    texts = [readings[code] for code in codes]
    ends = np.cumsum([0, *map(len, texts)])
    return {
        "sound_codes": np.array(codes, dtype=np.uint32),
        "sound_starts": ends.astype(np.int64),
        "sound_text": np.frombuffer("".join(texts).encode("ascii"), dtype=np.uint8),
    }
