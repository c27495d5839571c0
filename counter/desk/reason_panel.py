"""Asks for a reason in one line, with the usual ones at hand: for picking out of order and for cancelling."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from counter.desk.inline_panel import InlinePanel
from counter.desk.typing_line import TypingLine
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button


class ReasonPanel(InlinePanel):
    """``reason()`` is what was typed or chosen; without one nothing can be confirmed."""

    def __init__(
        self,
        tokens: Tokens,
        name: str,
        confirm: str,
        usual: Sequence[str],
        *,
        confirm_key: str = "Enter",
        danger: bool = False,
    ) -> None:
        super().__init__(tokens, name, confirm, confirm_key=confirm_key, danger=danger)
        hint = QCoreApplication.translate("desk-panel", "Type, or choose with ↑ ↓")
        self._reason = TypingLine(f"{name}.reason", hint, usual)
        self.ask_line(QCoreApplication.translate("desk-panel", "Reason"), self._reason)
        self.asked.addLayout(usual_answers(tokens, self._reason, usual))
        self.ask_more()

    def ask_more(self) -> None:
        """Ask what else a panel of this kind needs, below the reason."""

    def reason(self) -> str:
        """Return the reason."""
        return self._reason.text().strip()

    def missing(self) -> str:
        """Return that a reason is needed."""
        return "" if self.reason() else QCoreApplication.translate("desk-panel", "Please give a reason.")


def usual_answers(tokens: Tokens, line: TypingLine, usual: Sequence[str]) -> QHBoxLayout:
    """Return a row of buttons that write a usual answer into ``line``."""
    row = QHBoxLayout()
    row.setSpacing(tokens.space[2])
    for at, answer in enumerate(usual):
        chip = Button(tokens, f"{line.objectName()}.{at}", answer, role="chip")
        chip.clicked.connect(lambda _=False, text=answer: line.setText(text))
        row.addWidget(chip)
    row.addStretch(1)
    return row
