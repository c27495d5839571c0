"""The board's sizes on a lying and on a standing panel: a called number is never lower than 1/12 of the height."""

from dataclasses import replace

from shared.ui.tokens import Look, Tokens, board_tokens

_NUMBER_OF_HEIGHT = 0.1145
"""Of the panel's height; a digit of our font is 0.73 of its em box, and 0.733 × 0.1145 is just over 1/12."""


def is_standing(width: int, height: int) -> bool:
    """Tell whether the panel is higher than wide."""
    return height > width


def panel_tokens(look: Look, width: int, height: int) -> Tokens:
    """Return the tokens for a panel; on a standing one words follow the width, and only the numbers the height."""
    if not is_standing(width, height):
        return board_tokens(look, height)
    base = board_tokens(look, round(1.16 * width))
    return replace(base, type=replace(base.type, number=round(_NUMBER_OF_HEIGHT * height), display=round(0.21 * width)))
