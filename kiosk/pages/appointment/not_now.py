"""Why an appointment cannot be checked in now, and what to do instead (rules K21, K34, K39)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.check_in import CheckInErrand
from kiosk.pages.appointment.facts import FactsCard, beside_facts
from kiosk.pages.page import KioskPage
from kiosk.sentences import refusal_sentence
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button


class NotNowPage(KioskPage):
    """The appointment, the reason, and an ordinary number as the way on; nothing is lost by leaving."""

    def __init__(self, errand: CheckInErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("appointment", "You cannot check in now"))
        plan, one = self.hall.plan, errand.chosen
        reason = Banner(tokens, "appointment.reason")
        if plan is not None and one is not None:
            beside_facts(self, FactsCard(self, one, plan), (reason,))
        if errand.refusal is not None:
            reason.say("attention", refusal_sentence(errand.refusal, plan, self.language, self.conductor.help_counter))
        words = QCoreApplication.translate("appointment", "Take an ordinary number")
        self.action = Button(tokens, "appointment.ordinary", words, role="primary", icon="ticket", size="heading")
        self.action.clicked.connect(errand.take_ordinary)
