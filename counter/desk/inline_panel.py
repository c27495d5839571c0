"""A question in the page instead of a dialog: it stands where the person stood, and the desk's keys go on working."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter.desk.typing_line import TypingLine
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label


class InlinePanel(Card):
    """Title, what is asked, and two ways out: Enter confirms (where that is safe), Esc goes back (rule C11)."""

    confirmed = Signal()
    left = Signal()

    def __init__(
        self, tokens: Tokens, name: str, confirm: str, *, confirm_key: str = "Enter", danger: bool = False
    ) -> None:
        super().__init__(tokens, f"{name}.panel")
        self.tokens = tokens
        self._enter_confirms = not danger
        self._title = Label(size="heading")
        self._confirm = Button(
            tokens, f"{name}.confirm", f"{confirm}  {confirm_key}", role="danger" if danger else "primary"
        )
        self._confirm.clicked.connect(self.confirm)
        back = Button(tokens, f"{name}.back", QCoreApplication.translate("desk-panel", "Back  Esc"))
        back.clicked.connect(self.left)
        self.asked = QVBoxLayout()
        self.asked.setSpacing(tokens.space[2])
        self.ways = QHBoxLayout()
        self.ways.setSpacing(tokens.space[3])
        self.ways.addStretch(1)
        self.ways.addWidget(back)
        self.ways.addWidget(self._confirm)
        self.body.addWidget(self._title)
        self.body.addLayout(self.asked)
        self.body.addStretch(1)
        self.body.addLayout(self.ways)

    def open(self, title: str) -> None:
        """Ask anew under ``title``, with the caret in the first line to type in."""
        self._title.setText(title)
        for line in self.findChildren(TypingLine):
            line.clear()
        self.check()
        self.first().setFocus()

    def first(self) -> QWidget:
        """Return what has the focus when the panel opens."""
        return self.findChildren(TypingLine)[0]

    def missing(self) -> str:
        """Return what is still needed before the panel can be confirmed, empty when nothing is."""
        return ""

    def check(self) -> None:
        """Let the confirming button tell what is missing."""
        self._confirm.set_reason(self.missing())

    def confirm(self) -> None:
        """Confirm, unless something is missing."""
        self.check()
        if not self.missing():
            self.confirmed.emit()

    def ask_line(self, label: str, line: TypingLine) -> None:
        """Add a line to type in, with its name before it."""
        line.textChanged.connect(self.check)
        row = QHBoxLayout()
        row.setSpacing(self.tokens.space[3])
        row.addWidget(Label(label, tone="soft"))
        row.addWidget(line, 1)
        self.asked.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Esc is the safe way out; Enter presses the button it stands on, else confirms."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        on = QApplication.focusWidget()
        if isinstance(on, QPushButton):
            on.click()
        elif self._enter_confirms:
            self.confirm()
