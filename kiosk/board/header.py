"""Which hall this is, and what time it is there."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.board.words import date_words
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label


class Header(QWidget):
    """The hall's name in both languages at the left, time and date at the right."""

    def __init__(self, tokens: Tokens, *, standing: bool) -> None:
        super().__init__()
        self._name = Label(size="heading", name="board.hall")
        self._name_en = Label(size="small", tone="soft")
        self._time = Label(size="heading", name="board.time", align=Qt.AlignmentFlag.AlignRight)
        self._date = Label(size="small", tone="soft", name="board.date", align=Qt.AlignmentFlag.AlignRight)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(tokens.space[2], 0, tokens.space[2], 0)
        rows.setSpacing(0)
        # On a lying panel height is dear, on a standing one width.
        if standing:
            rows.addLayout(_row(tokens, self._name, None, self._time))
            rows.addLayout(_row(tokens, self._name_en, None, self._date))
        else:
            rows.addLayout(_row(tokens, self._name, self._name_en, None, self._date, self._time))

    def show_hall(self, name: str, name_en: str) -> None:
        """Show the hall's names."""
        self._name.setText(name)
        self._name_en.setText(name_en)

    def show_time(self, local: datetime) -> None:
        """Show the hall's time and date."""
        self._time.setText(f"{local:%H:%M}")
        self._date.setText(date_words(local).large)


def _row(tokens: Tokens, *labels: Label | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.space[4])
    for label in labels:
        if label is None:
            row.addStretch(1)
        else:
            row.addWidget(label)
    return row
