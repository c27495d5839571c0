"""An appointment is being looked for."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.check_in import CheckInErrand
from kiosk.pages.waiting import WaitingPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner


class LookingPage(WaitingPage):
    """Goes on by itself, also after the hub was away."""

    def __init__(self, errand: CheckInErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel, QCoreApplication.translate("appointment", "Your appointment"))
        self._errand = errand
        self.wait_with(QCoreApplication.translate("appointment", "Looking for your appointment …"))
        self._message = Banner(tokens, "looking.message")
        self.body.addWidget(self._message)
        self.refresh()

    def refresh(self) -> None:
        """Say that the hub is away."""
        if self._errand.cut_off:
            words = QCoreApplication.translate(
                "appointment", "The connection was lost. We go on looking. Back leads to an ordinary number."
            )
            self._message.say("attention", words)
        else:
            self._message.withdraw()
