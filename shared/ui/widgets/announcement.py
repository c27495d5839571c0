"""One announcement as every screen shows it: a sign, the reader's language, English small below the Chinese."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shared.ui.theme import message_paints
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture


class Announced(Protocol):
    """What is said in Chinese, and in English where it is; an announcement, or whatever is shown like one."""

    @property
    def text(self) -> str:
        """The Chinese."""

    @property
    def text_en(self) -> str:
        """The English, or nothing."""

    @property
    def important(self) -> bool:
        """Whether it comes in the colour of attention."""


class AnnouncementText(QWidget):
    """Plain text, wrapped; an important one in the colour of attention."""

    def __init__(self, tokens: Tokens, one: Announced, language: str) -> None:
        super().__init__()
        in_english = language == "en" and bool(one.text_en)
        first, second = (one.text_en, "") if in_english else (one.text, one.text_en)
        kind = "attention" if one.important else "info"
        icon = Picture(tokens.icon, "warning" if one.important else "info", message_paints(tokens.palette)[kind].text)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(first, size="body", tone="attention" if one.important else "normal", wrap=True))
        if second:
            words.addWidget(Label(second, size="small", tone="soft", wrap=True))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.space[3])
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        self.setAccessibleName(first)

    def text(self) -> str:
        """Return what is announced, in the reader's language."""
        return self.accessibleName()
