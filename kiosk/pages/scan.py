"""How a visit is rated here: its ticket is held to the scanner, which shows that one has been served (rule K62)."""

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.code_sentences import code_sentence
from kiosk.errands.reception import Reception
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture

_PICTURE_MM = 60
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ScanPage(KioskPage):
    """A picture of what to do; the next page comes by itself."""

    def __init__(self, errand: Reception, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("scan", "Hold the code of your ticket to the scanner"))
        card = Card(tokens, "scan.card")
        card.body.setSpacing(tokens.space[4])
        card.body.addStretch(1)
        picture = Picture(panel.mm(_PICTURE_MM), "scan", tokens.palette.primary_ink)
        card.body.addWidget(picture, 0, _CENTRE)
        lost = QCoreApplication.translate("scan", "No ticket any more? You can rate at the counter that served you.")
        card.body.addWidget(Label(lost, size="heading", tone="soft", wrap=True, align=_CENTRE))
        card.body.addStretch(1)
        self._trouble = Banner(tokens, "scan.trouble")
        self.body.addWidget(card, 1)
        self.body.addWidget(self._trouble)
        self.refresh()

    def refresh(self) -> None:
        """Say what a code did not help with."""
        trouble = self.conductor.code_trouble
        if trouble is None:
            self._trouble.withdraw()
        else:
            self._trouble.say("attention", code_sentence(trouble, self.conductor.help_counter))
