"""The standing calls, newest first; more than there is room for take turns, page by page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.board.call_row import CallRow
from kiosk.board.words import NO_CALLS, both
from shared.hall.places import BoardCall
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label

TURN_MS = 8000


class Calls(QStackedWidget):
    """A grid of rows, filled column by column."""

    def __init__(self, tokens: Tokens, *, standing: bool, turn_ms: int = TURN_MS) -> None:
        super().__init__()
        columns, rows = (1, 3) if standing else (2, 3)
        self._room = columns * rows
        self._margin = tokens.space[3]
        self._page = 0
        self._calls: Sequence[BoardCall] = ()
        self._places: Mapping[str, str] = {}
        self._current = True
        self._rows = [CallRow(tokens, at, standing=standing) for at in range(self._room)]
        words = both(NO_CALLS)
        centre = Qt.AlignmentFlag.AlignCenter
        self._none = Label(words.large, size="heading", tone="soft", wrap=True, name="board.none", align=centre)
        self._none_en = Label(words.small, size="small", tone="soft", align=centre)
        self._pages = Label("1/1", size="small", tone="soft", name="board.pages", align=Qt.AlignmentFlag.AlignRight)
        self._lay_out(tokens, columns, rows)
        self._turn = QTimer(self, interval=turn_ms)
        self._turn.timeout.connect(self.turn)
        self._turn.start()

    def show_calls(self, calls: Sequence[BoardCall], places: Mapping[str, str], *, current: bool) -> None:
        """Show the calls; a new first one brings the first page back, so that it is seen at once."""
        if [call.number for call in calls[:1]] != [call.number for call in self._calls[:1]]:
            self._page = 0
        self._calls, self._places, self._current = calls, places, current
        self._draw()

    def turn(self) -> None:
        """Show the next page, if there is more than one."""
        self._page = (self._page + 1) % self._page_count()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  the name is Qt's
        """Keep the page's number in the corner, over the last row's free end: no line is to spare for it."""
        super().resizeEvent(event)
        self._pages.adjustSize()
        corner = self.rect().bottomRight() - self._pages.rect().bottomRight()
        self._pages.move(corner.x() - self._margin, corner.y() - self._margin // 2)

    def _page_count(self) -> int:
        return max(1, -(-len(self._calls) // self._room))

    def _draw(self) -> None:
        self._page %= self._page_count()
        shown = self._calls[self._page * self._room : (self._page + 1) * self._room]
        for row, call in zip(self._rows, shown, strict=False):
            row.show_call(call, self._places.get(call.counter, ""), current=self._current)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(shown))
        self.setCurrentWidget(self._list if shown else self._nothing)
        self._pages.setVisible(self._page_count() > 1)
        self._pages.setText(f"{self._page + 1}/{self._page_count()}")
        self._pages.raise_()

    def _lay_out(self, tokens: Tokens, columns: int, rows: int) -> None:
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.addStretch(1)
        nothing.addWidget(self._none)
        nothing.addWidget(self._none_en)
        nothing.addStretch(1)
        self._list = QWidget()
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(tokens.space[2])
        for at, row in enumerate(self._rows):
            _keep_place(row)
            grid.addWidget(row, at % rows, at // rows)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        for at in range(rows):
            grid.setRowStretch(at, 1)
        self.addWidget(self._list)
        self.addWidget(self._nothing)
        self._pages.setParent(self._list)


def _keep_place(row: QWidget) -> None:
    """Let a row that shows nothing keep its place, so that the others never move."""
    policy = row.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    row.setSizePolicy(policy)
