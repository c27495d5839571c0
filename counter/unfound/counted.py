"""One list of counted things: what, where if anywhere, how often, and when last."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from shared.hall.guide import Unfound
from shared.ui.tokens import Tokens
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import ElidedLabel, Label

_NONE = "—"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CountedList(Card):
    """A titled table that scrolls, or one sentence where nothing was counted; ``captions`` are of its words."""

    def __init__(self, tokens: Tokens, name: str, title: str, captions: Sequence[str], nothing: str) -> None:
        super().__init__(tokens, name)
        self._tokens, self._name, self._captions, self._nothing = tokens, name, captions, nothing
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setSpacing(tokens.space[3])
        self.body.addWidget(Label(title, size="heading"))
        self.body.addWidget(self._scroll, 1)

    def show_rows(self, rows: Sequence[Unfound]) -> None:
        """Show these, in their order."""
        self._scroll.setWidget(self._table(rows) if rows else self._empty())

    def _table(self, rows: Sequence[Unfound]) -> QWidget:
        table, grid = self._sheet()
        words = len(self._captions)
        figures = [QCoreApplication.translate("unfound", "Times"), QCoreApplication.translate("unfound", "Last")]
        for column, caption in enumerate([*self._captions, *figures]):
            side = _LEFT if column < words else _RIGHT
            grid.addWidget(Label(caption, size="small", tone="soft"), 0, column, side)
        for line, row in enumerate(rows, 1):
            for column, text in enumerate([row.name or _rare(), row.at or _NONE][:words]):
                label = ElidedLabel(text, tone="normal" if row.name else "soft", name=f"{self._name}.row-{line}")
                grid.addWidget(label, line, column)
            grid.addWidget(Label(f"{row.count}", strong=True), line, words, _RIGHT)
            grid.addWidget(Label(_day(row.last_day), tone="soft"), line, words + 1, _RIGHT)
        for column in range(words):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        return table

    def _empty(self) -> QWidget:
        table, grid = self._sheet()
        grid.addWidget(Label(self._nothing, tone="soft", wrap=True, name=f"{self._name}.nothing"), 0, 0)
        grid.setRowStretch(1, 1)
        return table

    def _sheet(self) -> tuple[QWidget, QGridLayout]:
        sheet = QFrame()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, self._tokens.space[3], 0)
        grid.setHorizontalSpacing(self._tokens.space[5])
        grid.setVerticalSpacing(self._tokens.space[2])
        return sheet, grid


def _rare() -> str:
    return QCoreApplication.translate("unfound", "Other words, each typed once or twice")


def _day(iso: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    text = QCoreApplication.translate("unfound", "{year}-{month}-{day}")
    return text.format(year=year, month=month, day=day)
