"""What everything that can be pressed has in common: its role, its place in the order of Tab, and its focus ring."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton

from shared.ui.theme import set_look
from shared.ui.tokens import Tokens

Role = Literal["primary", "quiet", "plain", "danger", "tile", "chip", "key"]
BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Touchable(QPushButton):
    """A button drawn by its role; its own parts are drawn again whenever it is enabled or disabled."""

    def __init__(self, tokens: Tokens, name: str, role: Role) -> None:
        super().__init__()
        self.tokens = tokens
        self.role: Role = role
        self.setObjectName(name)
        self.setProperty("role", role)
        # A tap never takes the caret out of the field a clerk is typing in; Tab still reaches the button.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def draw_state(self) -> None:
        """Draw what depends on being enabled; style sheets do the rest."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  the name is Qt's
        """Draw the new state."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.draw_state()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  the name is Qt's
        """Show the ring to those who came by keyboard; a finger knows where it is."""
        set_look(self, "ring", "yes" if event.reason() in BY_KEYBOARD else "no")
        super().focusInEvent(event)
