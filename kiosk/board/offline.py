"""What the board says while it cannot know the calls: since when, and where to listen."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.board.words import LISTEN, OFFLINE, OFFLINE_AT_START, both
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture


class Offline(QFrame):
    """Stands where the newest call stands, because no call may look new that could be old."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("board.offline")
        self.setProperty("role", "trouble")
        centre = Qt.AlignmentFlag.AlignCenter
        self._large = Label(size="heading", tone="trouble", wrap=True, align=centre)
        self._small = Label(size="small", tone="trouble", wrap=True, align=centre)
        column = QVBoxLayout(self)
        column.setSpacing(tokens.space[1])
        column.addStretch(1)
        column.addWidget(Picture(tokens.type.title, "offline", tokens.palette.trouble_ink), 0, centre)
        column.addWidget(self._large)
        column.addWidget(Label(both(LISTEN).large, size="heading", tone="trouble", wrap=True, align=centre))
        column.addWidget(self._small)
        column.addStretch(1)

    def text(self) -> str:
        """Return the sentence."""
        return self._large.text()

    def show_since(self, since: datetime | None) -> None:
        """Say since when (hall time) nothing is known; ``None`` when nothing ever was."""
        words = both(OFFLINE_AT_START) if since is None else both(OFFLINE, time=f"{since:%H:%M}")
        self._large.setText(words.large)
        self._small.setText(". ".join(part for part in (words.small, both(LISTEN).small) if part))
        self.setAccessibleName(words.large)
