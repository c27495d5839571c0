"""Tickets as rows of a list that may be refreshed at any moment without moving the clerk's choice."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shared.ui.widgets.label import Tone

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TicketRow:
    """One line: the number, a mark beside it, what is known below it, and a clock at the right."""

    id: str
    number: str
    mark: str
    about: str
    clock: str
    tone: Tone = "soft"

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return "，".join(part for part in (self.number, self.mark, self.about, self.clock) if part)


class TicketRows(QAbstractListModel):
    """The rows of one list, in the order they were given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[TicketRow] = []

    def show_rows(self, rows: Sequence[TicketRow]) -> bool:
        """Take new rows; return ``False`` where only their contents changed, so that nothing needs choosing again."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = self._rows != list(rows)
            self._rows = list(rows)
            if changed:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        return True

    def row_of(self, ticket_id: str) -> int | None:
        """Return at which row a ticket stands."""
        return next((at for at, row in enumerate(self._rows) if row.id == ticket_id), None)

    def row_at(self, index: Index) -> TicketRow | None:
        """Return the row behind an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  the name is Qt's
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself for the painter, its words for everyone else."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken if role in spoken else None
