"""One line a person types, with its name above and what is wrong below (rule K34).

``Field(tokens, name, label, secret=)``; the edit is ``field.edit`` (object name ``name``), the error ``name-error``;
``value()``, ``set_error(text)``, ``clear()``.
"""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from shared.ui.theme import set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label


class Field(QWidget):
    """A label, a line edit and an error line that always keep their places."""

    def __init__(self, tokens: Tokens, name: str, label: str, *, secret: bool = False) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._error = Label(size="small", tone="trouble", wrap=True, name=f"{name}-error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[1])
        for part in (Label(label, size="body"), self.edit, self._error):
            column.addWidget(part)

    def value(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def set_error(self, text: str) -> None:
        """Show ``text`` under the field and put the caret there; an empty text takes it away."""
        self._error.setText(text)
        self.edit.setAccessibleDescription(text)
        set_look(self.edit, "wrong", "true" if text else "false")
        if text:
            self.edit.setFocus()
            self.edit.selectAll()

    def clear(self) -> None:
        """Forget what was typed, its undo history, and the error."""
        self.edit.setText("")  # unlike clear(), which can be undone
        self.set_error("")
