"""The sign's sizes: on a sign of any shape the number is the largest thing and the sentence fits on one line."""

from dataclasses import replace

from shared.ui.tokens import Look, Tokens, board_tokens

_OF_WIDTH = 0.8
"""On a standing or nearly square panel the width decides: four signs of a number are 2.7 ems wide."""


def sign_tokens(look: Look, width: int, height: int) -> Tokens:
    """Return the tokens for a panel of these pixels."""
    room = min(height, round(_OF_WIDTH * width))
    base = board_tokens(look, room)
    sizes = replace(
        base.type,
        display=round(0.34 * room),
        number=round(0.12 * room),
        title=round(0.08 * room),
        heading=round(0.055 * room),
    )
    return replace(base, type=sizes)
