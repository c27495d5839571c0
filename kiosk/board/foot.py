"""The board's foot: how many wait, and in turns with it what is announced, so that no call loses its room."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget

from kiosk.board.queues import Queues
from shared.domain.announcements import Announcement
from shared.ui.tokens import Tokens
from shared.ui.widgets.announcement import AnnouncementText

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
        self._announced: Sequence[Announcement] = []
        self.setObjectName("board.foot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.addWidget(queues)
        self._turn = QTimer(self, interval=turn_ms)
        self._turn.timeout.connect(self.turn)

    def text(self) -> str:
        """Return the announcement shown now, empty while the queues are."""
        page = self.currentWidget()
        return "" if page is None else page.accessibleName()

    def show_announcements(self, announced: Sequence[Announcement]) -> None:
        """Show these in turns with the queues; the same ones again change nothing."""
        if announced == self._announced:
            return
        self._announced = announced
        while (card := self.widget(1)) is not None:
            self.removeWidget(card)
            card.deleteLater()
        for one in announced:
            self.addWidget(_Card(self._tokens, one, standing=self._standing))
        self.setCurrentIndex(0)
        self._turn.stop()
        if announced:
            self._turn.start()

    def turn(self) -> None:
        """Show what comes next."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())


class _Card(QFrame):
    """As large as the queues are, and at least as the longest text that is published needs."""

    def __init__(self, tokens: Tokens, one: Announcement, *, standing: bool) -> None:
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
