"""Where a person helps with what has begun already: the counter, what to have at hand, and a number for it."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.at_counter import AtCounterErrand
from kiosk.naming import name_of, place_lines, waiting_text
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label


class AtCounterPage(KioskPage):
    """No dead end: whoever reads this can take a number at once."""

    def __init__(self, errand: AtCounterErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("at_counter", "How far is my case?"))
        card = Card(tokens, "at_counter.card")
        card.body.setSpacing(tokens.space[4])
        self._waiting = Label(size="heading", tone="soft", name="at_counter.waiting")
        queue, plan = self.conductor.help_queue, self.hall.plan
        if queue is not None and plan is not None:
            where = QCoreApplication.translate("at_counter", "At counter {counter}, {queue}")
            words = where.format(counter=self.conductor.help_counter, queue=name_of(queue, self.language))
            card.body.addWidget(Label(words, size="title", tone="primary", wrap=True))
            for line in place_lines(plan, queue.id, [self.conductor.help_counter], self.language):
                card.body.addWidget(Label(line, size="heading", wrap=True))
        card.body.addWidget(self._waiting)
        bring = QCoreApplication.translate(
            "at_counter", "Have your receipt or your ID card at hand. The clerk looks your case up with you."
        )
        card.body.addWidget(Label(bring, size="heading", wrap=True, name="at_counter.bring"))
        self.body.addWidget(card)
        self.body.addStretch(1)
        take = QCoreApplication.translate("confirm", "Take a number")
        self.action = Button(tokens, "at_counter.take", take, role="primary", icon="ticket", size="heading")
        self.action.clicked.connect(errand.take_ticket)
        self.refresh()

    def refresh(self) -> None:
        """Show how many wait there now."""
        queue = self.conductor.help_queue
        if queue is not None:
            self._waiting.setText(waiting_text(self.hall.queues.get(queue.id)))
