"""One moment please: says calmly that a code is about to be looked up."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.pause import PauseErrand
from kiosk.pages.waiting import WaitingPage
from shared.ui.tokens import Panel, Tokens


class PausePage(WaitingPage):
    """Nothing to do here but to wait or go back."""

    def __init__(self, errand: PauseErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel, QCoreApplication.translate("pause", "One moment please"))
        many = QCoreApplication.translate("pause", "There were many wrong codes here, so this takes a few seconds.")
        self.wait_with(many)
