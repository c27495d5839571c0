"""That the hall is closed: over the whole board while nobody is called or waits, one line at its foot while they do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from shared.hall.places import Board
from shared.ui.shut_hall import ShutWords
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label, Size

_CENTRE = Qt.AlignmentFlag.AlignCenter


class Shut(QFrame):
    """Why and since when in the colour of attention, when it opens again, and both in English."""

    def __init__(self, tokens: Tokens, *, standing: bool) -> None:
        super().__init__()
        self.setObjectName("board.shut")
        self.setProperty("role", "card")
        # It has the calls' room as well when it is shown, so that it never asks for more beside them.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        # A standing panel's numbers follow its height: a sentence of that size would be torn over many lines.
        shut: Size = "title" if standing else "number"
        opens: Size = "heading" if standing else "title"
        self._shut = Label(size=shut, tone="attention", strong=True, wrap=True, align=_CENTRE)
        self._opens = Label(size=opens, wrap=True, align=_CENTRE)
        self._english = Label(size="body", tone="soft", wrap=True, align=_CENTRE)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space[6], tokens.space[4], tokens.space[6], tokens.space[4])
        column.setSpacing(tokens.space[5])
        column.addStretch(1)
        for label in (self._shut, self._opens, self._english):
            column.addWidget(label)
        column.addStretch(1)

    def text(self) -> str:
        """Return what is said."""
        return self.accessibleName()

    def say(self, words: ShutWords) -> None:
        """Say it, a line that has nothing to say left out."""
        for label, text in ((self._shut, words.shut), (self._opens, words.opens), (self._english, words.english)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(" ".join(filter(None, (words.shut, words.opens, words.english))))


@dataclass(frozen=True)
class ShutNotice:
    """The same as the foot shows it, in turns with the people who are still being served."""

    text: str
    text_en: str
    important: bool = True


def shut_notice(words: ShutWords) -> ShutNotice:
    """Return the notice for the foot."""
    return ShutNotice("\n".join(filter(None, (words.shut, words.opens))), words.english)


def is_empty(board: Board) -> bool:
    """Tell whether nobody is called and nobody waits."""
    return not board.calls and not any(queue.waiting for queue in board.queues)
