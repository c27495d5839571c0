"""A list turned by buttons, because nothing on a kiosk scrolls (rule K7).

``PagedList(tokens, name, columns=, rows=)``; ``show_items(widgets)``; ``turn(by)``. Object names: ``name-earlier``,
``name-later``, ``name-place``. The buttons are hidden while one page is enough.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.page_turner import PageTurner


class PagedList(QWidget):
    """A grid of ``columns`` x ``rows`` widgets a page; a short last page keeps the places of the others."""

    def __init__(self, tokens: Tokens, name: str, *, columns: int, rows: int) -> None:
        super().__init__()
        self._columns, self._rows = columns, rows
        self._items: list[QWidget] = []
        self._page = 0
        self.setObjectName(name)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.space[3])
        self._turner = PageTurner(tokens, name)
        self._turner.turned.connect(self.turn)
        self._lay_out(tokens)

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-len(self._items) // (self._columns * self._rows)))

    def show_items(self, items: Sequence[QWidget]) -> None:
        """Show ``items`` from the first page on; widgets shown before are deleted."""
        for old in self._items:
            old.hide()
            old.deleteLater()
        self._items = list(items)
        for item in self._items:
            item.setParent(self)
        self._page = 0
        self._draw()

    def turn(self, by: int) -> None:
        """Go ``by`` pages on, staying inside the list."""
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self._draw()

    def _lay_out(self, tokens: Tokens) -> None:
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        for row in range(self._rows):
            self._grid.setRowStretch(row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.space[4])
        whole.addLayout(self._grid, 1)
        whole.addWidget(self._turner)

    def _draw(self) -> None:
        a_page = self._columns * self._rows
        first = self._page * a_page
        for item in self._items:
            self._grid.removeWidget(item)
            item.hide()
        for at, item in enumerate(self._items[first : first + a_page]):
            self._grid.addWidget(item, at // self._columns, at % self._columns)
            item.show()
        self._turner.show_place(self._page, self.pages)
