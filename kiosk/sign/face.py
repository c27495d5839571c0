"""What a sign over a counter looks like: the counter above, whose turn it is in the middle, what to do below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.sign.words import Message, Mood
from shared.ui.theme import set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label, Tone

_TONES: dict[Mood, tuple[Tone, Tone]] = {
    Mood.CALLING: ("on_primary", "on_primary"),
    Mood.SERVING: ("primary", "soft"),
    Mood.FREE: ("normal", "soft"),
    Mood.AWAY: ("attention", "soft"),
    Mood.UNKNOWN: ("soft", "soft"),
}
"""The number and the sentence, then what stands around them."""


class SignFace(QWidget):
    """One message, drawn large; ``name`` begins the names of its labels.

    A call is drawn on the full colour and everything else on white, so that a call is seen from the seats.
    """

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self._mood = Mood.UNKNOWN
        centre = Qt.AlignmentFlag.AlignCenter
        self._place = Label(size="title", align=centre, name=f"{name}.counter")
        self._number = Label(size="display", strong=True, align=centre, name=f"{name}.number")
        self._large = Label(size="number", wrap=True, align=centre, name=f"{name}.sentence")
        self._small = Label(size="heading", wrap=True, align=centre, name=f"{name}.sentence_en")
        self._lay_out()

    def show_place(self, text: str) -> None:
        """Say which counter this is."""
        self._place.setText(text)

    def say(self, message: Message) -> None:
        """Show ``message``."""
        self._mood = message.mood
        self._number.setText(message.number)
        self._number.setVisible(bool(message.number))
        self._large.setText(message.large)
        self._small.setText(message.small)
        self._small.setVisible(bool(message.small))
        strong, quiet = _TONES[message.mood]
        for label in (self._number, self._large):
            set_look(label, "tone", strong)
        for label in (self._place, self._small):
            set_look(label, "tone", quiet)
        self.setAccessibleName(" ".join(message.lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the ground: full while somebody is called."""
        colours = self._tokens.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.primary if self._mood is Mood.CALLING else colours.surface))
        painter.end()

    def _lay_out(self) -> None:
        space = self._tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[5], space[4], space[5], space[5])
        column.setSpacing(space[2])
        column.addWidget(self._place)
        column.addStretch(1)
        for label in (self._number, self._large, self._small):
            column.addWidget(label)
        column.addStretch(1)
