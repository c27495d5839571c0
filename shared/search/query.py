"""What somebody typed, made ready: in canonical form, cut into syllables, and as the pieces to look up."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from shared.domain.catalogue.wording import canonical
from shared.search.grams import Keys, Streams
from shared.search.sounds import Sounds
from shared.search.spelling import blurred, is_han

_LONGEST_SYLLABLE = 6
_MOST = 64


@dataclass(frozen=True)
class Query:
    """``text`` is canonical; ``said`` are each character's readings; ``sound`` is its blurred pinyin."""

    text: str
    said: tuple[frozenset[str], ...]
    sound: str
    han: bool
    keys: Keys


def query_of(typed: str, sounds: Sounds) -> Query | None:
    """Return what was typed, ``None`` where nothing that can be looked up is left of it."""
    text = canonical(typed)[:_MOST]
    if not text:
        return None
    syllables = _syllables(text, sounds)
    streams = Streams()
    streams.add_text(0, text)
    streams.add_syllables(0, syllables)
    han = any(map(is_han, text))
    if not han:
        streams.add_initials(0, text)
    keys = np.unique(np.concatenate([keys for keys, _ in streams.pieces()]))
    said = tuple(frozenset(sounds.of(character).split(",")) for character in text)
    return Query(text, said, blurred("".join(syllables)), han, keys)


def _syllables(text: str, sounds: Sounds) -> list[str]:
    """Return the text as it is said: Han by their likeliest reading, letters cut into syllables."""
    found: list[str] = []
    letters = ""
    for character in text:
        if is_han(character):
            found += _cut(letters, sounds.syllables)
            letters = ""
            found.append(sounds.of(character).partition(",")[0])
        else:
            letters += character
    return found + _cut(letters, sounds.syllables)


def _cut(letters: str, syllables: Collection[str]) -> list[str]:
    """Return letters cut into as few lone letters, and then as few syllables, as can be (gongszc: gong s z c)."""
    best: list[tuple[int, int, list[str]]] = [(0, 0, [])]
    for end in range(1, len(letters) + 1):
        ways = []
        for begin in range(max(0, end - _LONGEST_SYLLABLE), end):
            word = letters[begin:end]
            if len(word) > 1 and word not in syllables:
                continue
            lone, count, words = best[begin]
            ways.append((lone + (len(word) == 1), count + 1, [*words, word]))
        best.append(min(ways))
    return best[-1][2]
