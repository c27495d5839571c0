"""The first page: login and password."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent

from counter.desk.door_form import DoorForm
from shared.ui.tokens import Tokens
from shared.ui.widgets.field import Field


class SignInPage(DoorForm):
    """Asks who the clerk is."""

    def __init__(self, tokens: Tokens) -> None:
        title = QCoreApplication.translate("desk-door", "Counter desk")
        super().__init__(
            tokens, "page.signin", "signin", title, QCoreApplication.translate("desk-door", "Sign in  Enter")
        )
        self.about.setText(QCoreApplication.translate("desk-door", "Sign in with your own account."))
        self.login = Field(tokens, "signin.login", QCoreApplication.translate("desk-door", "Name for signing in"))
        self.card.body.insertWidget(2, self.login)
        self.setTabOrder(self.login.edit, self.password.edit)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in their order."""
        return (self.login, self.password)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  the name is Qt's
        """Put the caret where typing begins."""
        super().showEvent(event)
        self.login.edit.setFocus()
