"""What becomes of a press while a step is under way: the same key is dead, the next two wait their turn.

A clerk who finishes and calls at once presses F7 F1 faster than any network answers, and may do so before the desk has
heard that the step before is done; neither press must be lost. Twenty presses of one key must still be one step (rule
C5), and keys pressed at random must not walk through the queue.
"""

from collections import deque
from collections.abc import Callable, Mapping

from counter.desk.control import DeskControl
from counter.desk.keys import Action

AT_ONCE = frozenset({Action.PICK, Action.LOCK, Action.CANCEL, Action.GUIDE})
"""What only moves the clerk's eye, and so waits for nothing."""

_MOST_WAITING = 2


class Presses:
    """Does what a key means now, or, once, when the steps before it have settled."""

    def __init__(self, control: DeskControl, does: Mapping[Action, Callable[[], object]]) -> None:
        self._control = control
        self._does = does
        self._doing: Action | None = None
        self._waiting: deque[Action] = deque()
        control.failed.connect(lambda _: self.forget())

    def press(self, action: Action) -> None:
        """Take a press of the key or button of ``action``."""
        if action in AT_ONCE:
            self._does[action]()
        elif not self._control.busy:
            self._doing = action
            self._does[action]()
        elif action is not self._newest() and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(action)

    def settle(self) -> None:
        """Take the press that waited longest, if the new state allows it; what follows on it would make no sense."""
        if self._control.busy or not self._waiting:
            return
        action = self._waiting.popleft()
        if self._control.reasons().get(action) is None:
            self.press(action)
        if not self._control.busy:
            self.forget()

    def forget(self) -> None:
        """Drop the presses that waited: they were meant for a state that did not come."""
        self._waiting.clear()

    def _newest(self) -> Action | None:
        return self._waiting[-1] if self._waiting else self._doing
