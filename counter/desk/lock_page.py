"""The curtain before a desk whose clerk has gone for a moment (rule C30): nothing to be read, nothing lost."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent

from counter.desk.door_form import DoorForm
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button


class LockPage(DoorForm):
    """Asks the same clerk for the password again; ``left()`` lets somebody else sign in."""

    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        title = QCoreApplication.translate("desk-door", "Locked")
        super().__init__(tokens, "page.lock", "lock", title, QCoreApplication.translate("desk-door", "Unlock  Enter"))
        other = Button(
            tokens, "lock.other", QCoreApplication.translate("desk-door", "Sign in as someone else"), role="plain"
        )
        other.clicked.connect(self.left)
        self.card.body.addWidget(other)

    def draw(self, clerk: str, number: str) -> None:
        """Say whose desk this is and which ticket stays open; numbers hang on the board anyway."""
        self.error.setText("")
        kept = QCoreApplication.translate("desk-door", "{clerk}, your desk is as you left it. {number} stays open.")
        free = QCoreApplication.translate("desk-door", "{clerk}, your desk is as you left it.")
        self.about.setText((kept if number else free).format(clerk=clerk, number=number))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  the name is Qt's
        """Put the caret where typing begins."""
        super().showEvent(event)
        self.password.edit.setFocus()
