"""A list turned by buttons, because nothing on a kiosk scrolls (rule K7).

``PagedList(tokens, name, columns=, rows=)``; ``show_items(widgets)``; ``turn(by)``. Object names: ``name-earlier``,
``name-later``, ``name-place``. The buttons are hidden while one page is enough.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label


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
        self._earlier = Button(
            tokens, f"{name}-earlier", QCoreApplication.translate("pages", "Previous page"), icon="back"
        )
        self._place = Label(tone="soft", name=f"{name}-place", align=Qt.AlignmentFlag.AlignCenter)
        self._later = Button(tokens, f"{name}-later", QCoreApplication.translate("pages", "Next page"), icon="next")
        self._earlier.clicked.connect(lambda: self.turn(-1))
        self._later.clicked.connect(lambda: self.turn(1))
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
        turning = QHBoxLayout()
        turning.addWidget(self._earlier)
        turning.addWidget(self._place, 1)
        turning.addWidget(self._later)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.space[4])
        whole.addLayout(self._grid, 1)
        whole.addLayout(turning)

    def _draw(self) -> None:
        a_page = self._columns * self._rows
        first = self._page * a_page
        for item in self._items:
            self._grid.removeWidget(item)
            item.hide()
        for at, item in enumerate(self._items[first : first + a_page]):
            self._grid.addWidget(item, at // self._columns, at % self._columns)
            item.show()
        self._place.setText(f"{self._page + 1} / {self.pages}")
        self._earlier.setEnabled(self._page > 0)
        self._later.setEnabled(self._page < self.pages - 1)
        for part in (self._earlier, self._place, self._later):
            part.setVisible(self.pages > 1)
