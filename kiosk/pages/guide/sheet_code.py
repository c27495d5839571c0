"""The guide to take along: a code on the screen that carries theme and answers, and nothing of the person."""

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.guided import CodePlace
from kiosk.pages.guide.page import GuidePage
from kiosk.qr_picture import QrPicture
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label

_QR_MM = 110
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class SheetCodePage(GuidePage):
    """Photographed here, shown at the counter: the clerk sees the same list."""

    def __init__(self, errand: GuideErrand, place: CodePlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("sheetcode", "Photograph this code"))
        code = self.shown(place.code)
        if code is None:
            return
        card = Card(tokens, "sheetcode.card")
        name = QCoreApplication.translate("sheetcode", "Code of your list")
        line = self.beside_or_below()
        line.addStretch(1)
        line.addWidget(QrPicture(code.code, panel.mm(_QR_MM), name="sheetcode.code", words=name), 0, _CENTRE)
        words = QCoreApplication.translate(
            "sheetcode", "Show it at the counter: the clerk opens the same list. Nothing about you is in it."
        )
        line.addWidget(Label(words, size="heading", wrap=True, align=_CENTRE), 1 if not self.portrait else 0)
        line.addStretch(1)
        card.body.addLayout(line)
        self.body.addWidget(card, 1)
