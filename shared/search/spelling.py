"""Which spellings count as the same: full-width and half-width, case, and the sounds that regional speech confuses."""

import re
from functools import lru_cache

_NEAR, _OTHER_READING = 0.6, 1.0
_FIRST_HAN = "\u3400"
_SWAPS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_BACK_NASAL = re.compile("ng+")
_N_BEFORE_VOWEL = re.compile("n(?=[aeiou])")


def is_han(character: str) -> bool:
    """Tell whether a character is Han (CJK ideograph), common or rare."""
    return character >= _FIRST_HAN


@lru_cache(maxsize=65536)
def blurred(letters: str) -> str:
    """Return pinyin with zh/z, ch/c, sh/s, ng/n, n/l and ü/u made one, alike for a syllable and a whole name."""
    for two, one in _SWAPS[:3]:
        letters = letters.replace(two, one)
    letters = _BACK_NASAL.sub("n", letters.replace("v", "u"))
    return _N_BEFORE_VOWEL.sub("l", letters)


@lru_cache(maxsize=4096)
def spellings(readings: str) -> tuple[tuple[str, float], ...]:
    """Return every way to spell a character, each with how far from right it is (0 right, 1 another reading).

    ``readings`` are its syllables with a comma between, the likeliest first.
    """
    found: dict[str, float] = {}
    for order, reading in enumerate(readings.split(",")):
        for near, cost in _near(reading):
            price = cost + (_OTHER_READING if order else 0.0)
            found[near] = min(price, found.get(near, price))
    return tuple(found.items())


def _near(reading: str) -> list[tuple[str, float]]:
    """Return a syllable with its confusable neighbours (n/ng, z/zh, c/ch, s/sh, n/l, ü as v or u)."""
    starts = [reading]
    for one, other in (*_SWAPS, *((b, a) for a, b in _SWAPS)):
        if reading.startswith(one) and not (one in "zcs" and reading[1:2] == "h"):
            starts.append(other + reading[len(one) :])
    ends = []
    for start in starts:
        if start.endswith("n"):
            ends.append(start + "g")
        elif start.endswith("ng"):
            ends.append(start[:-1])
    near = [(reading, 0.0), *((word, _NEAR) for word in (*starts[1:], *ends))]
    return near + [(word.replace("v", "u"), cost) for word, cost in near if "v" in word]
