"""Setting a person aside: why, and when the person comes back (rule C20)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIntValidator

from counter.desk.reason_panel import ReasonPanel, usual_answers
from counter.desk.typing_line import TypingLine
from shared.ui.tokens import Tokens

MINUTES = ("5", "10", "15", "30")
MOST_MINUTES = 480


class HoldPanel(ReasonPanel):
    """A reason that must be given and minutes that may be."""

    def __init__(self, tokens: Tokens) -> None:
        usual = (
            QCoreApplication.translate("desk-panel", "Fetching a paper"),
            QCoreApplication.translate("desk-panel", "Filling in a form"),
            QCoreApplication.translate("desk-panel", "Paying a fee"),
            QCoreApplication.translate("desk-panel", "Making copies"),
        )
        super().__init__(tokens, "hold", QCoreApplication.translate("desk-action", "Hold"), usual)

    def ask_more(self) -> None:
        """Ask for the minutes."""
        hint = QCoreApplication.translate("desk-panel", "Minutes, or leave empty")
        self._minutes = TypingLine("hold.minutes", hint, MINUTES, most=3)
        self._minutes.setValidator(QIntValidator(1, MOST_MINUTES, self))
        self.ask_line(QCoreApplication.translate("desk-panel", "Back in (minutes)"), self._minutes)
        self.asked.addLayout(usual_answers(self.tokens, self._minutes, MINUTES))

    def minutes(self) -> int | None:
        """Return in how many minutes the person comes back, ``None`` when that is not known."""
        typed = self._minutes.text().strip()
        return int(typed) if typed else None
