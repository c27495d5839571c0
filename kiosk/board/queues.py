"""How many people wait in each queue."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.board.words import WAITING, both
from shared.hall.places import BoardQueue
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import ElidedLabel, Label


class Queues(QFrame):
    """A cell for each queue, in the plan's order."""

    def __init__(self, tokens: Tokens, *, standing: bool) -> None:
        super().__init__()
        self._tokens, self._columns = tokens, 2 if standing else 4
        self.setProperty("role", "card")
        self.setObjectName("board.queues")
        self._cells: list[_Cell] = []
        words = both(WAITING)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        title = QBoxLayout(across if standing else down)
        title.setSpacing(tokens.space[2] if standing else 0)
        title.addWidget(Label(words.large, size="small" if standing else "body", strong=True))
        title.addWidget(Label(words.small, size="small", tone="soft"))
        title.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.space[2])
        whole = QBoxLayout(down if standing else across, self)
        whole.setContentsMargins(tokens.space[4], tokens.space[1], tokens.space[4], tokens.space[1])
        whole.setSpacing(tokens.space[1] if standing else tokens.space[4])
        whole.addLayout(title)
        whole.addLayout(self._grid, 1)

    def show_queues(self, queues: Sequence[BoardQueue]) -> None:
        """Show the counts."""
        while len(self._cells) < len(queues):
            self._add_cell()
        for at, cell in enumerate(self._cells):
            cell.setVisible(at < len(queues))
            if at < len(queues):
                cell.show_queue(queues[at])

    def _add_cell(self) -> None:
        at = len(self._cells)
        cell = _Cell(self._tokens, at)
        self._cells.append(cell)
        self._grid.addWidget(cell, at // self._columns, at % self._columns)
        self._grid.setColumnStretch(at % self._columns, 1)


class _Cell(QWidget):
    """The count beside the queue's letter and names."""

    def __init__(self, tokens: Tokens, at: int) -> None:
        super().__init__()
        self.setObjectName(f"board.queue.{at}")
        self._count = Label(size="body", strong=True, align=Qt.AlignmentFlag.AlignRight)
        self._count.setFixedWidth(round(1.6 * tokens.type.body))
        self._name = ElidedLabel(size="small")
        self._name_en = ElidedLabel(size="small", tone="soft")
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self._name, self._name_en):
            # The line is closer than the font's own; standing at its foot, no descender is cut.
            label.setAlignment(Qt.AlignmentFlag.AlignBottom)
            label.setFixedHeight(round(1.18 * tokens.type.small))
            names.addWidget(label)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.space[2])
        line.addWidget(self._count)
        line.addLayout(names, 1)

    def text(self) -> str:
        """Return name and count."""
        return f"{self._name.text()} {self._count.text()}"

    def show_queue(self, queue: BoardQueue) -> None:
        """Show one queue."""
        self._count.setText(str(queue.waiting))
        self._name.setText(f"{queue.letter} {queue.name}")
        self._name_en.setText(queue.name_en)
        self.setAccessibleName(self.text())
