"""Digits and X under a finger, because a kiosk has no keyboard (rules K43, K44).

``Keypad(tokens, name)``; signals ``typed(str)``, ``deleted()``, ``cleared()``. Object names: ``name-0`` … ``name-9``,
``name-x``, ``name-delete``, ``name-clear``. Keys keep the smallest target of the look; clear stands apart.
"""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button

ROWS = ("123", "456", "789", "X0")
REPEATS = "repeats"
"""Dynamic property of a key that may be struck twice in a moment, as in 00 (see ``double_strike``)."""


class Keypad(QWidget):
    """A pad for identity numbers and phone numbers; it types nothing itself, the page decides what a key does."""

    typed = Signal(str)
    deleted = Signal()
    cleared = Signal()

    def __init__(self, tokens: Tokens, name: str, *, with_x: bool = True) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens.space[1])
        for row, keys in enumerate(ROWS):
            for column, key in enumerate(keys):
                if key != "X" or with_x:
                    self._place_key(key, row, column)
        self._place_corrections()

    def _place_key(self, character: str, row: int, column: int) -> None:
        key = self._key(character.lower(), character)
        key.clicked.connect(lambda: self.typed.emit(character))
        self._grid.addWidget(key, row, column)

    def _place_corrections(self) -> None:
        delete = self._key("delete", "", icon="delete")
        delete.setAccessibleName(QCoreApplication.translate("keypad", "Delete last"))
        delete.clicked.connect(self.deleted)
        self._grid.addWidget(delete, 3, 2)
        clear = Button(
            self._tokens, f"{self.objectName()}-clear", QCoreApplication.translate("keypad", "Clear all"), role="danger"
        )
        clear.clicked.connect(self.cleared)
        self._grid.setRowMinimumHeight(4, self._tokens.space[5])  # 8 mm and two gaps: clear is never hit by chance
        self._grid.addWidget(clear, 5, 0, 1, 3)

    def _key(self, name: str, text: str, *, icon: str = "") -> Button:
        key = Button(self._tokens, f"{self.objectName()}-{name}", text, role="key", icon=icon, size="heading")
        key.setProperty(REPEATS, "yes")
        key.setMinimumSize(round(1.2 * self._tokens.target), self._tokens.target)
        return key
