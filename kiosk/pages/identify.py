"""Who comes: lay the card, and when that does not go, the next way (rules K34, K36, K38, K45)."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk.card_sentences import card_sentence
from kiosk.code_sentences import code_sentence
from kiosk.errands.ticket import TicketErrand
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture

_PICTURE_MM = 70


class IdentifyPage(KioskPage):
    """A picture of what to do, what is happening, and the other ways below."""

    def __init__(self, errand: TicketErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self._request = errand.request
        self.ask(QCoreApplication.translate("identify", "Please lay your ID card on the reader"))
        self._busy = Busy(tokens, "identify.busy", centred=True)
        self._trouble = Banner(tokens, "identify.trouble")
        self._help = Banner(tokens, "identify.help")
        manual = QCoreApplication.translate("identify", "Type the ID number")
        urgent = errand.card_overdue or self._request.needs_help or not self.conductor.devices.can_read
        self._manual = Button(tokens, "identify.manual", manual, role="primary" if urgent else "quiet")
        self._manual.clicked.connect(errand.type_instead)
        without = QCoreApplication.translate("identify", "Go on without a card")
        self._without = Button(tokens, "identify.without", without)
        self._without.clicked.connect(errand.go_without)
        self._without.setVisible(self._request.may_go_without)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Say what the reader does, what went wrong, and what else there is."""
        reading = self.conductor.devices.is_reading
        if reading:
            self._busy.begin(QCoreApplication.translate("identify", "Reading, please leave the card where it is."))
        else:
            self._busy.end()
        self._say_trouble()
        if self._request.needs_help:
            words = QCoreApplication.translate("identify", "Someone will gladly help you at counter {counter}.")
            self._help.say("info", words.format(counter=self.conductor.help_counter))

    def _say_trouble(self) -> None:
        trouble = self._errand.trouble
        if not self.conductor.devices.can_read:
            words = QCoreApplication.translate("identify", "Cards cannot be read now. Please type your ID number.")
            self._trouble.say("attention", words)
        elif trouble is not None:
            self._trouble.say("attention", card_sentence(trouble))
        elif self.conductor.code_trouble is not None:
            self._trouble.say("attention", code_sentence(self.conductor.code_trouble, self.conductor.help_counter))
        elif self._errand.card_overdue:
            words = QCoreApplication.translate("identify", "No card seen yet. You can also type your ID number.")
            self._trouble.say("info", words)
        else:
            self._trouble.withdraw()

    def _lay_out(self) -> None:
        line = self.beside_or_below()
        line.addWidget(self._picture(), 1)
        others = QVBoxLayout()
        others.setSpacing(self.tokens.space[3])
        if not self.portrait:
            others.addStretch(1)
        for part in (self._trouble, self._help, self._manual, self._without):
            others.addWidget(part)
        if not self.portrait:
            others.addStretch(1)
        line.addLayout(others, 0 if self.portrait else 1)
        self.body.addLayout(line, 1)

    def _picture(self) -> Card:
        card = Card(self.tokens, "identify.picture")
        inside = QVBoxLayout()
        inside.setSpacing(self.tokens.space[4])
        inside.addStretch(1)
        size = self.panel.mm(_PICTURE_MM if self.portrait else _PICTURE_MM * 0.7)
        picture = Picture(size, "id-card", self.tokens.palette.primary_ink)
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        words = QCoreApplication.translate("identify", "Lay the card flat on the marked area, either side up.")
        inside.addWidget(Label(words, size="heading", tone="soft", wrap=True, align=Qt.AlignmentFlag.AlignHCenter))
        inside.addWidget(self._busy)
        inside.addStretch(1)
        card.body.addLayout(inside)
        return card
