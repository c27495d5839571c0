"""A number typed on our own keypad: places above or beside the keys, what is wrong with it, and who helps."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk.errands.errand import Errand
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


class Typist(Protocol):
    """Who heeds the keys."""

    def type_key(self, character: str) -> None:
        """Heed a key."""

    def delete_key(self) -> None:
        """Take the last one back."""

    def clear_number(self) -> None:
        """Take all back."""


class DigitsPage(KioskPage):
    """What pages have in common on which digits are typed; a sub-class says which and what they mean."""

    def __init__(self, errand: Errand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._count = Label(size="body", tone="soft", name="number.count", align=Qt.AlignmentFlag.AlignHCenter)
        self._error = Banner(tokens, "number.error")
        self._help = Banner(tokens, "number.help")

    def lay_out(self, slots: NumberSlots, keypad: Keypad, typist: Typist) -> None:
        """Put the places and the keys into the body, and hand the keys to who heeds them."""
        self._slots = slots
        if self.portrait and not self.tokens.look.elder:
            for key in keypad.findChildren(Button):
                key.setMinimumSize(self.panel.mm(_WIDE_KEY_MM), self.panel.mm(_HIGH_KEY_MM))
        keypad.typed.connect(typist.type_key)
        keypad.deleted.connect(typist.delete_key)
        keypad.cleared.connect(typist.clear_number)
        line = self.beside_or_below()
        line.addLayout(self._entry(), 1)
        line.addWidget(keypad, 0, Qt.AlignmentFlag.AlignCenter)
        self.body.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_typed(self, typed: str, length: int) -> None:
        """Show what was typed, and how much of it."""
        self._slots.show_typed(typed)
        count = QCoreApplication.translate("number", "{n} of {all} typed").format(n=len(typed), all=length)
        self._count.setText(count)
        self._slots.setAccessibleName(count)

    def say_error(self, words: str) -> None:
        """Say what is wrong with the number; nothing for no words."""
        if words:
            self._error.say("attention", words)
        else:
            self._error.withdraw()

    def offer_help(self, words: str) -> None:
        """Say who helps (rule K36)."""
        self._help.say("info", words)

    def _entry(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.tokens.space[3])
        card = Card(self.tokens, "number.card")
        card.body.addWidget(self._slots)
        card.body.addWidget(self._count)
        column.addStretch(1)
        for part in (card, self._error, self._help):
            column.addWidget(part)
        column.addStretch(1)
        return column
