"""The hall manager's look at what people did not find: searches in vain, and guides left before their end."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from counter.unfound.counted import CountedList
from counter.unfound.stranded import stranded_sentence
from shared.clock import Clock
from shared.hall.appointments import StrandedDay, StrandedDays
from shared.hall.guide import Unfound, UnfoundList
from shared.link import Hall
from shared.ui.live import LiveView
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Choice
from shared.ui.widgets.label import Label

_PERIODS = (7, 30, 90)
_FIRST = 30


class UnfoundWindow(QWidget):
    """Two lists over the last days; asks the hall again by itself."""

    def __init__(self, tokens: Tokens, hall: Hall, clock: Clock) -> None:
        super().__init__()
        self.setWindowTitle(QCoreApplication.translate("unfound", "OneHall: not found"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tokens = tokens
        self.shown: list[Unfound] | None = None
        self._notice = Banner(tokens, "unfound.notice")
        self._stranded = Banner(tokens, "unfound.stranded")
        words = QCoreApplication.translate("unfound", "Words")
        theme = QCoreApplication.translate("unfound", "Theme")
        question = QCoreApplication.translate("unfound", "At the question")
        self.missed = CountedList(
            tokens,
            "unfound.missed",
            QCoreApplication.translate("unfound", "Looked for and not found"),
            [words],
            QCoreApplication.translate("unfound", "Nobody looked for anything in vain."),
        )
        self.left = CountedList(
            tokens,
            "unfound.left",
            QCoreApplication.translate("unfound", "Guides left before their end"),
            [theme, question],
            QCoreApplication.translate("unfound", "Nobody left a guide before its end."),
        )
        self._lay_out()
        apply_theme(self, tokens)
        self._notice.say("info", QCoreApplication.translate("unfound", "Asking the hall …"))
        self.live = LiveView(hall, clock, self)
        self.live.answered.connect(self.show_unfound)
        self.live.refused.connect(lambda _: self._say_refused())
        self.live.reached.connect(self._reached)
        self.live.watch(UnfoundList(days=_FIRST))
        self._booked = LiveView(hall, clock, self)
        self._booked.answered.connect(self._show_stranded)
        self._booked.watch(StrandedDays())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Ask nothing any more."""
        self.live.rest()
        self._booked.rest()
        super().closeEvent(event)

    def show_unfound(self, rows: Sequence[Unfound]) -> None:
        """Show what was counted."""
        self._notice.withdraw()
        if rows == self.shown:
            return
        self.shown = list(rows)
        self.missed.show_rows([row for row in rows if row.what == "missed"])
        self.left.show_rows([row for row in rows if row.what == "abandoned"])

    def _lay_out(self) -> None:
        space = self._tokens.space
        lists = QHBoxLayout()
        lists.setSpacing(space[4])
        lists.addWidget(self.missed, 2)
        lists.addWidget(self.left, 3)
        about = QCoreApplication.translate(
            "unfound", "Counted without a trace of the person; words typed fewer than three times are only a sum."
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(space[6], space[5], space[6], space[5])
        page.setSpacing(space[4])
        page.addLayout(self._head())
        page.addWidget(self._notice)
        page.addWidget(self._stranded)
        page.addLayout(lists, 1)
        page.addWidget(Label(about, size="small", tone="soft"))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._tokens.space[3])
        head.addWidget(Label(QCoreApplication.translate("unfound", "What people did not find"), size="title"))
        head.addStretch(1)
        group = QButtonGroup(self)
        for days in _PERIODS:
            text = QCoreApplication.translate("unfound", "{days} days").format(days=days)
            choice = Choice(self._tokens, f"unfound.days-{days}", text)
            choice.setChecked(days == _FIRST)
            group.addButton(choice, days)
            head.addWidget(choice)
        group.idClicked.connect(lambda days: self.live.watch(UnfoundList(days=days)))
        return head

    def _show_stranded(self, days: Sequence[StrandedDay]) -> None:
        """Tell who is met by a closing, above whatever else the window shows."""
        if days:
            self._stranded.say("attention", stranded_sentence(days))
        else:
            self._stranded.withdraw()

    def _reached(self, reached: bool) -> None:  # noqa: FBT001  the shape is the link's
        if not reached:
            text = QCoreApplication.translate("unfound", "The hall cannot be reached; this is how it was.")
            self._notice.say("trouble", text)

    def _say_refused(self) -> None:
        text = QCoreApplication.translate("unfound", "This machine may not see this: enrol it as a monitor.")
        self._notice.say("attention", text)
