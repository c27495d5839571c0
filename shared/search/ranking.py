"""How well a name fits what was typed: read along it first, compared as a whole where it cannot be read along."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import partial_ratio

from shared.search.query import Query
from shared.search.spelling import blurred, is_han, spellings

WHOLE, BEGINS, WITHIN, ROUGHLY = 130.0, 93.0, 90.0, 45.0
"""The least and best of each class lie so far apart that no popularity lifts a rough fit over a true one."""

_OTHER_WORD = 1.0
_MOST_COST = 10.0
_COST = 4.0
_LEAST_ALIKE = 0.76
_LEAST_LETTERS, _LEAST_HAN = 4, 2
_NO = math.inf
_NOT_AT_ALL = (_NO, False)


@dataclass(frozen=True)
class Name:
    """One name of an entry, ready for comparing.

    ``text`` is canonical; for each character of it ``ways`` are its spellings and ``begins`` what these, or the
    character itself, can begin with; ``sound`` and ``initials`` are of the whole.
    """

    text: str
    readings: tuple[frozenset[str], ...]
    ways: tuple[tuple[tuple[str, float], ...], ...]
    begins: tuple[str, ...]
    sound: str
    initials: str


@lru_cache(maxsize=8192)
def name_of(text: str, readings: tuple[str, ...]) -> Name:
    """Return a name made ready for comparing."""
    first = [reading.partition(",")[0] for reading in readings]
    ways = tuple(
        spellings(reading) if is_han(character) else () for character, reading in zip(text, readings, strict=True)
    )
    begins = tuple(
        character + "".join({way[0] for way, _ in spelled}) for character, spelled in zip(text, ways, strict=True)
    )
    said = tuple(frozenset(reading.split(",")) for reading in readings)
    return Name(text, said, ways, begins, blurred("".join(first)), "".join(sound[0] for sound in first))


def fit(query: Query, names: Sequence[Name]) -> float:
    """Return how well the best of an entry's names fits, 0 where none does; the first name counts a little more."""
    true = max(_true_fit(query, name) - (_OTHER_WORD if order else 0.0) for order, name in enumerate(names))
    return true if true > 0 else max(_rough_fit(query, name) for name in names)


def _true_fit(query: Query, name: Name) -> float:
    """Return how well what was typed can be read along the name, from any character of it; below 0 for not at all."""
    along = _Along(query, name)
    best = -_NO
    for start, begins in enumerate(name.begins):
        if query.text[0] not in begins and not query.han:
            continue
        cost, whole = along.read(0, start)
        base = (WHOLE if whole else BEGINS) if start == 0 else WITHIN
        best = max(best, base - min(_MOST_COST, cost * _COST) if cost < _NO else best)
    return best


class _Along:
    """Reads typed text along a name: each character by itself, its sound, the sound's beginning, or its initial."""

    def __init__(self, query: Query, name: Name) -> None:
        self._typed = query.text
        self._said = query.said
        self._name = name
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    def read(self, at: int, place: int) -> tuple[float, bool]:
        """Return the cost of reading the rest of what was typed from a place on, and whether it ends with the name."""
        if at == len(self._typed):
            return 0.0, place == len(self._name.text)
        if place == len(self._name.text):
            return _NOT_AT_ALL
        typed = self._typed[at]
        if typed == self._name.text[place]:
            return self.read(at + 1, place + 1)
        if is_han(typed):
            return self._read_sound(at, place)
        if typed not in self._name.begins[place]:
            return _NOT_AT_ALL
        known = self._known.get((at, place))
        if known is None:
            known = self._known[at, place] = self._read_letters(at, place)
        return known

    def _read_sound(self, at: int, place: int) -> tuple[float, bool]:
        if self._said[at].isdisjoint(self._name.readings[place]):
            return _NOT_AT_ALL
        cost, whole = self.read(at + 1, place + 1)
        return cost + 1.0, whole

    def _read_letters(self, at: int, place: int) -> tuple[float, bool]:
        best = _NOT_AT_ALL
        rest = self._typed[at:]
        for spelling, price in self._name.ways[place]:
            if spelling[0] != rest[0]:
                continue
            for length in {1, _common(spelling, rest)}:
                cost, whole = self.read(at + length, place + 1)
                if cost + price < best[0]:
                    best = cost + price, whole and length in {1, len(spelling)}
        return best


def _common(spelling: str, rest: str) -> int:
    """Return how much of a spelling was typed: all of it, or what was typed last; else its initial (sh, s)."""
    if rest.startswith(spelling):
        return len(spelling)
    if spelling.startswith(rest):
        return len(rest)
    return 2 if spelling[1] == "h" == rest[1] else 1


def _rough_fit(query: Query, name: Name) -> float:
    """Return how alike both are with some character or letter missing, wrong, or in another's place."""
    if query.han:
        if len(query.text) < _LEAST_HAN:
            return 0.0
        alike = _in_order(query.text, name.text)
        if len(query.sound) >= _LEAST_LETTERS:
            alike = max(alike, _alike(query.sound, name.sound))
    elif len(query.text) < _LEAST_LETTERS:
        return 0.0
    else:
        alike = max(_alike(query.sound, name.sound), _alike(query.text, name.initials))
    if alike < _LEAST_ALIKE:
        return 0.0
    return ROUGHLY * alike - 5.0 * (1.0 - min(1.0, len(query.sound) / (len(name.sound) + 1)))


def _in_order(typed: str, text: str) -> float:
    """Return the share of the typed characters that the name has in the same order."""
    return float(LCSseq.similarity(typed, text)) / len(typed)


def _alike(typed: str, sound: str) -> float:
    """Return how alike the typed letters and the best-fitting part of a name are; a short name in a long text less."""
    share = min(1.0, len(sound) / len(typed))
    return partial_ratio(typed, sound) / 100.0 * (0.6 + 0.4 * share)
