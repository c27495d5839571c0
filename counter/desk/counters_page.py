"""Choosing a counter: every counter with what it serves, its state, and who sits there."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter.desk.names import PlanNames
from counter.desk.words import counter_word
from shared.hall.counters import CounterNow, CounterState
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label
from shared.ui.widgets.tile import Tile

COLUMNS = 4


class CountersPage(QWidget):
    """A tile for each counter; arrows and Enter choose as well as the mouse."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens, names: PlanNames, clerk: str) -> None:
        super().__init__()
        self.setObjectName("page.counters")
        self._names, self._clerk = names, clerk
        self.notice = Banner(tokens, "counters.notice")
        self._tiles = {c.id: self._tile(tokens, c.id, c.label) for c in names.plan.counters}
        out = Button(tokens, "counters.sign_out", QCoreApplication.translate("desk-door", "Sign out"), icon="sign-out")
        out.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(Label(QCoreApplication.translate("desk-door", "Choose your counter"), size="title"))
        head.addStretch(1)
        head.addWidget(Label(clerk))
        head.addSpacing(tokens.space[4])
        head.addWidget(out)
        grid = QGridLayout()
        grid.setSpacing(tokens.space[3])
        for at, tile in enumerate(self._tiles.values()):
            grid.addWidget(tile, at // COLUMNS, at % COLUMNS)
            grid.setColumnStretch(at % COLUMNS, 1)
            tile.setMinimumHeight(round(3.2 * tokens.target))
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.space[6], tokens.space[5], tokens.space[6], tokens.space[5])
        page.setSpacing(tokens.space[4])
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addLayout(grid)
        page.addStretch(1)

    def show_counters(self, counters: Sequence[CounterNow]) -> None:
        """Show the state of every counter."""
        for counter in counters:
            tile = self._tiles.get(counter.id)
            if tile is not None:
                tile.set_note(self._note(counter))
                tile.set_reason(self._against(counter))
        if not isinstance(self.focusWidget(), QPushButton):
            self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Enter presses what the arrows have reached."""
        on = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(on, QPushButton):
            on.click()
        else:
            super().keyPressEvent(event)

    def _tile(self, tokens: Tokens, counter_id: str, label: str) -> Tile:
        title = QCoreApplication.translate("desk-page", "Counter {label}").format(label=label)
        note = "\n".join([self._names.queues_of(counter_id), self._names.place(counter_id)])
        tile = Tile(tokens, f"counters.{counter_id}", title, note=note)
        tile.clicked.connect(lambda: self.chosen.emit(counter_id))
        return tile

    def _note(self, counter: CounterNow) -> str:
        parts = [self._names.queues_of(counter.id), self._names.place(counter.id)]
        if counter.state is not CounterState.CLOSED:
            parts.append(
                QCoreApplication.translate("desk-door", "{state}, yours").format(state=counter_word(counter.state))
            )
        return "\n".join([parts[0], " · ".join(parts[1:])])

    def _against(self, counter: CounterNow) -> str:
        if counter.state is CounterState.CLOSED or counter.clerk == self._clerk:
            return ""
        taken = QCoreApplication.translate("desk-door", "{clerk} sits here ({state})")
        sits = taken.format(clerk=counter.clerk, state=counter_word(counter.state))
        return "\n".join([self._names.queues_of(counter.id), sits])

    def _focus_first(self) -> None:
        free = next((tile for tile in self._tiles.values() if tile.isEnabled()), None)
        if free is not None:
            free.setFocus(Qt.FocusReason.TabFocusReason)
