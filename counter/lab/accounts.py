"""The accounts of this demonstration, so that a visitor can sign in at the desks."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout

from shared.errors import SetupError
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label


class Account(msgspec.Struct, frozen=True):
    """A clerk of the demonstration; the password is made anew for every run."""

    login: str
    name: str
    password: str


def read_accounts(path: Path) -> list[Account]:
    """Read ``accounts.json`` of a demonstration; raise ``SetupError`` where it is not one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Account])
    except (OSError, msgspec.MsgspecError) as error:
        raise SetupError(
            "lab_accounts", f"{path} cannot be read ({error}): give --devices the folder of a running demonstration."
        ) from error


class AccountsCard(Card):
    """Each clerk's login and password; ``lab.accounts.copy.N`` puts the password of row N on the clipboard."""

    def __init__(self, tokens: Tokens, accounts: Sequence[Account]) -> None:
        super().__init__(tokens, "lab.accounts")
        self._tokens = tokens
        self.body.addWidget(Label(QCoreApplication.translate("lab", "Sign in at the desks"), size="heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.space[4])
        self._grid.setVerticalSpacing(tokens.space[1])
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)
        self._copies = [self._copy_button(row, account) for row, account in enumerate(accounts)]
        for row, (account, copy) in enumerate(zip(accounts, self._copies, strict=True)):
            self._add(row, account, copy)

    def _copy_button(self, row: int, account: Account) -> Button:
        button = Button(self._tokens, f"lab.accounts.copy.{row}", _copy_word())
        button.clicked.connect(lambda: self._copy(row, account))
        return button

    def _add(self, row: int, account: Account, copy: Button) -> None:
        password = Label(account.password)
        password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts = (Label(account.name, tone="soft"), Label(account.login, strong=True), password, copy)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, row, column)

    def _copy(self, row: int, account: Account) -> None:
        """Copy one password, and say at its button alone that it is the one to paste."""
        QGuiApplication.clipboard().setText(account.password)
        for at, button in enumerate(self._copies):
            button.set_text(QCoreApplication.translate("lab", "Copied") if at == row else _copy_word())


def _copy_word() -> str:
    return QCoreApplication.translate("lab", "Copy password")
