"""The sizes of an evaluator: targets and words in millimetres as on the kiosk, headings within its small panel."""

from dataclasses import replace

from shared.ui.tokens import Look, Panel, Tokens, tokens_for

_TITLE_SIGNS = 15
"""The longest title in Chinese and the seconds beside it, so that both stay on one line."""

_GRADE_SIGNS = 18
"""Three grades of five signs beside each other, with what is around them; on an upright panel each has its own line."""


_BODY_OF_HEIGHT = 0.065
"""Two lines of a reason in a third of a low panel, whatever the look."""

_TARGET_MM = 20
"""The smallest target (rule K1); on a panel with room all targets are larger."""


def is_upright(panel: Panel) -> bool:
    """Tell whether a panel is higher than wide."""
    return panel.height_px > panel.width_px


def rating_tokens(look: Look, panel: Panel) -> Tokens:
    """Return the tokens of the pages that are touched."""
    base = tokens_for(look, panel)
    title = min(base.type.title, (panel.width_px - 2 * base.space[3]) // _TITLE_SIGNS)
    grade = title if is_upright(panel) else panel.width_px // _GRADE_SIGNS
    body = min(base.type.body, round(_BODY_OF_HEIGHT * panel.height_px))
    sizes = replace(base.type, title=title, heading=min(base.type.heading, grade), body=body)
    return replace(base, type=sizes, target=panel.mm(_TARGET_MM))
