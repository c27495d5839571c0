"""Which key does what, as data, so that a hall can lay the keys as its clerks know them (rules C1, C2)."""

import re
from collections.abc import Mapping
from enum import StrEnum

from shared.errors import SetupError


class Action(StrEnum):
    """Everything a clerk can do by one key."""

    CALL_NEXT = "call_next"
    RECALL = "recall"
    NO_SHOW = "no_show"
    HOLD = "hold"
    BEGIN = "begin"
    TRANSFER = "transfer"
    FINISH = "finish"
    PICK = "pick"
    PAUSE = "pause"
    GUIDE = "guide"
    LOCK = "lock"
    UNDO = "undo"
    RESUME = "resume"
    REVIVE = "revive"
    CANCEL = "cancel"
    CLOSE = "close"


STANDARD_KEYS: Mapping[Action, str] = {
    Action.CALL_NEXT: "F1",
    Action.RECALL: "F2",
    Action.NO_SHOW: "F3",
    Action.HOLD: "F4",
    Action.BEGIN: "F5",
    Action.TRANSFER: "F6",
    Action.FINISH: "F7",
    Action.PICK: "F8",
    Action.PAUSE: "F10",
    Action.GUIDE: "F11",
    Action.LOCK: "F12",
    Action.UNDO: "Ctrl+Z",
    Action.REVIVE: "Shift+F3",
    Action.RESUME: "Shift+F4",
    Action.CANCEL: "Shift+F8",
    Action.CLOSE: "Shift+F12",
}
"""Rule C1; the way back of a step is its key with Shift."""

_KEY = re.compile(r"(Ctrl\+)?(Alt\+)?(Shift\+)?(F([1-9]|1[0-2])|[A-Z0-9]|Del|Ins|Home|End|PgUp|PgDown)")


def key_layout(changes: Mapping[str, str]) -> Mapping[Action, str]:
    """Return the keys with a hall's ``changes`` (action name to key text such as ``Ctrl+F4``).

    Raise :class:`SetupError` for an unknown action (``unknown_action``), a text that is no key or would swallow a
    typed letter (``bad_key``), and one key for two actions (``key_conflict``).
    """
    layout = dict(STANDARD_KEYS)
    for name, key in changes.items():
        layout[_action(name)] = _checked(key)
    _refuse_conflicts(layout)
    return layout


def _action(name: str) -> Action:
    try:
        return Action(name)
    except ValueError:
        known = ", ".join(Action)
        raise SetupError(
            "unknown_action", f"[desk.keys] names {name!r}; the desk knows {known}.", action=name
        ) from None


def _checked(key: str) -> str:
    match = _KEY.fullmatch(key)
    types_something = match is not None and len(match[4]) == 1 and not (match[1] or match[2])
    if match is None or types_something:
        raise SetupError(
            "bad_key", f"{key!r} cannot be a key of the desk. Use F1 to F12, or Ctrl or Alt with one.", key=key
        )
    return key


def _refuse_conflicts(layout: Mapping[Action, str]) -> None:
    taken: dict[str, Action] = {}
    for action, key in layout.items():
        if key in taken:
            text = f"{key} is set for both {taken[key]} and {action}. Give one of them another key in [desk.keys]."
            raise SetupError("key_conflict", text, key=key, first=taken[key], second=action)
        taken[key] = action
