"""The waiting queue in order of call, found by number, and called out of order only by intent."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from counter.desk.actions_panel import ActionButton
from counter.desk.ticket_panel import TicketPanel
from counter.desk.ticket_rows import TicketRow
from counter.desk.typing_line import TypingLine
from shared.ui.tokens import Tokens


class WaitingPanel(TicketPanel):
    """The list, and a line that narrows it; Enter in either opens the chosen ticket."""

    opened = Signal(str)

    def __init__(self, tokens: Tokens, cancel: ActionButton) -> None:
        heading = QCoreApplication.translate("desk-page", "Waiting")
        empty = QCoreApplication.translate("desk-page", "Nobody is waiting for your queues.")
        super().__init__(tokens, "waiting", heading, empty, cancel)
        self._all: Sequence[TicketRow] = ()
        self._shown_count = ""
        self.search_line = _FindLine("waiting.find", QCoreApplication.translate("desk-page", "Find a number"))
        self.search_line.textChanged.connect(self._narrow)
        self.search_line.returned.connect(self._open)
        self.search_line.moved.connect(self._move)
        self.list.opened.connect(self.opened)
        self.body.insertWidget(1, self.search_line)

    def show_rows(self, rows: Sequence[TicketRow], count: str) -> None:
        """Show the tickets that fit what was typed."""
        self._all, self._shown_count = rows, count
        self._narrow()

    def begin_search(self) -> None:
        """Put the caret into the line."""
        self.search_line.setFocus()
        self.search_line.selectAll()
        self.list.choose_first()

    def choose(self, ticket_id: str) -> TicketRow | None:
        """Choose a ticket, whatever the list was narrowed to."""
        if not any(row.id == ticket_id for row in self._all):
            return None
        if self.list.choose(ticket_id) is None:
            self.search_line.clear()
        return self.list.choose(ticket_id)

    def _narrow(self) -> None:
        typed = self.search_line.text().strip().upper()
        super().show_rows([row for row in self._all if typed in row.number], self._shown_count)
        if typed:
            self.list.choose_first()

    def _move(self, step: int) -> None:
        key = Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up
        self.list.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    def _open(self) -> None:
        chosen = self.list.chosen_id()
        if chosen is not None:
            self.opened.emit(chosen)


class _FindLine(TypingLine):
    """A line in which Enter means: this one; Esc empties it."""

    returned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
