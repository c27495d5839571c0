"""Typing the citizen number: eighteen keys, checked on the spot, never shown in full (rules K35, K43, K44, K47)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.ticket import TicketErrand
from kiosk.errands.ticket_request import NUMBER_LENGTH
from kiosk.number_slots import CITIZEN_GROUPS, NumberSlots
from kiosk.pages.digits import DigitsPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.keypad import Keypad


class NumberPage(DigitsPage):
    """The number in groups above our own keypad; a wrong one is told here and keeps its digits."""

    def __init__(self, errand: TicketErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._request = errand.request
        self.ask(QCoreApplication.translate("number", "Please type your ID number"))
        self.lay_out(NumberSlots(tokens, CITIZEN_GROUPS, hides=True), Keypad(tokens, "number.key"), errand)
        self.refresh()

    def refresh(self) -> None:
        """Show what was typed, and whether it can be right."""
        self.show_typed(self._request.typed, NUMBER_LENGTH)
        wrong = self._request.number_complete and not self._request.number_right
        words = QCoreApplication.translate("number", "This number is not right. Please check it.")
        self.say_error(words if wrong else "")
        if self._request.needs_help:
            words = QCoreApplication.translate("identify", "Someone will gladly help you at counter {counter}.")
            self.offer_help(words.format(counter=self.conductor.help_counter))
