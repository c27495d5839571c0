"""The eight steps of the main path, always in the same place, each with its key; one of them is the next one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter.desk.keys import Action
from counter.desk.states import DeskState
from counter.desk.words import ICONS, action_word
from shared.ui.theme import set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button

ROWS = (
    (Action.CALL_NEXT, Action.RECALL, Action.BEGIN, Action.FINISH),
    (Action.NO_SHOW, Action.HOLD, Action.TRANSFER, Action.PICK),
)
FOLLOWING = {
    DeskState.IDLE: Action.CALL_NEXT,
    DeskState.HELD: Action.CALL_NEXT,
    DeskState.CALLED: Action.BEGIN,
    DeskState.SERVING: Action.FINISH,
}
"""What a clerk does next in most cases: the one primary button of the moment."""


class ActionButton(Button):
    """A button of the desk that can become the primary one without changing its size."""

    def __init__(self, tokens: Tokens, action: Action, key: str) -> None:
        super().__init__(tokens, f"action.{action}", action_word(action), icon=ICONS[action], key=key)
        self.action = action

    def set_primary(self, primary: bool) -> None:  # noqa: FBT001  a state, not an option
        """Draw the button as the next step, or as one of the others."""
        if (self.role == "primary") == primary:
            return
        self.role = "primary" if primary else "quiet"
        set_look(self, "role", self.role)
        for label in self.findChildren(QLabel):
            label.style().unpolish(label)
            label.style().polish(label)
        self.draw_state()


class ActionsPanel(QWidget):
    """Two rows of four."""

    def __init__(self, tokens: Tokens, keys: Mapping[Action, str]) -> None:
        super().__init__()
        self.buttons: dict[Action, ActionButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(tokens.space[3])
        for row, actions in enumerate(ROWS):
            for column, action in enumerate(actions):
                button = ActionButton(tokens, action, keys[action])
                # The elder look needs every line of a small screen; there the words alone make the buttons high enough.
                button.setMinimumHeight(
                    round((1.15 * tokens.target) if tokens.look.elder else 1.25 * tokens.primary_height)
                )
                self.buttons[action] = button
                grid.addWidget(button, row, column)
                grid.setColumnStretch(column, 1)

    def show_state(self, state: DeskState) -> None:
        """Mark the next step."""
        for action, button in self.buttons.items():
            button.set_primary(FOLLOWING.get(state) is action)
