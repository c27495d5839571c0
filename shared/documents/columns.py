"""How much of a paper's width a text takes, because a Chinese character is twice as wide as a digit."""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, TypeAlias

RollWidth: TypeAlias = Literal[58, 80]

COLUMNS: dict[RollWidth, int] = {58: 32, 80: 48}
"""Half-width letters of size 1 on a paper of so many millimetres (384 and 576 dots, ``devices.md`` 2.4)."""


_BEGINS_NO_LINE = "，。、；：？！）》」"


def width(text: str) -> int:
    """Return the columns ``text`` takes; full-width and ambiguous characters, as GB fonts draw them, count 2."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def fold(text: str, columns: float, measure: Callable[[str], float] = width) -> list[str]:
    """Return ``text`` in lines of at most ``columns``; English breaks at spaces where it can, Chinese anywhere.

    ``measure`` says how wide a text is where a paper counts otherwise than in columns.
    """
    lines: list[str] = []
    line = ""
    for piece in (part for whole in _pieces(text) for part in _cut(whole, columns, measure)):
        if line and measure(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def balanced(text: str, columns: int) -> list[str]:
    """Return ``text`` in as few lines as ``fold`` needs: broken at its marks where that is enough, else equally long.

    No line is a lone last letter, and words such as 叫号 are seldom torn.
    """
    lines = fold(text, columns)
    clauses = _by_clause(text, columns)
    if len(clauses) == len(lines):
        return clauses
    longest = max((width(piece.rstrip()) for piece in _pieces(text)), default=1)
    for narrower in range(columns - 1, longest - 1, -1):
        folded = fold(text, narrower)
        if len(folded) > len(lines):
            break
        lines = folded
    return lines


def _by_clause(text: str, columns: int) -> list[str]:
    """Return ``text`` broken behind Chinese marks only; a clause wider than a line is left so."""
    lines: list[str] = []
    for clause in filter(None, re.split(r"(?<=[，。；：？！])", text)):
        if lines and width(lines[-1] + clause) <= columns:
            lines[-1] += clause
        else:
            lines.append(clause)
    return lines if all(width(line) <= columns for line in lines) else []


def _cut(piece: str, columns: float, measure: Callable[[str], float]) -> list[str]:
    """Return ``piece``, in parts where it is a word longer than a line."""
    if measure(piece.rstrip()) <= columns:
        return [piece]
    parts = [""]
    for character in piece:
        if parts[-1] and measure(parts[-1] + character) > columns:
            parts.append("")
        parts[-1] += character
    return parts


def _pieces(text: str) -> list[str]:
    """Split into what must stay together: a word with the space after it, or a character and the mark behind it."""
    pieces: list[str] = []
    for character in text:
        of_a_word = pieces and width(character) == 1 and width(pieces[-1][-1]) == 1 and not pieces[-1].endswith(" ")
        if of_a_word or (pieces and character in _BEGINS_NO_LINE and pieces[-1] not in _BEGINS_NO_LINE):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
