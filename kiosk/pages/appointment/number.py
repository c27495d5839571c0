"""Typing the eight digits of an appointment; a whole number is looked up by itself (rules K35, K43, K44)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.check_in import NUMBER_LENGTH, CheckInErrand
from kiosk.number_slots import NumberSlots
from kiosk.pages.appointment.words import help_text, not_found_text
from kiosk.pages.digits import DigitsPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.keypad import Keypad

GROUPS = (4, 4)


class AppointmentNumberPage(DigitsPage):
    """The digits stand open, because they must be compared with a message and say nothing of the person."""

    def __init__(self, errand: CheckInErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self.ask(QCoreApplication.translate("appointment", "Please type the 8 digits of your appointment"))
        self.lay_out(NumberSlots(tokens, GROUPS, hides=False), Keypad(tokens, "appointment.key", with_x=False), errand)
        self.refresh()

    def refresh(self) -> None:
        """Show what was typed, and that nothing goes with it."""
        self.show_typed(self._errand.typed, NUMBER_LENGTH)
        self.say_error(not_found_text(self._errand))
        if self._errand.needs_help:
            self.offer_help(help_text(self._errand))
