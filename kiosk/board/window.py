"""The board as a whole: header, newest call, standing calls, queues; drawn anew from one view at every change."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.board.calls import Calls
from kiosk.board.foot import Foot
from kiosk.board.header import Header
from kiosk.board.newest import FRESH_MS, Newest
from kiosk.board.offline import Offline
from kiosk.board.queues import Queues
from kiosk.board.shut import Shut, is_empty, shut_notice
from kiosk.board.words import CONNECTING, NOT_SET_UP, WATCH, both
from shared.clock import Clock
from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.places import Board, BoardView, PlanView
from shared.link import Hall
from shared.ui.background import run
from shared.ui.live import LiveView
from shared.ui.shut_hall import ShutWords, shut_hall, shut_words
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from shared.ui.widgets.announcement import Announced

TICK_MS = 1000


class BoardWindow(QWidget):
    """Shows nothing as fresh that may not be: without the hub it says since when (rule C25)."""

    def __init__(
        self, hall: Hall, clock: Clock, tokens: Tokens, *, standing: bool = False, fresh_ms: int = FRESH_MS
    ) -> None:
        super().__init__()
        self._hall, self._tokens = hall, tokens
        self._zone: ZoneInfo | None = None
        self._fresh_ms = fresh_ms
        self._places: Mapping[str, str] = {}
        self._board: Board | None = None
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(QCoreApplication.translate("board", "OneHall hall display"))
        self._header = Header(tokens, standing=standing)
        self._newest = Newest(tokens, standing=standing, fresh_ms=fresh_ms)
        self._offline = Offline(tokens)
        self._shut = Shut(tokens, standing=standing)
        self._calls = Calls(tokens, standing=standing)
        self._queues = Queues(tokens, standing=standing)
        self._foot = Foot(tokens, self._queues, standing=standing)
        self._top = QStackedWidget()
        self._lay_out()
        self._newest.say(both(CONNECTING))
        self._live = LiveView(hall, clock, self)
        self._live.answered.connect(self._show)
        self._live.refused.connect(lambda _: self._newest.say(both(NOT_SET_UP)))
        self._live.reached.connect(self._show_reached)
        self._live.watch(BoardView())
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        apply_theme(self, tokens)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Ask nothing any more."""
        self._live.rest()
        super().closeEvent(event)

    def _show(self, board: Board) -> None:
        self._board = board
        if self._zone is None:
            run(self, lambda: self._hall.ask(PlanView()), self._learn_plan, self._plan_unknown)
        self._header.show_hall(board.hall, board.hall_en)
        self._queues.show_queues(board.queues)
        self._calls.show_calls(board.calls, self._places, current=True)
        if board.calls:
            newest = board.calls[0]
            just_now = self._live.now() - newest.called_at < timedelta(milliseconds=self._fresh_ms)
            self._newest.show_call(newest, self._places.get(newest.counter, ""), just_now=just_now)
        else:
            self._newest.say(both(WATCH))
        self._show_top()
        self._show_time()

    def _learn_plan(self, plan: HallPlan) -> None:
        self._zone = plan.zone_info
        self._places = {counter.label: counter.place_en for counter in plan.counters}
        if self._board is not None:
            self._show(self._board)

    def _plan_unknown(self, error: Exception) -> None:
        # Without the plan the board has no zone and no English places yet; the next view asks again.
        if not isinstance(error, Refused | KnownError):
            raise error

    def _show_reached(self, reached: bool) -> None:  # noqa: FBT001  the shape is the link's
        if not reached:
            since = self._live.now() - timedelta(seconds=self._live.age())
            self._offline.show_since(since.astimezone(self._zone) if self._zone else None)
            self._calls.show_calls(self._board.calls if self._board else (), self._places, current=False)
            self._newest.say(both(WATCH))
        self._show_top()

    def _show_top(self) -> None:
        """Show the newest call, or that it is not current; a closed hall that is empty says so on the whole board."""
        closing = self._closing() if self._board is not None and is_empty(self._board) else None
        if not self._live.is_reached:
            self._top.setCurrentWidget(self._offline)
        elif closing is None:
            self._top.setCurrentWidget(self._newest)
        else:
            self._shut.say(closing)
            self._top.setCurrentWidget(self._shut)
        self._calls.setVisible(self._top.currentWidget() is not self._shut)

    def _closing(self) -> ShutWords | None:
        closing = None if self._board is None else shut_hall(self._board.queues)
        if closing is None or self._zone is None:
            return None
        return shut_words(closing, self._zone, self._live.now())

    def _show_foot(self, board: Board) -> None:
        """Show how many wait, what is announced, and that it is closed, where the whole board does not say so."""
        now, closing, empty = self._live.now(), self._closing(), is_empty(board)
        shown: list[Announced] = [one for one in board.announcements if now < one.ends]
        if closing is not None and not empty:
            shown.insert(0, shut_notice(closing))
        self._foot.show_announcements(shown, with_queues=closing is None or not empty)

    def _show_time(self) -> None:
        if self._board is not None:
            self._show_foot(self._board)
        if self._zone is not None:
            self._header.show_time(self._live.now().astimezone(self._zone))

    def _lay_out(self) -> None:
        space = self._tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[2], space[4], space[3])
        column.setSpacing(space[2])
        column.addWidget(self._header)
        self._top.addWidget(self._newest)
        self._top.addWidget(self._offline)
        self._top.addWidget(self._shut)
        column.addWidget(self._top, 5)
        column.addWidget(self._calls, 7)
        column.addWidget(self._foot)
