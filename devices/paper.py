"""The paper a ticket printer prints, independent of any printer: documents build it, a driver turns it into bytes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

_LARGEST = 8
_LONGEST_QR = 500


class Align(StrEnum):
    """Where a line stands on the paper."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Line:
    """One text; ``size`` multiplies the 3 mm cell (24 dots at 203 dpi), and digits ink 2.5 of it. Long text wraps."""

    text: str
    size: int = 1
    align: Align = Align.LEFT
    bold: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.size <= _LARGEST:
            raise ValueError(f"a letter is 1 to {_LARGEST} times as large, not {self.size}")


@dataclass(frozen=True, slots=True)
class Row:
    """Two texts on one line, the left one flush left and the right one flush right, in letters of size 1."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code about ``mm`` wide, centred, error correction M; ``data`` is printable ASCII, at most 500 characters."""

    data: str
    mm: int = 25

    def __post_init__(self) -> None:
        if not (self.data.isascii() and self.data.isprintable() and 0 < len(self.data) <= _LONGEST_QR):
            raise ValueError("a QR code of ours holds 1 to 500 printable ASCII characters")


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines of size 1."""

    lines: int = 1


Block: TypeAlias = Line | Row | Rule | Qr | Gap


@dataclass(frozen=True, slots=True)
class Paper:
    """The blocks of one paper from top to bottom; the printer cuts after the last one."""

    blocks: tuple[Block, ...]
    width_mm: Literal[58, 80] = 80
