"""A list of tickets in which nothing moves by itself under the hand."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from counter.desk.ticket_painter import TicketPainter
from counter.desk.ticket_rows import TicketRow, TicketRows
from shared.ui.tokens import Tokens


class TicketList(QListView):
    """Keeps the chosen ticket and the place of scrolling through every refresh.

    When the chosen ticket has left the list, nothing is chosen: a key must never act on a neighbour. ``opened(id)``
    comes with Enter or a double click.
    """

    opened = Signal(str)

    def __init__(self, tokens: Tokens, name: str, empty: str) -> None:
        super().__init__()
        self._tokens = tokens
        self._empty = empty
        self._rows = TicketRows(self)
        self.setObjectName(name)
        self.setModel(self._rows)
        self.setItemDelegate(TicketPainter(tokens, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda _: self._open())

    def show_rows(self, rows: Sequence[TicketRow]) -> None:
        """Show ``rows``; what was chosen stays chosen, what was in sight stays in sight."""
        chosen, scrolled = self.chosen_id(), self.verticalScrollBar().value()
        if not self._rows.show_rows(rows):
            return
        at = None if chosen is None else self._rows.row_of(chosen)
        if at is not None:
            self._choose_row(at)
        self.verticalScrollBar().setValue(scrolled)

    def chosen_id(self) -> str | None:
        """Return the chosen ticket's id."""
        row = self.chosen_row()
        return None if row is None else row.id

    def chosen_row(self) -> TicketRow | None:
        """Return the chosen row."""
        indexes = self.selectedIndexes()
        return self._rows.row_at(indexes[0]) if indexes else None

    def only_or_chosen(self) -> TicketRow | None:
        """Return the chosen row, or the only one there is."""
        only = self._rows.row_at(self._rows.index(0)) if self._rows.rowCount() == 1 else None
        return self.chosen_row() or only

    def choose(self, ticket_id: str) -> TicketRow | None:
        """Choose a ticket and bring it into sight; ``None`` where it is not in the list."""
        at = self._rows.row_of(ticket_id)
        if at is not None:
            self._choose_row(at)
            self.scrollTo(self._rows.index(at))
        return None if at is None else self.chosen_row()

    def choose_first(self) -> None:
        """Choose the first row unless one is chosen."""
        if self._rows.rowCount() and self.chosen_row() is None:
            self._choose_row(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Open the chosen ticket with Enter; letters never jump about in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  the name is Qt's
        """Say that the list is empty where it is."""
        super().paintEvent(event)
        if self._rows.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._tokens.palette.text_soft))
        area: QRect = self.viewport().rect().adjusted(0, 0, 0, -self.viewport().height() // 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        painter.end()

    def _choose_row(self, at: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(at), flag)

    def _open(self) -> None:
        chosen = self.chosen_id()
        if chosen is not None:
            self.opened.emit(chosen)
