"""Sizes and colours of a window, decided once, so that no page invents its own.

``tokens_for(look, panel)`` for the kiosk (millimetres on the real panel), ``desk_tokens(look, height_px)`` for the
counter desk (dense desktop pixels), ``board_tokens(look, height_px)`` for the hall board (parts of the panel's height).
Widgets take the ``Tokens`` they are drawn with; when look or language changes, a window applies the theme again and
builds its page again.
"""

import math
from dataclasses import dataclass
from enum import Enum

from shared.ui import palette
from shared.ui.palette import Palette

MM_PER_INCH = 25.4
ELDER_SCALE = 1.4


class Look(Enum):
    """How a window is drawn for the person before it: ``value`` is ``(elder, high_contrast)``."""

    STANDARD = (False, False)
    ELDER = (True, False)
    HIGH_CONTRAST = (False, True)
    ELDER_HIGH_CONTRAST = (True, True)

    @property
    def elder(self) -> bool:
        """Whether everything is drawn 1.4 times as large and nothing moves."""
        return self.value[0]

    @property
    def high_contrast(self) -> bool:
        """Whether text and background are at least 10:1 apart."""
        return self.value[1]

    @property
    def scale(self) -> float:
        """The factor on every length."""
        return ELDER_SCALE if self.elder else 1.0


@dataclass(frozen=True)
class Panel:
    """A screen of known physical size, because the same pixels are 5.6 or 2.7 to a millimetre (rule D2)."""

    width_px: int
    height_px: int
    diagonal_inch: float

    @property
    def px_per_mm(self) -> float:
        """Pixels to a millimetre."""
        return math.hypot(self.width_px, self.height_px) / (self.diagonal_inch * MM_PER_INCH)

    def mm(self, length: float) -> int:
        """Pixels that cover at least ``length`` millimetres."""
        return math.ceil(length * self.px_per_mm - 1e-9)


@dataclass(frozen=True)
class TypeScale:
    """Font sizes in pixels of the em box; an ideograph is 0.92 of it, a digit 0.73.

    ``display`` is the newest call on a board, elsewhere the same as ``number``.
    """

    display: int
    number: int
    title: int
    heading: int
    body: int
    small: int


@dataclass(frozen=True)
class Tokens:
    """Everything the theme engine and the widgets need to know, in pixels and ``#RRGGBB``.

    ``space`` has 8 steps, index 0 (hair) to 7 (page margin); ``target`` is the smallest height and width of anything
    that can be pressed; ``primary_height`` the height of the one primary action; ``line`` the width of borders.
    """

    look: Look
    palette: Palette
    space: tuple[int, int, int, int, int, int, int, int]
    type: TypeScale
    target: int
    primary_height: int
    icon: int
    radius: int
    line: int
    focus_line: int


def tokens_for(look: Look, panel: Panel) -> Tokens:
    """Return the kiosk's tokens: rules D1, D3, K1, K2, K15, K16 in millimetres on ``panel``.

    The white between things does not grow for elders: larger words need the room on a small panel.
    """
    mm = panel.mm
    larger = look.scale
    number = mm(35 * larger)
    return Tokens(
        look=look,
        palette=palette_of(look),
        space=(mm(1), mm(2), mm(3), mm(4), mm(6), mm(8), mm(12), mm(16)),
        type=TypeScale(
            display=number,
            number=number,
            title=mm(13.2 * larger),
            heading=mm(8 * larger),
            body=mm(5.9 * larger),
            small=mm(4.2 * larger),
        ),
        target=mm(25 if look.elder else 20),
        primary_height=mm(28 if look.elder else 25),
        icon=mm(8 * larger),
        radius=mm(2),
        line=max(1, mm(0.4)),
        focus_line=max(2, mm(1)),
    )


def desk_tokens(look: Look, height_px: int) -> Tokens:
    """Return the counter desk's tokens: made for 768 lines, growing with the screen up to 1.25 times at 960 or more."""
    scale = look.scale * min(1.25, max(1.0, height_px / 768))

    def px(length: float) -> int:
        return round(length * scale)

    return Tokens(
        look=look,
        palette=palette_of(look),
        space=(px(2), px(4), px(6), px(8), px(12), px(16), px(24), px(32)),
        type=TypeScale(
            display=px(60 if look.elder else 88), number=px(60), title=px(24), heading=px(18), body=px(14), small=px(12)
        ),
        target=px(32),
        primary_height=px(44),
        icon=px(18),
        radius=px(4),
        line=1,
        focus_line=2,
    )


def board_tokens(look: Look, height_px: int) -> Tokens:
    """Return the hall board's tokens: on a 43 inch panel (536 mm high) a called number is 47 mm, read from 10 m."""

    def part(of_height: float) -> int:
        return max(1, round(of_height * height_px))

    return Tokens(
        look=look,
        palette=palette_of(look),
        space=(part(0.004), part(0.008), part(0.012), part(0.016), part(0.024), part(0.032), part(0.048), part(0.064)),
        type=TypeScale(
            display=part(0.26),
            number=part(0.12),
            title=part(0.06),
            heading=part(0.05),
            body=part(0.036),
            small=part(0.026),
        ),
        target=part(0.05),
        primary_height=part(0.06),
        icon=part(0.05),
        radius=part(0.01),
        line=max(1, part(0.0015)),
        focus_line=max(2, part(0.003)),
    )


def palette_of(look: Look) -> Palette:
    """Return the colours of ``look``."""
    return palette.HIGH_CONTRAST if look.high_contrast else palette.STANDARD
