"""Which counter this is and who sits at it, and what concerns the counter as a whole: pause, lock, close."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from counter.desk.actions_panel import ActionButton
from counter.desk.keys import Action
from counter.desk.words import action_word
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import ElidedLabel, Label

ACTIONS = (Action.GUIDE, Action.PAUSE, Action.LOCK, Action.CLOSE)


class TopBar(QFrame):
    """The counter's name at the left, the guide and its own three actions at the right."""

    def __init__(self, tokens: Tokens, keys: Mapping[Action, str], *, label: str, queues: str, clerk: str) -> None:
        super().__init__()
        title = QCoreApplication.translate("desk-page", "Counter {label}").format(label=label)
        self.buttons = {action: ActionButton(tokens, action, keys[action]) for action in ACTIONS}
        # The way on after a pause is drawn larger than the pause; the bar keeps room for it, so that nothing moves.
        self.setFixedHeight(tokens.primary_height)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.space[3])
        line.addWidget(Label(title, size="title", name="desk.counter"))
        line.addSpacing(tokens.space[3])
        line.addWidget(ElidedLabel(queues, tone="soft"), 1)
        line.addWidget(Label(clerk, name="desk.clerk"))
        line.addSpacing(tokens.space[3])
        for button in self.buttons.values():
            line.addWidget(button)

    def show_paused(self, paused: bool) -> None:  # noqa: FBT001  a state, not an option
        """Let the key of the pause be the way on while it lasts."""
        button = self.buttons[Action.PAUSE]
        button.set_text(QCoreApplication.translate("desk-action", "Go on") if paused else action_word(Action.PAUSE))
        button.set_primary(paused)
        button.set_icon("play" if paused else "pause")
