"""What may be kept of a text that somebody looked for in vain: words for what they wanted, nothing of who they are.

A text that may hold a number of a person (an identity document, a telephone, a case) is not kept at all, and one that
few people typed is never shown by itself: what only one person types may be their name.
"""

import re

from shared.domain.catalogue.wording import canonical

SHOWN_FROM = 3
"""How often a text was looked for before it is shown by itself; the rest is shown as a sum."""

_LONGEST, _SHORTEST = 32, 2
_MOST_DIGITS = 3
_NUMERALS = re.compile("[〇零一二三四五六七八九十百]{4,}")
_NAME_AND_NUMBER = re.compile(r"^[㐀-鿿]{2,4}\d{2,}|^\d{2,}[㐀-鿿]{2,4}$")


def kept_text(typed: str) -> str | None:
    """Return a text as it is counted, ``None`` where it is too short to say anything or may hold a person's data."""
    text = canonical(typed)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    digits = sum(character.isdigit() for character in text)
    if digits > _MOST_DIGITS or _NUMERALS.search(text) or _NAME_AND_NUMBER.search(text):
        return None
    return text
