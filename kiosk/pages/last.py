"""The last page of an errand: it leaves by itself, and its one button says in how many seconds (rule K26)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.errand import Errand
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button


class LastPage(KioskPage):
    """Has the button *done*, named ``done_name``."""

    done_name: str

    def __init__(self, errand: Errand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._done = Button(tokens, self.done_name, "", role="primary", size="heading")
        self._done.clicked.connect(self.conductor.end)
        self.action = self._done

    def refresh(self) -> None:
        """Count down."""
        words = QCoreApplication.translate("ticket", "Done ({seconds} s)")
        self._done.set_text(words.format(seconds=self.conductor.seconds_to_leave))
