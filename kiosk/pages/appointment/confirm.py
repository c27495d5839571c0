"""The one look at an appointment before it becomes a ticket: one tap, or another number (rules K13, K34)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.check_in import CheckInErrand
from kiosk.pages.appointment.facts import FactsCard, beside_facts
from kiosk.pages.appointment.words import punctuality_text
from kiosk.pages.page import KioskPage
from shared.documents.moments import time_text
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button


class ConfirmPage(KioskPage):
    """Says that it was found, or that it has been checked in already and can be printed again."""

    def __init__(self, errand: CheckInErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        plan, one = self.hall.plan, errand.chosen
        self._facts: FactsCard | None = None
        self._message = Banner(tokens, "appointment.message")
        self._busy = Busy(tokens, "appointment.sending")
        here = one is not None and bool(one.ticket)
        if plan is not None and one is not None:
            words = (
                QCoreApplication.translate("appointment", "You have checked in")
                if here
                else QCoreApplication.translate("appointment", "You have an appointment at {time}")
            )
            self.ask(words.format(time=time_text(one.begins, plan.zone_info)))
            self._facts = FactsCard(self, one, plan)
        words = (
            QCoreApplication.translate("appointment", "Print it again")
            if here
            else QCoreApplication.translate("appointment", "Check in")
        )
        icon = "printer" if here else "check"
        self.action = Button(tokens, "appointment.check_in", words, role="primary", icon=icon, size="heading")
        self.action.clicked.connect(errand.check_in)
        other = QCoreApplication.translate("appointment", "Take another number")
        self._other = Button(tokens, "appointment.other", other, icon="ticket")
        self._other.clicked.connect(errand.take_ordinary)
        if self._facts is not None:
            beside_facts(self, self._facts, (self._message, self._busy, self._other))
        self.refresh()

    def refresh(self) -> None:
        """Show the newest figure, and how the act stands."""
        if self._facts is not None:
            self._facts.show_waiting(self)
        for button in (self.action, self._other):
            if button is not None:
                button.setEnabled(not self._errand.sending)
        if self._errand.sending:
            self._busy.begin(QCoreApplication.translate("appointment", "Checking you in …"))
        else:
            self._busy.end()
        self._say_message()

    def _say_message(self) -> None:
        one = self._errand.chosen
        told = punctuality_text(one.punctuality) if one is not None else ""
        if self._errand.cut_off:
            words = QCoreApplication.translate(
                "appointment", "The connection was lost. We go on trying, and your place is kept. Back cancels."
            )
            self._message.say("attention", words)
        elif told:
            self._message.say("info", told)
        else:
            self._message.withdraw()
