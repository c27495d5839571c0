"""What to do, in four sentences, and where a person helps (rules K31, K36)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.errand import Errand
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label


class HelpPage(KioskPage):
    """Going back returns to exactly where the person was."""

    def __init__(self, errand: Errand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("help", "How it works"))
        card = Card(tokens, "help.card")
        card.body.setSpacing(tokens.space[5])
        for number, sentence in enumerate(_sentences(), start=1):
            card.body.addWidget(Label(f"{number}.  {sentence}", size="heading", wrap=True))
        self.body.addWidget(card)
        human = Banner(tokens, "help.human")
        words = QCoreApplication.translate("help", "People help you at counter {counter}.")
        human.say("info", words.format(counter=self.conductor.help_counter))
        self.body.addWidget(human)
        self.body.addStretch(1)


def _sentences() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("help", "Touch the screen or lay down your ID card."),
        QCoreApplication.translate("help", "Choose what you would like to do."),
        QCoreApplication.translate("help", "Check it, then touch Take a number."),
        QCoreApplication.translate("help", "Take the paper and listen for your number."),
    )
