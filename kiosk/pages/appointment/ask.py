"""I have an appointment: lay the card, show the code, or type the number (rules K34, K36, K38)."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk.card_sentences import card_sentence
from kiosk.code_sentences import code_sentence
from kiosk.errands.check_in import CheckInErrand
from kiosk.pages.appointment.words import help_text, not_found_text
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture

_PICTURE_MM = 46
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class AskPage(KioskPage):
    """Two ways that need no touch, each with its picture, and the third as a button."""

    def __init__(self, errand: CheckInErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self.ask(QCoreApplication.translate("appointment", "Check in with your appointment"))
        self._busy = Busy(tokens, "appointment.busy", centred=True)
        self._trouble = Banner(tokens, "appointment.trouble")
        self._help = Banner(tokens, "appointment.help")
        urgent = errand.card_overdue or errand.needs_help or not self.conductor.devices.can_read
        words = QCoreApplication.translate("appointment", "Type the 8 digits")
        self._manual = Button(tokens, "appointment.manual", words, role="primary" if urgent else "quiet")
        self._manual.clicked.connect(errand.type_instead)
        ways = self.beside_or_below()
        card = QCoreApplication.translate("appointment", "Lay your ID card on the reader")
        code = QCoreApplication.translate("appointment", "or hold the code on your phone to the scanner")
        ways.addWidget(self._way("id-card", card, self._busy), 1)
        ways.addWidget(self._way("qr", code), 1)
        self.body.addLayout(ways, 1)
        for part in (self._trouble, self._help, self._manual):
            self.body.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Say what the reader does, what went wrong, and what else there is."""
        if self.conductor.devices.is_reading:
            self._busy.begin(QCoreApplication.translate("identify", "Reading, please leave the card where it is."))
        else:
            self._busy.end()
        kind, words = self._what_to_say()
        if words:
            self._trouble.say("info" if kind == "info" else "attention", words)
        else:
            self._trouble.withdraw()
        if self._errand.needs_help:
            self._help.say("info", help_text(self._errand))

    def _what_to_say(self) -> tuple[str, str]:
        errand, trouble = self._errand, self._errand.card_trouble
        found_nothing = not_found_text(errand)
        if trouble is not None:
            return "attention", card_sentence(trouble)
        if self.conductor.code_trouble is not None:
            return "attention", code_sentence(self.conductor.code_trouble, self.conductor.help_counter)
        if found_nothing:
            return "attention", found_nothing
        if not self.conductor.devices.can_read:
            return "attention", QCoreApplication.translate(
                "appointment", "Cards cannot be read now. Please show the code or type the number."
            )
        if errand.card_overdue:
            return "info", QCoreApplication.translate(
                "appointment", "Nothing seen yet. The 8 digits are in the message that confirmed your appointment."
            )
        return "info", ""

    def _way(self, icon: str, words: str, busy: Busy | None = None) -> Card:
        card = Card(self.tokens)
        inside = QVBoxLayout()
        inside.setSpacing(self.tokens.space[4])
        inside.addStretch(1)
        inside.addWidget(Picture(self.panel.mm(_PICTURE_MM), icon, self.tokens.palette.primary_ink), 0, _CENTRE)
        inside.addWidget(Label(words, size="heading", tone="soft", wrap=True, align=_CENTRE))
        if busy is not None:
            inside.addWidget(busy)
        inside.addStretch(1)
        card.body.addLayout(inside)
        return card
