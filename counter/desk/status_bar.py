"""What a clerk must never have to look for (rule C6): state, ticket, time, who waits, devices, and the line."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter.desk.device_panel import DevicePill
from counter.desk.names import PlanNames
from counter.desk.pace import Pace, clock_text, minutes_since
from counter.desk.person_card import NOBODY, TONES, elapsed_of
from counter.desk.states import state_of
from counter.desk.words import age_word, minutes, state_word
from shared.hall.counters import Desk
from shared.hall.sync import SyncNow
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.line_light import LineLight
from shared.ui.widgets.status_pill import StatusPill


class StatusBar(QFrame):
    """One line at the foot of the desk, with a caption over each value so that no figure stands alone."""

    def __init__(self, tokens: Tokens, names: PlanNames) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._names = names
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(tokens.space[4], tokens.space[1], tokens.space[4], tokens.space[1])
        self._line.setSpacing(tokens.space[6])
        self._state = self._figure("status.state", QCoreApplication.translate("desk-status", "State"))
        self._ticket = self._figure("status.ticket", QCoreApplication.translate("desk-status", "Ticket"))
        self._matter = self._figure("status.matter", QCoreApplication.translate("desk-status", "Matter"))
        self._elapsed = self._figure("status.elapsed", QCoreApplication.translate("desk-status", "Elapsed / target"))
        self._waiting = self._figure("status.waiting", QCoreApplication.translate("desk-status", "Waiting for you"))
        self._longest = self._figure("status.longest", QCoreApplication.translate("desk-status", "Longest wait"))
        self._line.addStretch(1)
        self.devices = DevicePill(tokens)
        self._line.addWidget(self.devices, 0, Qt.AlignmentFlag.AlignVCenter)
        self.centre = LineLight(tokens, "status.centre")
        self._line.addWidget(self.centre, 0, Qt.AlignmentFlag.AlignVCenter)
        self._online = StatusPill(tokens, "status.online")
        self._line.addWidget(self._online, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, *, reached: bool, age: float) -> None:
        """Tell whether the hall is reached, and how old the figures are when it is not (rule C25)."""
        if reached:
            self._online.show_state("good", QCoreApplication.translate("desk-status", "Online"), "online")
        else:
            text = QCoreApplication.translate("desk-status", "Offline · as of {age}").format(age=age_word(age))
            self._online.show_state("trouble", text, "offline")

    def show_centre(self, now: SyncNow) -> None:
        """Show how it stands with the line to the centre, and what went wrong on it that somebody must see to."""
        self.centre.show_line(now, self._names.plan.zone_info, troubles=now.troubles)

    def show_desk(self, desk: Desk, now: datetime) -> None:
        """Show the figures as they stand ``now``."""
        current = desk.current
        elapsed = elapsed_of(current, self._names, now)
        self._state.setText(state_word(state_of(desk)))
        self._ticket.setText(current.ticket.number if current else NOBODY)
        self._matter.setText(self._names.queue(current.ticket.queue) if current else NOBODY)
        spent = NOBODY
        if elapsed is not None:
            spent = f"{clock_text(elapsed.spent)} / {minutes(int(elapsed.target / timedelta(minutes=1)))}"
        self._elapsed.setText(spent)
        self._elapsed.set_tone("normal" if elapsed is None or elapsed.pace is Pace.CALM else TONES[elapsed.pace])
        people = QCoreApplication.translate("desk-status", "{count} in line").format(count=desk.waiting_count)
        self._waiting.setText(people)
        longest = desk.longest_wait_since
        self._longest.setText(NOBODY if longest is None else minutes(minutes_since(longest, now)))

    def _figure(self, name: str, caption: str) -> Label:
        value = Label(NOBODY, strong=True, name=name)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(caption, size="small", tone="soft"))
        column.addWidget(value)
        self._line.addLayout(column)
        return value
