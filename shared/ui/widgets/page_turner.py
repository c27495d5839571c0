"""The row of buttons below whatever has pages: back, where one is, on (rule K7).

``PageTurner(tokens, name)``; ``turned`` is sent with -1 or 1; ``show_place(at, pages)`` with ``at`` from 0. It is
hidden while one page is enough. Object names: ``name-earlier``, ``name-later``, ``name-place``.
"""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label


class PageTurner(QWidget):
    """Turns nothing itself; whoever shows the pages says which one it is."""

    turned = Signal(int)

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        earlier = QCoreApplication.translate("pages", "Previous page")
        later = QCoreApplication.translate("pages", "Next page")
        self._earlier = Button(tokens, f"{name}-earlier", earlier, icon="back")
        self._place = Label(tone="soft", name=f"{name}-place", align=Qt.AlignmentFlag.AlignCenter)
        self._later = Button(tokens, f"{name}-later", later, icon="next")
        self._earlier.clicked.connect(lambda: self.turned.emit(-1))
        self._later.clicked.connect(lambda: self.turned.emit(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._earlier)
        line.addWidget(self._place, 1)
        line.addWidget(self._later)
        self.hide()

    def show_place(self, at: int, pages: int) -> None:
        """Say which page of how many is shown."""
        self._place.setText(f"{at + 1} / {pages}")
        self._earlier.setEnabled(at > 0)
        self._later.setEnabled(at < pages - 1)
        self.setVisible(pages > 1)
