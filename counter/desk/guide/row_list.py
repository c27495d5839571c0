"""The guide's lines as a list worked by keys: Space marks, Enter goes down, digits choose (rule C14)."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from counter.desk.guide.row_painter import GUIDE_ROW, GuideRowPainter
from counter.desk.guide.rows import GuideRow, Mark
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import plain_tooltip

_DOWN = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down))


class GuideList(QListView):
    """Headings are passed over; ``marked(id)`` comes with Space or a click on the box, ``digit(n)`` with a digit."""

    marked = Signal(str)
    digit = Signal(int)
    moved = Signal()

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._box_width = tokens.type.heading + 2 * tokens.space[3]
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(GuideRowPainter(tokens, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def show_rows(self, rows: Sequence[GuideRow]) -> None:
        """Show ``rows``; what was chosen and in sight stays so while the rows are the same."""
        same = [row.id for row in rows] == [row.id for row in self.rows()]
        chosen, scrolled = self.chosen(), self.verticalScrollBar().value()
        if same:
            for at, row in enumerate(rows):
                _fill(self._rows.item(at), row)
            return
        self._rows.clear()
        for row in rows:
            self._rows.appendRow(_fill(QStandardItem(), row))
        ids = [row.id for row in rows]
        at = ids.index(chosen.id) if chosen is not None and chosen.id in ids else self._next(-1, 1)
        self.setCurrentIndex(self._rows.index(at, 0))
        self.verticalScrollBar().setValue(scrolled)

    def rows(self) -> list[GuideRow]:
        """Return the rows in order."""
        return [self._rows.item(at).data(GUIDE_ROW) for at in range(self._rows.rowCount())]

    def chosen(self) -> GuideRow | None:
        """Return the row that keys act on."""
        row: GuideRow | None = self.currentIndex().data(GUIDE_ROW)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Mark, move, choose; what means nothing here is left to the panel and the desk."""
        chosen = self.chosen()
        if event.key() == Qt.Key.Key_Space:
            self._mark(chosen)
        elif event.key() in _DOWN or event.key() == Qt.Key.Key_Up:
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text().isdecimal():
            self.digit.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  the name is Qt's
        """Mark where the mouse is lifted on a box; elsewhere a row is only chosen."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if at.x() < self._box_width:
            self._mark(self.indexAt(at).data(GUIDE_ROW))

    def _mark(self, row: GuideRow | None) -> None:
        """Tell of a box to turn about; what is not to be received has none."""
        if row is not None and row.mark in (Mark.MISSING, Mark.RECEIVED):
            self.marked.emit(row.id)

    def _move(self, step: int) -> None:
        at = self._next(self.currentIndex().row(), step)
        index: QModelIndex = self._rows.index(at, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            if self._next(at, -1) < 0:
                self.scrollToTop()

    def _next(self, at: int, step: int) -> int:
        """Return the next row that is no heading, -1 where there is none."""
        rows = self.rows()
        to = at + step
        while 0 <= to < len(rows) and not rows[to].id:
            to += step
        return to if 0 <= to < len(rows) else -1


def _fill(item: QStandardItem, row: GuideRow) -> QStandardItem:
    item.setData(row, GUIDE_ROW)
    item.setText(row.spoken)
    item.setToolTip(plain_tooltip(row.spoken))
    item.setEnabled(bool(row.id))
    return item
