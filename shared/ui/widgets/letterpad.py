"""The letters A to Z under a finger, for the initials or the whole pinyin of what is looked for (rules 1.2, K43, K44).

``LetterPad(tokens, name)``; signals ``typed(str)``, ``deleted()``. Object names: ``name-a`` … ``name-z``,
``name-delete``. Keys are as wide as the room lets them be, at least the smallest target of the look.
"""

from string import ascii_uppercase

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.keypad import REPEATS

_COLUMNS = 7


class LetterPad(QWidget):
    """Seven letters a row in the order of the alphabet, which everyone knows; the page decides what a key does."""

    typed = Signal(str)
    deleted = Signal()

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens.space[1])
        for at, letter in enumerate(ascii_uppercase):
            key = self._key(letter.lower(), letter, at)
            key.clicked.connect(lambda _checked=False, letter=letter: self.typed.emit(letter))
        delete = self._key("delete", "", len(ascii_uppercase), columns=2, icon="delete")
        delete.setAccessibleName(QCoreApplication.translate("keypad", "Delete last"))
        delete.clicked.connect(self.deleted)

    def _key(self, name: str, text: str, at: int, *, columns: int = 1, icon: str = "") -> Button:
        key = Button(self._tokens, f"{self.objectName()}-{name}", text, role="key", icon=icon, size="heading")
        key.setProperty(REPEATS, "yes")
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(key, at // _COLUMNS, at % _COLUMNS, 1, columns)
        return key
