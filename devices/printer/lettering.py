"""Which letters of a text may reach a printer, how wide they are, and whether its own font can write them."""

from collections.abc import Iterator
from unicodedata import category

_LONGEST_TEXT = 400
_MARKS = 2
_ON_THE_LETTER = frozenset(("Mn", "Me"))
_UNSAFE = frozenset(("Cc", "Cs", "Zl", "Zp"))


def clean(text: str) -> str:
    """Return ``text`` as it may reach a printer: no control or invisible character, no heap of accents, 400 at most.

    A code point this Python has no name for stays: it may be a new character of somebody's name.
    """
    kept: list[str] = []
    for character in text[:_LONGEST_TEXT]:
        kind = category(character)
        if kind in _UNSAFE:
            kept.append(" ")
        elif kind != "Cf" and not _third_mark(kind, kept):
            kept.append(character)
    return "".join(kept)


def _third_mark(kind: str, before: list[str]) -> bool:
    """Tell whether this would be the third mark on one letter; a heap of them would paint over the lines above."""
    return kind[0] == "M" and [category(character)[0] for character in before[-_MARKS:]] == ["M"] * _MARKS


def columns(text: str) -> int:
    """Return how many half-width columns ``text`` takes in letters of size 1; a mark stands on its letter."""
    return sum(1 if character.isascii() else 0 if category(character) in _ON_THE_LETTER else 2 for character in text)


def native(text: str, encoding: str) -> bytes | None:
    """Return the bytes of ``text`` in the printer's own ``encoding``, ``None`` when its font has not all of it."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def wrapped(text: str, width: int) -> Iterator[str]:
    """Split ``text`` into pieces of at most ``width`` columns; at least one piece, even if empty."""
    piece = ""
    for character in text:
        if columns(piece + character) > width and piece:
            yield piece
            piece = ""
        piece += character
    yield piece
