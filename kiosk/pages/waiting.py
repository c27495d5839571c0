"""A page on which something is waited for: a picture, what is happening, and what stands in the way of it."""

from PySide6.QtCore import Qt

from kiosk.errands.errand import Errand
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.card import Card
from shared.ui.widgets.picture import Picture

_PICTURE_MM = 60
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class WaitingPage(KioskPage):
    """Calm: the words come only when it takes long enough to be noticed (rule K27)."""

    def __init__(self, errand: Errand, tokens: Tokens, panel: Panel, title: str) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(title)
        self._busy = Busy(tokens, "waiting.busy", centred=True)
        card = Card(tokens, "waiting.card")
        card.body.setSpacing(tokens.space[5])
        card.body.addStretch(1)
        card.body.addWidget(Picture(panel.mm(_PICTURE_MM), "clock", tokens.palette.primary_ink), 0, _CENTRE)
        card.body.addWidget(self._busy)
        card.body.addStretch(1)
        self.body.addWidget(card, 1)

    def wait_with(self, words: str) -> None:
        """Say what is happening."""
        self._busy.begin(words)
