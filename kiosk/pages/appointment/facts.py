"""An appointment on a card: when, what, where, and how many wait."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.naming import name_of, place_lines, waiting_text
from kiosk.pages.appointment.words import slot_text
from kiosk.pages.page import KioskPage
from shared.documents.moments import day_text
from shared.domain.plan import HallPlan
from shared.hall.appointments import AppointmentNow
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label


class FactsCard(Card):
    """The time is the largest thing on it; ``show_waiting`` brings the newest figure."""

    def __init__(self, page: KioskPage, appointment: AppointmentNow, plan: HallPlan) -> None:
        super().__init__(page.tokens, "appointment.facts")
        self._queue = appointment.queue
        self._waiting = Label(size="heading", name="appointment.waiting")
        queue, language = plan.queue(appointment.queue), page.language
        now = page.hall.queues.get(queue.id)
        places = place_lines(plan, queue.id, now.open_counters if now else [], language)
        day = appointment.begins.astimezone(plan.zone_info).date()
        when = Label(slot_text(appointment, plan), size="title", tone="primary", name="appointment.slot")
        translate = QCoreApplication.translate
        rows = [
            (translate("appointment", "Time"), when),
            (translate("confirm", "Business"), Label(name_of(queue, language), size="heading", wrap=True)),
            (translate("confirm", "Where"), Label("\n".join(places), size="heading", wrap=True)),
            (translate("confirm", "In line"), self._waiting),
        ]
        if day != page.conductor.clock.now().astimezone(plan.zone_info).date():
            rows.insert(0, (translate("appointment", "Day"), Label(day_text(day, language), size="heading")))
        if appointment.ticket:
            number = Label(appointment.ticket, size="title", tone="primary", name="appointment.number")
            rows.insert(0, (translate("ticket", "Your number"), number))
        self._lay_out(rows, page)
        self.show_waiting(page)

    def show_waiting(self, page: KioskPage) -> None:
        """Show how many wait in its queue now."""
        self._waiting.setText(waiting_text(page.hall.queues.get(self._queue)))

    def _lay_out(self, rows: list[tuple[str, Label]], page: KioskPage) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(page.tokens.space[5])
        grid.setVerticalSpacing(page.tokens.space[6 if page.portrait else 3])
        grid.setColumnStretch(1, 1)
        for row, (what, value) in enumerate(rows):
            grid.addWidget(Label(what, size="body", tone="soft"), row, 0)
            grid.addWidget(value, row, 1)
        edge = page.tokens.space[3]
        grid.setContentsMargins(edge, edge, edge, edge)
        self.body.addStretch(1)
        self.body.addLayout(grid)
        self.body.addStretch(1)


def beside_facts(page: KioskPage, card: FactsCard, parts: Sequence[QWidget]) -> None:
    """Lay the card and what is said about it side by side on a wide panel, one below the other on an upright one."""
    line = page.beside_or_below()
    line.addWidget(card, 0 if page.portrait else 3)
    column = QVBoxLayout()
    column.setSpacing(page.tokens.space[4])
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    line.addLayout(column, 1 if page.portrait else 2)
    page.body.addLayout(line, 1)
