"""The pieces by which an entry is looked up, alike for what is stored and for what is typed.

Each piece is one 64-bit number: family and length, then up to three code points. Han come singly and in pairs; pinyin
in threes, with the first two letters of each syllable beside them; initials singly, in pairs and in threes. ``^``
begins a name.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from shared.search.spelling import blurred

Keys = npt.NDArray[np.uint64]
Owners = npt.NDArray[np.int32]

_HAN, _SOUND, _ONSET, _INITIAL = range(4)
_LENGTHS = {_HAN: (1, 2), _SOUND: (3,), _ONSET: (2,), _INITIAL: (1, 2, 3)}
_LONGEST = 3
_CODE_BITS = 18
_BREAK = " "
_START = "^"
_AROUND = 2


class Streams:
    """Texts waiting to be cut into pieces, by family, each with its owner's number."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {family: [] for family in _LENGTHS}
        self._owners: dict[int, list[int]] = {family: [] for family in _LENGTHS}

    def add_name(self, owner: int, text: str, readings: Sequence[str]) -> None:
        """Add a name as it is written and as it is said (:func:`shared.search.reading.readings`)."""
        said = [reading.split(",") for reading in readings]
        first = [ways[0] for ways in said]
        self.add_text(owner, text)
        self.add_syllables(owner, first)
        for place, ways in enumerate(said):
            begin = max(0, place - _AROUND)
            for other in ways[1:]:
                around = [*first[begin:place], other, *first[place + 1 : place + 1 + _AROUND]]
                self.add_syllables(owner, around, _BREAK if begin else _START)

    def add_text(self, owner: int, text: str) -> None:
        """Add a name as it is written."""
        self._add(_HAN, owner, _START + text)

    def add_syllables(self, owner: int, syllables: Sequence[str], start: str = _START) -> None:
        """Add a name as it is said, for its sounds and its initials."""
        self._add(_SOUND, owner, start + blurred("".join(syllables)))
        self._add(_ONSET, owner, _BREAK.join(blurred(syllable)[:2] for syllable in syllables))
        self.add_initials(owner, "".join(syllable[0] for syllable in syllables), start)

    def add_initials(self, owner: int, initials: str, start: str = _START) -> None:
        """Add a sequence of first letters."""
        self._add(_INITIAL, owner, start + initials)

    def _add(self, family: int, owner: int, text: str) -> None:
        self._texts[family].append(text)
        self._owners[family].append(owner)

    def pieces(self) -> Iterable[tuple[Keys, Owners]]:
        """Yield keys and their owners; a pair may come more than once, and later keys are above all earlier ones."""
        for family, texts in self._texts.items():
            codes = np.frombuffer("".join(text + _BREAK for text in texts).encode("utf-32-le"), dtype=np.uint32)
            lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + len(_BREAK)
            owners = np.repeat(np.array(self._owners[family], dtype=np.int32), lengths)
            for length in _LENGTHS[family]:
                yield _cut(family, length, codes, owners)


def _cut(family: int, length: int, codes: npt.NDArray[np.uint32], owners: Owners) -> tuple[Keys, Owners]:
    """Return every piece of ``length`` that lies within one text; a lone ``^`` is none."""
    count = max(0, len(codes) - length + 1)
    keys = np.zeros(count, dtype=np.uint64)
    whole = np.ones(count, dtype=bool)
    for offset in range(length):
        column = codes[offset : offset + count]
        whole &= column != ord(_BREAK)
        keys = (keys << np.uint64(_CODE_BITS)) | column
    if length == 1:
        whole &= codes[:count] != ord(_START)
    head = np.uint64((family * (_LONGEST + 1) + length) << (_CODE_BITS * _LONGEST))
    return keys[whole] | head, owners[:count][whole]
