"""What is announced, on the resting page: one text after the other, hidden while there is none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget

from shared.domain.announcements import Announcement
from shared.ui.tokens import Tokens
from shared.ui.widgets.announcement import AnnouncementText
from shared.ui.widgets.label import Label

TURN_MS = 8000


class Announced(QFrame):
    """A quiet card; the room it takes is that of the longest text, so that nothing moves as they take turns."""

    def __init__(self, tokens: Tokens, name: str, *, turn_ms: int = TURN_MS) -> None:
        super().__init__()
        self._tokens = tokens
        self._shown: tuple[Sequence[Announcement], str] = ([], "")
        self.setObjectName(name)
        self.setProperty("role", "card")
        self._texts = QStackedWidget()
        self._pages = Label(size="small", tone="soft", name=f"{name}-pages")
        line = QHBoxLayout(self)
        line.setContentsMargins(tokens.space[4], tokens.space[2], tokens.space[4], tokens.space[2])
        line.setSpacing(tokens.space[3])
        line.addWidget(self._texts, 1)
        line.addWidget(self._pages, 0, Qt.AlignmentFlag.AlignBottom)
        self._turn = QTimer(self, interval=turn_ms)
        self._turn.timeout.connect(self.turn)
        self.hide()

    def text(self) -> str:
        """Return the text shown now."""
        page = self._texts.currentWidget()
        return "" if page is None else page.accessibleName()

    def show_those(self, announced: Sequence[Announcement], language: str) -> None:
        """Show these, from the first; the same ones again change nothing."""
        if (announced, language) == self._shown:
            return
        self._shown = (announced, language)
        while (page := self._texts.widget(0)) is not None:
            self._texts.removeWidget(page)
            page.deleteLater()
        for one in announced:
            self._texts.addWidget(AnnouncementText(self._tokens, one, language))
        self._turn.stop()
        if len(announced) > 1:
            self._turn.start()
        self._count()
        self.setVisible(bool(announced))

    def turn(self) -> None:
        """Show the next one."""
        self._texts.setCurrentIndex((self._texts.currentIndex() + 1) % self._texts.count())
        self._count()

    def _count(self) -> None:
        self._pages.setText(f"{self._texts.currentIndex() + 1}/{self._texts.count()}")
        self._pages.setVisible(self._texts.count() > 1)
