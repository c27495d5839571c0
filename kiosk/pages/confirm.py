"""The last look before the ticket: what, where, who, and whether one may go first (rules K13, K34)."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from kiosk.choices import MOST_ELDER
from kiosk.errands.ticket import TicketErrand
from kiosk.errands.ticket_request import Sending
from kiosk.naming import name_of, place_lines, waiting_text
from kiosk.pages.page import KioskPage
from kiosk.sentences import refusal_sentence
from shared.domain.plan import HallPlan
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button, Choice
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList

_NONE = "none"
_COLUMNS = 2
_ROOMY_MM = 26
"""Height of a choice on an upright panel, where there is room for more than rule D1 asks for."""


class ConfirmPage(KioskPage):
    """The facts, the priority classes to declare, and the one primary action: take a number."""

    def __init__(self, errand: TicketErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self._request = errand.request
        self.ask(QCoreApplication.translate("confirm", "Is this right?"))
        self._ahead = Label(size="heading", name="confirm.ahead")
        self._choices: dict[str | None, Choice] = {}
        self._busy = Busy(tokens, "confirm.busy")
        self._message = Banner(tokens, "confirm.message")
        take = QCoreApplication.translate("confirm", "Take a number")
        self.action = Button(tokens, "confirm.take", take, role="primary", icon="ticket", size="heading")
        self.action.clicked.connect(errand.take)
        plan = self.hall.plan
        if plan is not None:
            line = self.beside_or_below()
            line.addWidget(self._facts(plan), 1)
            line.addWidget(self._priorities(plan), 1)
            self.body.addLayout(line)
        self.body.addWidget(self._message)
        self.body.addWidget(self._busy)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest people ahead, the declared class, and how the act stands."""
        queue = self._request.queue
        if queue is not None:
            self._ahead.setText(waiting_text(self.hall.queues.get(queue.id)))
        for priority, choice in self._choices.items():
            choice.setChecked(priority == self._request.priority)
        idle = self._request.sending is Sending.NO
        for choice in self._choices.values():
            choice.setEnabled(idle)
        if self.action is not None:
            self.action.setEnabled(idle)
        self._say_sending()
        self._say_message()

    def _say_sending(self) -> None:
        if self._request.sending is Sending.SENT:
            self._busy.begin(QCoreApplication.translate("confirm", "Taking your number …"))
        else:
            self._busy.end()

    def _say_message(self) -> None:
        refusal = self._request.refusal
        cut_off = self._request.sending is Sending.SENT and not self.hall.reached
        if cut_off or self._request.sending is Sending.RETRYING:
            words = QCoreApplication.translate(
                "confirm", "The connection was lost. We go on trying, nothing you chose is lost. Back cancels."
            )
            self._message.say("attention", words)
        elif refusal is not None:
            plan, counter = self.hall.plan, self.conductor.help_counter
            self._message.say("attention", refusal_sentence(refusal, plan, self.language, counter))
        else:
            self._message.withdraw()

    def _facts(self, plan: HallPlan) -> Card:
        card = Card(self.tokens, "confirm.facts")
        queue = self._request.queue
        if queue is None:
            return card
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.tokens.space[4])
        grid.setVerticalSpacing(self.tokens.space[3])
        grid.setColumnStretch(1, 1)
        now = self.hall.queues.get(queue.id)
        where = "\n".join(place_lines(plan, queue.id, now.open_counters if now else [], self.language))
        rows = (
            (QCoreApplication.translate("confirm", "Business"), Label(name_of(queue, self.language), size="heading")),
            (QCoreApplication.translate("confirm", "In line"), self._ahead),
            (QCoreApplication.translate("confirm", "Where"), Label(where, size="body", wrap=True)),
            (QCoreApplication.translate("confirm", "Name"), Label(self._who(), size="heading", name="confirm.person")),
        )
        for row, (what, value) in enumerate(rows):
            grid.addWidget(Label(what, size="body", tone="soft"), row, 0)
            grid.addWidget(value, row, 1)
        if self.session.person is None:
            grid.addWidget(self._with_card(), len(rows) - 1, 2)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _who(self) -> str:
        person = self.session.person
        return person.masked if person is not None else QCoreApplication.translate("confirm", "Without name")

    def _with_card(self) -> Button:
        words = QCoreApplication.translate("confirm", "Use my ID card")
        button = Button(self.tokens, "confirm.identify", words, icon="id-card")
        button.clicked.connect(self._errand.ask_to_identify)
        return button

    def _priorities(self, plan: HallPlan) -> Card:
        card = Card(self.tokens, "confirm.priorities")
        question = QCoreApplication.translate("confirm", "May you go first?")
        card.body.addWidget(Label(question, size="heading", wrap=True))
        ways: list[tuple[str | None, str]] = [(p.id, name_of(p, self.language)) for p in plan.priorities]
        none = (None, QCoreApplication.translate("confirm", "None of these"))
        elder = self.tokens.look.elder
        # Four a page for elders (K11), where whoever may not go first has to turn nothing.
        choices = [self._choice(*way) for way in ([none, *ways] if elder else [*ways, none])]
        rows = MOST_ELDER // _COLUMNS if elder else -(-len(choices) // _COLUMNS)
        listed = PagedList(self.tokens, "confirm.priorities.list", columns=_COLUMNS, rows=rows)
        listed.show_items(choices)
        card.body.addWidget(listed)
        proof = QCoreApplication.translate("confirm", "The clerk may ask you for proof.")
        card.body.addWidget(Label(proof, size="small", tone="soft", wrap=True))
        card.body.addStretch(1)
        card.setVisible(bool(plan.priorities))
        return card

    def _choice(self, priority: str | None, name: str) -> Choice:
        choice = Choice(self.tokens, f"confirm.priority.{priority or _NONE}", name)
        if self.portrait and not self.tokens.look.elder:
            choice.setMinimumHeight(self.panel.mm(_ROOMY_MM))
        choice.clicked.connect(partial(self._declare, priority))
        self._choices[priority] = choice
        return choice

    def _declare(self, priority: str | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._errand.choose_priority(priority)
