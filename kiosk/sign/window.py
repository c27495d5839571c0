"""The sign as a window: the counter's own number above, whose turn it is in the middle, what to do below."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.sign.words import Message, Mood, connecting, message_of, no_counter, offline
from shared.clock import Clock
from shared.hall.places import Board, BoardView
from shared.link import Hall
from shared.ui.live import LiveView
from shared.ui.theme import apply_theme, set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label, Tone

ShowLines = Callable[[tuple[str, ...]], None]
_TONES: dict[Mood, tuple[Tone, Tone]] = {
    Mood.CALLING: ("on_primary", "on_primary"),
    Mood.SERVING: ("primary", "soft"),
    Mood.FREE: ("normal", "soft"),
    Mood.AWAY: ("attention", "soft"),
    Mood.UNKNOWN: ("soft", "soft"),
}
"""The number and the sentence, then what stands around them."""


class SignWindow(QWidget):
    """Shows one counter, and hands the same words as lines to ``show_lines``: the LED strip, if there is one.

    A call is drawn on the full colour and everything else on white, so that a call is seen from the seats.
    """

    def __init__(self, hall: Hall, clock: Clock, tokens: Tokens, counter: str, show_lines: ShowLines) -> None:
        super().__init__()
        self._tokens, self._counter, self._show_lines = tokens, counter, show_lines
        self._board: Board | None = None
        self._message: Message | None = None
        self.setWindowTitle(QCoreApplication.translate("sign", "OneHall counter sign"))
        centre = Qt.AlignmentFlag.AlignCenter
        self._place = Label(size="title", align=centre, name="sign.counter")
        self._number = Label(size="display", strong=True, align=centre, name="sign.number")
        self._large = Label(size="number", wrap=True, align=centre, name="sign.sentence")
        self._small = Label(size="heading", wrap=True, align=centre, name="sign.sentence_en")
        self._lay_out()
        self._say(connecting())
        self._live = LiveView(hall, clock, self)
        self._live.answered.connect(self._take)
        self._live.refused.connect(lambda _: self._say(connecting()))
        self._live.reached.connect(self._reached)
        self._live.watch(BoardView())
        apply_theme(self, tokens)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Ask nothing any more."""
        self._live.rest()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the ground: full while somebody is called."""
        colours = self._tokens.palette
        is_calling = self._message is not None and self._message.mood is Mood.CALLING
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.primary if is_calling else colours.surface))
        painter.end()

    def _take(self, board: Board) -> None:
        self._board = board
        mine = next((counter for counter in board.counters if counter.id == self._counter), None)
        if mine is None:
            self._say(no_counter(self._counter))
            return
        self._place.setText(QCoreApplication.translate("sign", "Counter {counter}").format(counter=mine.label))
        self._say(message_of(mine))

    def _reached(self, reached: bool) -> None:  # noqa: FBT001  the shape is the link's
        if not reached:
            self._say(offline())
        elif self._board is not None:
            self._take(self._board)

    def _say(self, message: Message) -> None:
        if message == self._message:
            return
        self._message = message
        self._number.setText(message.number)
        self._number.setVisible(bool(message.number))
        self._large.setText(message.large)
        self._small.setText(message.small)
        self._colour(message.mood)
        self.setAccessibleName(" ".join(message.lines))
        self.update()
        self._show_lines(message.lines)

    def _colour(self, mood: Mood) -> None:
        strong, quiet = _TONES[mood]
        for label in (self._number, self._large):
            set_look(label, "tone", strong)
        for label in (self._place, self._small):
            set_look(label, "tone", quiet)

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
