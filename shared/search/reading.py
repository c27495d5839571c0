"""How a Chinese text is said; only the program that builds an index reads this (pypinyin takes 57 MB)."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from shared.domain.catalogue.wording import canonical
from shared.search.spelling import is_han

_RUN = re.compile("[\u3400-\U0003ffff]+|[^\u3400-\U0003ffff]+")


def readings(text: str) -> list[str]:
    """Return the readings of each character of ``canonical(text)``, with a comma between.

    The reading in the phrase the character stands in comes first (重庆 chong), then each other one it can have: people
    type what they say. What is not Han reads as itself.
    """
    found: list[str] = []
    for run in _RUN.findall(canonical(text)):
        found += map(_with_others, run, _as_phrases(run)) if is_han(run[0]) else run
    return found


def every_reading() -> Mapping[int, str]:
    """Return the readings of every character that has one, by code point."""
    return {code: _single(chr(code)) for code in PINYIN_DICT}


@lru_cache(maxsize=16384)
def _as_phrases(han: str) -> list[str]:
    return lazy_pinyin(han, style=Style.NORMAL, errors=list)  # type: ignore[arg-type] # it asks for a str and takes a list


@cache
def _with_others(character: str, first: str) -> str:
    others = [reading for reading in _single(character).split(",") if reading != first]
    return ",".join((first, *others))


@cache
def _single(character: str) -> str:
    marked = PINYIN_DICT.get(ord(character), character)
    return ",".join(dict.fromkeys(to_normal(reading).replace("ê", "e") for reading in marked.split(",")))
