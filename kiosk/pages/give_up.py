"""Giving a number up: one question, whose safe answer is at the left, and what became of it (rules K3, K40, K41)."""

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.errands.give_up import GiveUpErrand
from kiosk.naming import name_of
from kiosk.pages.last import LastPage
from kiosk.pages.line_down import LineDown
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class GiveUpQuestionPage(KioskPage):
    """Shows which number it is and what giving it up means."""

    def __init__(self, errand: GiveUpErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self.ask(QCoreApplication.translate("give-up", "Give up your number?"))
        give_up = QCoreApplication.translate("give-up", "Give up my number")
        self.action = Button(tokens, "give_up.confirm", give_up, role="danger", size="heading")
        self.action.setMinimumHeight(tokens.primary_height)
        self.action.clicked.connect(errand.confirm)
        words = QCoreApplication.translate(
            "give-up", "The connection was lost. We go on trying to give up your number. Back cancels."
        )
        self._message = LineDown(errand, tokens, "give_up.message", words)
        self.body.addWidget(_number_card(errand, self), 1)
        self.body.addWidget(self._message)
        self.refresh()

    def refresh(self) -> None:
        """Say how the act stands."""
        if self.action is not None:
            self.action.setEnabled(not self._errand.sending)
        self._message.refresh()


class GivenUpPage(LastPage):
    """Says that the place is free, and leads home."""

    done_name = "give_up.done"

    def __init__(self, errand: GiveUpErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        words = QCoreApplication.translate("give-up", "Number {number} is given up")
        self.setAccessibleName(words.format(number=errand.issued.ticket.number))
        self.body.addStretch(1)
        title = Label(self.accessibleName(), size="title", wrap=True, align=_CENTRE, name="give_up.gone")
        again = QCoreApplication.translate("give-up", "You can take a new number at any time.")
        self.body.addWidget(title)
        self.body.addWidget(Label(again, size="heading", tone="soft", wrap=True, align=_CENTRE))
        self.body.addStretch(1)
        self.refresh()


def _number_card(errand: GiveUpErrand, page: KioskPage) -> Card:
    card = Card(page.tokens, "give_up.card")
    ticket, plan = errand.issued.ticket, errand.hall.plan
    card.body.addStretch(1)
    card.body.addWidget(Label(ticket.number, size="number", tone="primary", align=_CENTRE, name="give_up.number"))
    if plan is not None:
        name = name_of(plan.queue(ticket.queue), page.language)
        card.body.addWidget(Label(name, size="heading", align=_CENTRE, wrap=True))
    means = QCoreApplication.translate(
        "give-up", "Your place goes to the next person, and coming back needs a new number. Back keeps yours."
    )
    card.body.addWidget(Label(means, size="body", tone="soft", align=_CENTRE, wrap=True))
    card.body.addStretch(1)
    return card
