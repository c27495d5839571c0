"""A large choice: an icon, what it is, and one line about it.

``Tile(tokens, name, title, note=, icon=)``; connect ``clicked``; ``set_note(text)``; ``set_reason("why")`` disables it
and shows the reason in place of the note, ``set_reason("")`` enables it again.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.touchable import Touchable


class Tile(Touchable):
    """One of the answers to the one question of a page; the whole tile is the target."""

    def __init__(self, tokens: Tokens, name: str, title: str, *, note: str = "", icon: str = "") -> None:
        super().__init__(tokens, name, "tile")
        self._icon_name = icon
        self._note_text = note
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = Picture(round(1.5 * tokens.icon))
        self._title = Label(title, size="heading", wrap=True)
        self._note = Label(note, size="body", tone="soft", wrap=True)
        self._lay_out()
        self.set_reason("")

    def text(self) -> str:
        """Return the title."""
        return self._title.text()

    def note(self) -> str:
        """Return the line below the title: the note, or the reason why the tile cannot be chosen."""
        return self._note.text()

    def set_note(self, note: str) -> None:
        """Show ``note`` below the title, once the tile can be chosen."""
        self._note_text = note
        if self.isEnabled():
            self._write(note)

    def set_reason(self, reason: str) -> None:
        """Disable the tile because of ``reason``; enable it when ``reason`` is empty."""
        self.setEnabled(not reason)
        self._write(reason or self._note_text)
        self.draw_state()

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return what title, note and margins need."""
        return self._layout.sizeHint().expandedTo(QSize(2 * self.tokens.target, self._height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the size below which words would be cut."""
        return self._layout.minimumSize().expandedTo(QSize(2 * self.tokens.target, self._height()))

    def _lay_out(self) -> None:
        space = self.tokens.space
        words = QVBoxLayout()
        words.setSpacing(space[0])
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        words.addStretch(1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(space[4], space[3], space[4], space[3])
        self._layout.setSpacing(space[4])
        self._layout.addWidget(self._icon)
        self._layout.addLayout(words, 1)
        for part in (self._title, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _write(self, line: str) -> None:
        self._note.setText(line)
        self._note.setVisible(bool(line))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(line)
        self.updateGeometry()

    def _height(self) -> int:
        return round(1.25 * self.tokens.target)

    def draw_state(self) -> None:
        """Draw the icon in the colour of the state."""
        palette = self.tokens.palette
        self._icon.show_icon(self._icon_name, palette.primary_ink if self.isEnabled() else palette.disabled_text)
