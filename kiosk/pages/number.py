"""Typing the citizen number: eighteen keys, checked on the spot, never shown in full (rules K35, K43, K44, K47)."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk.errands.ticket import TicketErrand
from kiosk.errands.ticket_request import NUMBER_LENGTH
from kiosk.number_slots import NumberSlots
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.keypad import Keypad
from shared.ui.widgets.label import Label

_WIDE_KEY_MM, _HIGH_KEY_MM = 36, 26
"""Keys on an upright panel, where there is room for larger ones than rule D1 asks for."""


class NumberPage(KioskPage):
    """The number in groups above our own keypad; a wrong one is told here and keeps its digits."""

    def __init__(self, errand: TicketErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self._request = errand.request
        self.ask(QCoreApplication.translate("number", "Please type your ID number"))
        self._shown = NumberSlots(tokens)
        self._count = Label(size="body", tone="soft", name="number.count", align=Qt.AlignmentFlag.AlignHCenter)
        self._error = Banner(tokens, "number.error")
        self._help = Banner(tokens, "number.help")
        keypad = Keypad(tokens, "number.key")
        if self.portrait and not tokens.look.elder:
            for key in keypad.findChildren(Button):
                key.setMinimumSize(panel.mm(_WIDE_KEY_MM), panel.mm(_HIGH_KEY_MM))
        keypad.typed.connect(errand.type_key)
        keypad.deleted.connect(errand.delete_key)
        keypad.cleared.connect(errand.clear_number)
        line = self.beside_or_below()
        line.addLayout(self._entry(), 1)
        line.addWidget(keypad, 0, Qt.AlignmentFlag.AlignCenter)
        self.body.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what was typed, and whether it can be right."""
        typed = self._request.typed
        self._shown.show_typed(typed)
        count = QCoreApplication.translate("number", "{n} of {all} typed").format(n=len(typed), all=NUMBER_LENGTH)
        self._count.setText(count)
        self._shown.setAccessibleName(count)
        if self._request.number_complete and not self._request.number_right:
            self._error.say(
                "attention", QCoreApplication.translate("number", "This number is not right. Please check it.")
            )
        else:
            self._error.withdraw()
        if self._request.needs_help:
            words = QCoreApplication.translate("identify", "Someone will gladly help you at counter {counter}.")
            self._help.say("info", words.format(counter=self.conductor.help_counter))

    def _entry(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.tokens.space[3])
        card = Card(self.tokens, "number.card")
        card.body.addWidget(self._shown)
        card.body.addWidget(self._count)
        column.addStretch(1)
        for part in (card, self._error, self._help):
            column.addWidget(part)
        column.addStretch(1)
        return column
