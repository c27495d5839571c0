"""What becomes of a press while a step is under way: the same key is dead, another one waits its turn.

A clerk who finishes and calls at once presses F7 F1 faster than any network answers; the second press must not be
lost, and twenty presses of one key must still be one step (rule C5).
"""

from collections.abc import Callable, Mapping

from counter.desk.control import DeskControl
from counter.desk.keys import Action

AT_ONCE = frozenset({Action.PICK, Action.LOCK, Action.CANCEL, Action.GUIDE})
"""What only moves the clerk's eye, and so waits for nothing."""


class Presses:
    """Does what a key means now, or, once, when the step under way has settled."""

    def __init__(self, control: DeskControl, does: Mapping[Action, Callable[[], object]]) -> None:
        self._control = control
        self._does = does
        self._doing: Action | None = None
        self._waiting: Action | None = None
        control.failed.connect(lambda _: self.forget())

    def press(self, action: Action) -> None:
        """Take a press of the key or button of ``action``."""
        if action in AT_ONCE:
            self._does[action]()
        elif not self._control.busy:
            self._doing = action
            self._does[action]()
        elif action is not self._doing:
            self._waiting = action

    def settle(self) -> None:
        """Take the press that waited, if the new state allows it."""
        action, self._waiting = self._waiting, None
        if action is not None and not self._control.busy and self._control.reasons().get(action) is None:
            self.press(action)
        elif self._control.busy:
            self._waiting = action

    def forget(self) -> None:
        """Drop the press that waited: it was meant for a state that did not come."""
        self._waiting = None
