"""The newest call: unmistakable for some seconds, then calm again; a recall is shown by one quiet wave of colour."""

from PySide6.QtCore import Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.board.digits import COUNTER_EMS, TICKET_EMS, Digits
from kiosk.board.place import Place
from kiosk.board.words import COUNTER, GOES_TO, NUMBER, Words, both
from shared.hall.places import BoardCall
from shared.ui.theme import set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture

FRESH_MS = 10_000
WAVE_MS = 300
"""Rule K28: no motion over 300 ms; one wave a call is far below three flashes a second."""


class Newest(QWidget):
    """Number and counter as large as the panel allows, or one sentence when there is nothing to call."""

    calmed = Signal()

    def __init__(self, tokens: Tokens, *, standing: bool, fresh_ms: int = FRESH_MS) -> None:
        super().__init__()
        self._tokens = tokens
        self._shown: tuple[str, str, int] | None = None
        self._fresh = QTimer(self, singleShot=True, interval=fresh_ms)
        self._fresh.timeout.connect(self._calm_down)
        self._wave = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=WAVE_MS)
        self._wave.valueChanged.connect(self.update)
        self.setObjectName("board.newest")
        self._number, self._counter = Digits(tokens, "display", TICKET_EMS), Digits(tokens, "display", COUNTER_EMS)
        self._place = Place(tokens, size="heading", one_line=standing)
        self._arrow = Picture(tokens.type.body if standing else tokens.type.title)
        self._sentence = Label(size="title", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
        self._sentence_en = Label(size="body", tone="soft", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
        self._call = self._lay_out_call(standing=standing)
        self._lay_out()

    @property
    def is_fresh(self) -> bool:
        """Whether the call was made just now."""
        return self._fresh.isActive()

    def text(self) -> str:
        """Return what is said: the call with its place, or the sentence."""
        return (
            f"{self._number.text()} → {self._counter.text()} {self._place.text()}"
            if self._shown
            else self._sentence.text()
        )

    def show_call(self, call: BoardCall, place_en: str, *, just_now: bool) -> None:
        """Show a call; one made or repeated ``just_now`` stands out for a while, an old one never does."""
        now = (call.number, call.counter, call.calls)
        if now == self._shown:
            return
        self._shown = now
        self._number.setText(call.number)
        self._counter.setText(call.counter)
        self._place.show_place(call.place, place_en)
        self.setAccessibleName(both(GOES_TO, number=call.number, counter=call.counter).large)
        self._sentence_box.hide()
        self._call.show()
        self._fresh.stop()
        if just_now:
            self._fresh.start()
            self._begin_wave()
        self._colour()

    def say(self, words: Words) -> None:
        """Say a sentence in place of a call."""
        self._shown = None
        self._fresh.stop()
        self._sentence.setText(words.large)
        self._sentence_en.setText(words.small)
        self.setAccessibleName(words.large)
        self._call.hide()
        self._sentence_box.show()
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the ground: full while fresh, with the wave over it; quiet otherwise."""
        colours = self._tokens.palette
        ground = QColor(colours.primary if self.is_fresh else colours.surface)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.primary if self._shown else colours.hairline))
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self._tokens.radius, self._tokens.radius)
        if self._wave.state() is QVariantAnimation.State.Running:
            wave = QColor(colours.on_primary)
            wave.setAlphaF(0.5 * float(self._wave.currentValue()))
            painter.setBrush(wave)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self._tokens.radius, self._tokens.radius)
        painter.end()

    def _begin_wave(self) -> None:
        if not self._tokens.look.elder:
            self._wave.start()

    def _calm_down(self) -> None:
        self._colour()
        self.calmed.emit()

    def _colour(self) -> None:
        colours = self._tokens.palette
        tone = "on_primary" if self.is_fresh else "primary"
        for label in self._call.findChildren(Label):
            set_look(label, "tone", tone)
        self._arrow.show_icon("next", colours.on_primary if self.is_fresh else colours.primary_ink)
        self.update()

    def _lay_out_call(self, *, standing: bool) -> QWidget:
        space = self._tokens.space
        box = QWidget()
        line = QHBoxLayout()
        line.setSpacing(space[3] if standing else space[5])
        line.addLayout(_titled(NUMBER, self._number))
        line.addWidget(self._arrow)
        line.addLayout(_titled(COUNTER, self._counter))
        whole = QVBoxLayout(box)
        whole.setContentsMargins(space[4], space[0], space[4], space[1])
        whole.setSpacing(0)
        whole.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(1)
        if standing:
            line.addStretch(1)
            whole.addWidget(self._place)
        else:
            line.addWidget(self._place, 1)
        return box

    def _lay_out(self) -> None:
        self._sentence_box = QWidget()
        sentence = QVBoxLayout(self._sentence_box)
        sentence.setSpacing(self._tokens.space[1])
        sentence.addStretch(1)
        sentence.addWidget(self._sentence)
        sentence.addWidget(self._sentence_en)
        sentence.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._call)
        whole.addWidget(self._sentence_box)
        self._call.hide()


def _titled(title: object, value: Label) -> QVBoxLayout:
    words = both(title)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(f"{words.large}  {words.small}".strip(), size="small"))
    column.addWidget(value)
    return column
