"""Several appointments today: which one is meant now."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kiosk.errands.check_in import CheckInErrand
from kiosk.naming import name_of, place_lines
from kiosk.pages.appointment.words import slot_text
from kiosk.pages.page import KioskPage
from kiosk.sentences import refusal_sentence
from shared.domain.plan import HallPlan
from shared.hall.appointments import AppointmentNow
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile


class ChoosePage(KioskPage):
    """A tile for each, in the order of the day; what cannot be checked in now says when."""

    def __init__(self, errand: CheckInErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self.ask(QCoreApplication.translate("appointment", "Which appointment are you here for?"))
        plan = self.hall.plan
        columns, rows = self.list_shape()
        rows = min(rows, max(2, -(-len(errand.found) // columns)))
        listed = PagedList(tokens, "appointment.list", columns=columns, rows=rows)
        if plan is not None:
            listed.show_items([self._tile(at, one, plan) for at, one in enumerate(errand.found)])
        self.body.addWidget(listed, 1)
        words = QCoreApplication.translate("appointment", "Take another number")
        self.action = Button(tokens, "appointment.other", words, icon="ticket", size="heading")
        self.action.setMinimumHeight(tokens.primary_height)
        self.action.clicked.connect(errand.take_ordinary)

    def _tile(self, at: int, one: AppointmentNow, plan: HallPlan) -> Tile:
        title = f"{slot_text(one, plan)}  {name_of(plan.queue(one.queue), self.language)}"
        now = self.hall.queues.get(one.queue)
        where = place_lines(plan, one.queue, now.open_counters if now else [], self.language)[:1]
        if one.obstacle is not None:
            where = [refusal_sentence(one.obstacle, plan, self.language, self.conductor.help_counter)]
        tile = Tile(self.tokens, f"appointment.{at}", title, note="  ·  ".join(where), icon="calendar")
        tile.clicked.connect(partial(self._choose, one))
        return tile

    def _choose(self, one: AppointmentNow, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._errand.choose(one)
