"""Colours by what they mean, because a colour that means nothing is left out.

A quiet deep blue for what can be done, amber for attention, red only for trouble; white and soft grey for the rest.
``*_ink`` is the colour of words and icons on ``background``, ``surface`` or the matching ``*_soft``; ``on_*`` is the
colour of words on the full colour.
"""

from dataclasses import dataclass

SRGB_LINEAR_BELOW = 0.04045
"""Below this the sRGB curve (IEC 61966-2-1) is a straight line."""


@dataclass(frozen=True)
class Palette:
    """Every colour a window may use, as ``#RRGGBB``."""

    background: str
    surface: str
    surface_raised: str
    hairline: str
    border: str
    text: str
    text_soft: str
    primary: str
    on_primary: str
    primary_pressed: str
    primary_soft: str
    primary_ink: str
    attention: str
    on_attention: str
    attention_soft: str
    attention_ink: str
    trouble: str
    on_trouble: str
    trouble_soft: str
    trouble_ink: str
    good: str
    on_good: str
    good_soft: str
    good_ink: str
    focus: str
    disabled_surface: str
    disabled_text: str


STANDARD = Palette(
    background="#F3F5F7",
    surface="#FFFFFF",
    surface_raised="#E9EDF2",
    hairline="#D3DAE1",
    border="#76828E",
    text="#14202C",
    text_soft="#3C4854",
    primary="#123C6B",
    on_primary="#FFFFFF",
    primary_pressed="#0B294B",
    primary_soft="#E4ECF5",
    primary_ink="#123C6B",
    attention="#F5B83D",
    on_attention="#2A1C00",
    attention_soft="#FFF4DE",
    attention_ink="#6E3D00",
    trouble="#9C1C16",
    on_trouble="#FFFFFF",
    trouble_soft="#FCEBE9",
    trouble_ink="#8E1914",
    good="#14592D",
    on_good="#FFFFFF",
    good_soft="#E5F3EA",
    good_ink="#14592D",
    focus="#C46F00",
    disabled_surface="#E3E7EC",
    disabled_text="#4E5964",
)

HIGH_CONTRAST = Palette(
    background="#000000",
    surface="#000000",
    surface_raised="#1C1C1C",
    hairline="#8C8C8C",
    border="#FFFFFF",
    text="#FFFFFF",
    text_soft="#EDEDED",
    primary="#FFD800",
    on_primary="#000000",
    primary_pressed="#FFF2A6",
    primary_soft="#2B2600",
    primary_ink="#FFE45C",
    attention="#FFC46B",
    on_attention="#000000",
    attention_soft="#2B1E00",
    attention_ink="#FFD79A",
    trouble="#FFB3AD",
    on_trouble="#000000",
    trouble_soft="#330806",
    trouble_ink="#FFC9C5",
    good="#8FE3AD",
    on_good="#000000",
    good_soft="#06280F",
    good_ink="#B4F0C8",
    focus="#6FD3FF",
    disabled_surface="#1C1C1C",
    disabled_text="#D6D6D6",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio (1 to 21) of two ``#RRGGBB`` colours by WCAG 2.2."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= SRGB_LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)
