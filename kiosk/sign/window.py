"""The sign as a window: it follows one counter, and hands the same words to the LED strip."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.sign.face import SignFace
from kiosk.sign.words import Message, connecting, message_of, no_counter, offline, place_of
from shared.clock import Clock
from shared.hall.places import Board, BoardView
from shared.link import Hall
from shared.ui.live import LiveView
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens

ShowLines = Callable[[tuple[str, ...]], None]


class SignWindow(QWidget):
    """Shows one counter, and hands the same words as lines to ``show_lines``: the LED strip, if there is one."""

    def __init__(self, hall: Hall, clock: Clock, tokens: Tokens, counter: str, show_lines: ShowLines) -> None:
        super().__init__()
        self._counter, self._show_lines = counter, show_lines
        self._board: Board | None = None
        self._message: Message | None = None
        self.setWindowTitle(QCoreApplication.translate("sign", "OneHall counter sign"))
        self._face = SignFace(tokens, "sign")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._face)
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

    def _take(self, board: Board) -> None:
        self._board = board
        mine = next((counter for counter in board.counters if counter.id == self._counter), None)
        if mine is None:
            self._say(no_counter(self._counter))
            return
        self._face.show_place(place_of(mine))
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
        self._face.say(message)
        self.setAccessibleName(" ".join(message.lines))
        self._show_lines(message.lines)
