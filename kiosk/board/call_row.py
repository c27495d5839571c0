"""One standing call: number, arrow, counter, place."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.board.digits import COUNTER_EMS, TICKET_EMS, Digits
from kiosk.board.place import Place
from shared.hall.places import BoardCall
from shared.ui.tokens import Tokens
from shared.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from shared.ui.widgets.label import Tone


class CallRow(QFrame):
    """A row of the board; the same row shows another call when the list moves on."""

    def __init__(self, tokens: Tokens, at: int, *, standing: bool) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName(f"board.call.{at}")
        self.setProperty("role", "card")
        self._number, self._counter = Digits(tokens, "number", TICKET_EMS), Digits(tokens, "number", COUNTER_EMS)
        self._place = Place(tokens, size="body", one_line=standing)
        self._arrow = Picture(tokens.type.body if standing else tokens.type.heading)
        call = QHBoxLayout()
        call.setSpacing(tokens.space[3])
        call.addWidget(self._number)
        call.addWidget(self._arrow)
        call.addWidget(self._counter)
        if standing:
            call.addStretch(1)
        else:
            call.addWidget(self._place, 1)
        row = QVBoxLayout(self)
        row.setContentsMargins(tokens.space[4], 0, tokens.space[4], 0)
        row.setSpacing(0)
        row.addLayout(call, 1)
        if standing:
            row.addWidget(self._place)

    def text(self) -> str:
        """Return number, counter and place."""
        return f"{self._number.text()} → {self._counter.text()} {self._place.text()}"

    def show_call(self, call: BoardCall, place_en: str, *, current: bool) -> None:
        """Show a call; one that may be out of date is grey."""
        tone: Tone = "primary" if current else "soft"
        for label, text in ((self._number, call.number), (self._counter, call.counter)):
            label.setText(text)
            label.set_tone(tone)
        self._place.show_place(call.place, place_en)
        colours = self._tokens.palette
        self._arrow.show_icon("next", colours.primary_ink if current else colours.text_soft)
        self.setAccessibleName(self.text())
