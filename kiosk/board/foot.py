"""The board's foot: how many wait, and in turns with it what is announced, so that no call loses its room.

In a closed hall in which nobody waits only what is announced is left of it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget

from kiosk.board.queues import Queues
from shared.ui.tokens import Tokens
from shared.ui.widgets.announcement import Announced, AnnouncementText

TURN_MS = 8000
_LINE = 1.45
"""Height of a line of our font, in ems."""
_LINES, _LINES_STANDING = (2, 1), (4, 3)
"""Lines of Chinese and of English that the longest announcement takes on a panel."""


class Foot(QStackedWidget):
    """The queues first, then each announcement, in Chinese with its English below."""

    def __init__(self, tokens: Tokens, queues: Queues, *, standing: bool, turn_ms: int = TURN_MS) -> None:
        super().__init__()
        self._tokens, self._standing = tokens, standing
        self._shown: tuple[Sequence[Announced], bool] = ([], True)
        self._queues = queues
        self.setObjectName("board.foot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.addWidget(queues)
        self._turn = QTimer(self, interval=turn_ms)
        self._turn.timeout.connect(self.turn)

    def text(self) -> str:
        """Return the announcement shown now, empty while the queues are."""
        page = self.currentWidget()
        return "" if page is None else page.accessibleName()

    def show_announcements(self, announced: Sequence[Announced], *, with_queues: bool) -> None:
        """Show these in turns with the queues, or by themselves; the same ones again change nothing."""
        if (announced, with_queues) == self._shown:
            return
        self._shown = (announced, with_queues)
        while (page := self.widget(0)) is not None:
            self.removeWidget(page)
            if page is not self._queues:
                page.deleteLater()
        if with_queues:
            self.addWidget(self._queues)
        for one in announced:
            self.addWidget(_Card(self._tokens, one, standing=self._standing))
        self.setVisible(self.count() > 0)
        self._turn.stop()
        if self.count() > 1:
            self._turn.start()

    def turn(self) -> None:
        """Show what comes next."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())


class _Card(QFrame):
    """As large as the queues are, and at least as the longest text that is published needs."""

    def __init__(self, tokens: Tokens, one: Announced, *, standing: bool) -> None:
        super().__init__()
        lines, small_lines = _LINES_STANDING if standing else _LINES
        self.setMinimumHeight(round(_LINE * (lines * tokens.type.body + small_lines * tokens.type.small)))
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        line = QHBoxLayout(self)
        line.setContentsMargins(tokens.space[4], 0, tokens.space[4], 0)
        text = AnnouncementText(tokens, one, "zh")
        line.addWidget(text)
        self.setAccessibleName(text.text())
