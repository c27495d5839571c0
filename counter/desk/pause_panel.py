"""Why the counter takes no one for a while: one of the hall's reasons, by its digit (rule C22)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label

COLUMNS = 2


class PausePanel(Card):
    """One press of a digit pauses; Esc goes back."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens, reasons: Sequence[str]) -> None:
        super().__init__(tokens, "pause.panel")
        self._reasons = list(reasons)
        # The panel itself takes the digits, so that a digit typed into a field elsewhere stays a digit.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(Label(QCoreApplication.translate("desk-panel", "Why do you pause?"), size="heading"))
        self.body.addWidget(
            Label(QCoreApplication.translate("desk-panel", "Press the digit."), size="small", tone="soft")
        )
        grid = QGridLayout()
        grid.setSpacing(tokens.space[2])
        for at, reason in enumerate(self._reasons):
            button = Button(tokens, f"pause.reason.{at}", f"{at + 1}  {reason}")
            button.clicked.connect(lambda _=False, chosen=reason: self.picked.emit(chosen))
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        back = Button(tokens, "pause.back", QCoreApplication.translate("desk-panel", "Back  Esc"))
        back.clicked.connect(self.left)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)

    def open(self) -> None:
        """Wait for a digit."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Take a digit, or go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        at = int(event.text()) - 1 if event.text().isdecimal() else -1
        if 0 <= at < len(self._reasons):
            self.picked.emit(self._reasons[at])
        else:
            super().keyPressEvent(event)
