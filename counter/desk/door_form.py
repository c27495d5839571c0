"""The form before a desk: who are you, or are you still you; wrong is said calmly and nothing typed is lost."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.field import Field
from shared.ui.widgets.label import Label

WIDTH_IN_TARGETS = 13


class DoorForm(QWidget):
    """A card in the middle of the page: title, fields, one sentence, one button. ``entered()`` asks to be let in."""

    entered = Signal()

    def __init__(self, tokens: Tokens, page: str, name: str, title: str, enter: str) -> None:
        super().__init__()
        self.setObjectName(page)
        self.tokens = tokens
        self.title = Label(title, size="title", name=f"{name}.title")
        self.about = Label(tone="soft", wrap=True, name=f"{name}.about")
        self.password = Field(
            tokens, f"{name}.password", QCoreApplication.translate("desk-door", "Password"), secret=True
        )
        self.error = Label(tone="trouble", wrap=True, name=f"{name}.error")
        self.busy = Busy(tokens, f"{name}.busy")
        self.enter = Button(tokens, f"{name}.enter", enter, role="primary")
        self.enter.clicked.connect(self._enter)
        self.card = Card(tokens)
        self.card.setFixedWidth(WIDTH_IN_TARGETS * tokens.target)
        margin = tokens.space[6]
        self.card.body.setContentsMargins(margin, margin, margin, margin)
        self.card.body.setSpacing(tokens.space[3])
        for part in (self.title, self.about, self.password, self.error, self.busy, self.enter):
            self.card.body.addWidget(part)
        middle = QGridLayout(self)
        middle.addWidget(self.card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in their order."""
        return (self.password,)

    def begin(self) -> None:
        """Say that the hall is being asked, and take no second press meanwhile."""
        self.error.setText("")
        self.enter.setEnabled(False)
        self.busy.begin(QCoreApplication.translate("desk-door", "Checking …"))

    def end(self, sentence: str = "") -> None:
        """Take the answer; with a ``sentence`` it was a no, and only the password is to be typed again."""
        self.busy.end()
        self.enter.setEnabled(True)
        self.password.clear()
        self.error.setText(sentence)
        if sentence:
            self.password.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Enter goes to the next empty field, or in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        empty = next((field for field in self.fields() if not field.value()), None)
        if empty is not None:
            empty.edit.setFocus()
        elif self.enter.isEnabled():
            self.entered.emit()
