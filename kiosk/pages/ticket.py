"""The ticket on the screen: the number, where to go, and what became of the paper (rules K16, K26, K37)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devices.ports import Reason
from kiosk.errands.ticket import TicketErrand
from kiosk.naming import name_of, place_lines
from kiosk.notices import paper_trouble
from kiosk.pages.appointment.words import punctuality_text
from kiosk.pages.last import LastPage
from kiosk.paper_job import PaperState
from kiosk.qr_picture import QrPicture
from shared.documents.moments import time_text
from shared.domain.plan import HallPlan
from shared.hall.tickets import TicketIssued
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.status_pill import Kind

_QR_MM = 45
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class TicketShownPage(LastPage):
    """Stays until it was read: 15 s after the paper, 60 s without one, or until *done*."""

    done_name = "ticket.done"

    def __init__(self, errand: TicketErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self._request = errand.request
        self.show_step()
        self.setAccessibleName(QCoreApplication.translate("ticket", "Your number"))
        self._state = Banner(tokens, "print.state")
        self._taken = Button(tokens, "print.taken", QCoreApplication.translate("ticket", "I have it"), icon="check")
        self._missing = Button(tokens, "print.missing", QCoreApplication.translate("ticket", "No paper came"))
        self._taken.clicked.connect(lambda: errand.tell_paper(taken=True))
        self._missing.clicked.connect(lambda: errand.tell_paper(taken=False))
        plan, issued = self.hall.plan, self._request.issued
        if plan is not None and issued is not None:
            self.body.addWidget(self._ticket(plan, issued), 1)
        answers = self.beside_or_below()
        answers.setSpacing(tokens.space[3])
        answers.addWidget(self._state, 2)
        for answer in (self._taken, self._missing):
            answers.addWidget(answer, 1)
        self.body.addLayout(answers)
        words = punctuality_text(errand.punctuality)
        if words:
            late = Banner(tokens, "ticket.punctuality")
            self.body.addWidget(late)
            late.say("info", words)
        if errand.may_give_up:
            self.body.addWidget(self._give_up(), 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say what became of the paper, and how long the page stays."""
        super().refresh()
        paper = self._errand.paper
        for answer in (self._taken, self._missing):
            answer.setVisible(paper is not None and paper.state is PaperState.UNKNOWN)
        if paper is None:
            self._state.withdraw()
        else:
            kind, words = self._paper_words(paper.state, paper.reasons)
            self._state.say(kind, words)

    def _give_up(self) -> Button:
        words = QCoreApplication.translate("ticket", "Give up my number")
        button = Button(self.tokens, "ticket.give_up", words, icon="close")
        button.clicked.connect(self._errand.give_up)
        return button

    def _paper_words(self, state: PaperState, reasons: frozenset[Reason]) -> tuple[Kind, str]:
        counter = self.conductor.help_counter
        if state is PaperState.PRINTING:
            return "info", QCoreApplication.translate("ticket", "Printing, please wait for the paper.")
        if state is PaperState.PRINTED:
            return "good", QCoreApplication.translate("ticket", "Please take your ticket below.")
        if state is PaperState.UNKNOWN:
            return "attention", QCoreApplication.translate("ticket", "Did the paper come out?")
        keep = QCoreApplication.translate(
            "ticket", "Your number is valid. Note it down or photograph it; paper at counter {counter}."
        ).format(counter=counter)
        if state is PaperState.MISSING:
            return "attention", keep
        gap = " " if self.language == "en" else ""
        return "attention", f"{paper_trouble(reasons)}{gap}{keep}"

    def _ticket(self, plan: HallPlan, issued: TicketIssued) -> Card:
        card = Card(self.tokens, "ticket.card")
        line = self.beside_or_below()
        line.setSpacing(self.tokens.space[6])
        line.addStretch(1)
        for part in (self._number(issued), self._where(plan, issued), self._code(issued)):
            line.addLayout(part)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _number(self, issued: TicketIssued) -> QVBoxLayout:
        column = [
            Label(self.accessibleName(), size="body", tone="soft", align=_CENTRE),
            Label(issued.ticket.number, size="number", tone="primary", name="ticket.number", align=_CENTRE),
        ]
        appointment_at, plan = issued.ticket.appointment_at, self.hall.plan
        if appointment_at is not None and plan is not None:
            words = QCoreApplication.translate("ticket", "Appointment {time}")
            words = words.format(time=time_text(appointment_at, plan.zone_info))
            column.append(Label(words, size="heading", name="ticket.appointment", align=_CENTRE))
        if issued.again:
            words = QCoreApplication.translate("ticket", "You had this number already; it is still valid.")
            column.append(Label(words, size="body", tone="attention", name="ticket.again", align=_CENTRE, wrap=True))
        return self._column(column)

    def _where(self, plan: HallPlan, issued: TicketIssued) -> QVBoxLayout:
        queue = issued.ticket.queue
        now = self.hall.queues.get(queue)
        places = place_lines(plan, queue, now.open_counters if now else [], self.language)
        return self._column(
            [
                Label(name_of(plan.queue(queue), self.language), size="heading", align=_CENTRE, wrap=True),
                Label(_ahead_text(issued.ahead), size="heading", name="ticket.ahead", align=_CENTRE),
                *(Label(place, size="body", tone="soft", align=_CENTRE, wrap=True) for place in places),
            ]
        )

    def _code(self, issued: TicketIssued) -> QVBoxLayout:
        words = QCoreApplication.translate("ticket", "Code of your ticket")
        picture = QrPicture(issued.qr, self.panel.mm(_QR_MM), name="ticket.code", words=words)
        return self._column([picture, Label(words, size="small", tone="soft", align=_CENTRE)])

    def _column(self, parts: Sequence[QWidget]) -> QVBoxLayout:
        """Stack parts; side by side with others they stand in the middle of the height."""
        column = QVBoxLayout()
        column.setSpacing(self.tokens.space[2])
        beside = 0 if self.portrait else 1
        column.addStretch(beside)
        for part in parts:
            if isinstance(part, Label):
                column.addWidget(part)
            else:
                column.addWidget(part, 0, _CENTRE)
        column.addStretch(beside)
        return column


def _ahead_text(ahead: int) -> str:
    if ahead == 0:
        return QCoreApplication.translate("ticket", "You are next")
    if ahead == 1:
        return QCoreApplication.translate("ticket", "1 person ahead of you")
    return QCoreApplication.translate("ticket", "{n} people ahead of you").format(n=ahead)
