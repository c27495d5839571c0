"""How much of a paper's width a text takes, because a Chinese character is twice as wide as a digit."""

import unicodedata
from typing import Literal, TypeAlias

RollWidth: TypeAlias = Literal[58, 80]

COLUMNS: dict[RollWidth, int] = {58: 32, 80: 48}
"""Half-width letters of size 1 on a paper of so many millimetres (384 and 576 dots, ``devices.md`` 2.4)."""


def width(text: str) -> int:
    """Return the columns ``text`` takes; full-width and ambiguous characters, as GB fonts draw them, count 2."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def fold(text: str, columns: int) -> list[str]:
    """Return ``text`` in lines of at most ``columns``; English breaks at spaces where it can, Chinese anywhere."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """Split into what must stay together: a word with the space after it, or one full-width character."""
    pieces: list[str] = []
    for character in text:
        joins = pieces and width(character) == 1 and width(pieces[-1][-1]) == 1 and not pieces[-1].endswith(" ")
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
