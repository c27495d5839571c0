"""What every page of the guide has in common: it waits for the hall's answer in sight, and never ends in nothing."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from kiosk.errands.guide.errand import GuideErrand
from kiosk.inquiry import Inquiry
from kiosk.pages.page import KioskPage
from shared.domain.refused import Code
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button

A = TypeVar("A")
_GONE = frozenset({Code.UNKNOWN_THEME, Code.UNKNOWN_ITEM, Code.UNKNOWN_ANSWER})


class GuidePage(KioskPage):
    """A page that stands on answers of the hall."""

    def __init__(self, errand: GuideErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.guide = errand

    def shown(self, inquiry: Inquiry[A]) -> A | None:
        """Return the answer; without one say that it is being asked for, or why there is none and who helps."""
        if inquiry.answer is not None:
            return inquiry.answer
        if inquiry.refusal is not None:
            gone = inquiry.refusal.code in _GONE
            self._say(
                QCoreApplication.translate("guide", "This has just changed. Please go back and choose again.")
                if gone
                else _closed()
            )
            self.offer_a_person()
        elif inquiry.lost:
            self._say(
                QCoreApplication.translate("guide", "The connection was lost. We go on trying, one moment please.")
            )
        else:
            busy = Busy(self.tokens, "guide.busy", centred=True)
            self.body.addStretch(1)
            self.body.addWidget(busy)
            busy.begin(QCoreApplication.translate("guide", "Looking it up …"))
        self.body.addStretch(1)
        return None

    def offer_a_person(self) -> None:
        """Offer a number for the counter where a person helps: no page is a dead end (rules K36, K39)."""
        queue = self.conductor.help_queue
        if queue is None:
            return
        words = QCoreApplication.translate("guide", "Take a number for advice")
        self.action = Button(self.tokens, "guide.advice", words, role="primary", icon="ticket", size="heading")
        self.action.clicked.connect(self.guide.ask_a_person)

    def say_nothing_found(self, words: str) -> None:
        """Say that there is nothing here, and offer a person."""
        self._say(words)
        self.offer_a_person()
        self.body.addStretch(1)

    def _say(self, words: str) -> None:
        banner = Banner(self.tokens, "guide.message")
        self.body.addWidget(banner)
        banner.say("attention", words)


def _closed() -> str:
    return QCoreApplication.translate("guide", "The guide cannot be opened here now. People help you at the counter.")
