"""Text from outside made fit to be shown: what is invisible or turns the reading order goes, and is told (T19, T20).

What can be seen stays as it is: markup and formulas are literal text, and rare characters are somebody's name.
"""

import re
import unicodedata
from enum import StrEnum

_MOST_MARKS = 4
_PLAIN = re.compile("[\\n\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3001-\u3011\u4e00-\u9fef\uff01-\uff5e]*")
"""Common Han, Latin letters, digits and marks: what is made of these is clean, which is told much faster so."""

_INSTEAD = {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\r": "\n", "\t": " "}


class Dirt(StrEnum):
    """What was changed in a text."""

    CONTROL = "control_characters"
    INVISIBLE = "invisible_characters"
    """Zero width, direction marks and overrides, tags, variation selectors."""
    NOT_UNICODE = "no_characters"
    """Lone surrogates and code points that are no characters."""
    MARKS = "too_many_marks"
    FORM = "not_nfc"
    BLANKS = "blanks_around"


_DIRTY = {"Cc": Dirt.CONTROL, "Cf": Dirt.INVISIBLE, "Cs": Dirt.NOT_UNICODE, "Cn": Dirt.NOT_UNICODE}
"""Unicode category → what its characters are."""


def clean_text(text: str) -> tuple[str, frozenset[Dirt]]:
    """Return the text in NFC, without blanks around it, on lines that end with a line feed; and what was changed."""
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text, frozenset()
    found: set[Dirt] = set()
    broken = text.replace("\r\n", "\n")
    kept = "".join(_kept(character, found) for character in broken)
    composed = unicodedata.normalize("NFC", kept)
    if composed != kept:
        found.add(Dirt.FORM)
    bare = _few_marks(composed, found).strip()
    if composed.strip() != composed:
        found.add(Dirt.BLANKS)
    if broken != text:
        found.add(Dirt.CONTROL)
    return bare, frozenset(found)


def _kept(character: str, found: set[Dirt]) -> str:
    """Return what is kept of one character: itself, a blank or a line feed for it, or nothing."""
    if character in _INSTEAD:
        found.add(Dirt.CONTROL)
        return _INSTEAD[character]
    dirt = _DIRTY.get(unicodedata.category(character))
    if dirt is None and _is_variation_selector(character):
        dirt = Dirt.INVISIBLE
    if dirt is None or character == "\n":
        return character
    found.add(dirt)
    return ""


def _is_variation_selector(character: str) -> bool:
    return (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or "\u180b" <= character <= "\u180f"
    )


def _few_marks(text: str, found: set[Dirt]) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
        else:
            found.add(Dirt.MARKS)
    return "".join(kept)
