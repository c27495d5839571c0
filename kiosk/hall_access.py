"""The hall as the kiosk sees it: opened in the background, asked again at every bell, never waited for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from shared.domain.announcements import Announcement
from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.errors import KnownError, StoreError
from shared.hall.messages import Act, Question
from shared.hall.places import AnnouncementList, Obstacle, PlanView, QueueList, QueueNow
from shared.hall.sync import SyncNow, SyncStatus
from shared.link import Hall
from shared.ui.background import marshal, run

A = TypeVar("A")
_Answers = tuple[HallPlan, list[QueueNow], SyncNow, list[Announcement]]


class HallAccess(QObject):
    """Keeps the newest plan, queues, announcements and line to the centre for the pages.

    Every call to the hall is made outside the GUI thread. ``opened`` brings the hall once. ``changed`` is sent after
    each of: plan or queues are newer, the hub is lost or found, the hall cannot be opened.
    """

    opened = Signal(object)
    changed = Signal()

    def __init__(self, opener: Callable[[], Hall], *, retry_ms: int = 1000) -> None:
        super().__init__()
        self.plan: HallPlan | None = None
        self.queues: dict[str, QueueNow] = {}
        self.centre: SyncNow | None = None
        self.announcements: list[Announcement] = []
        self.reached = False
        self.trouble: Obstacle | None = None
        self._opener = opener
        self._retry_ms = retry_ms
        self._hall: Hall | None = None
        self._asking = False
        self._ask_again = False

    @property
    def serving(self) -> bool:
        """Whether tickets can be given out as far as the hall is concerned."""
        return self.reached and self.plan is not None

    def open(self) -> None:
        """Begin to open the hall; tried again until it opens."""
        run(self, self._opener, self._opened, self._not_opened)

    def refresh(self) -> None:
        """Ask for plan and queues again; bells that ring meanwhile are answered by one more question."""
        if self._hall is None:
            return
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        hall = self._hall

        def work() -> _Answers:
            return hall.ask(PlanView()), hall.ask(QueueList()), hall.ask(SyncStatus()), hall.ask(AnnouncementList())

        run(self, work, self._answered, self._not_answered)

    def let_go_of_ended(self, now: datetime) -> None:
        """Drop the announcements that are over, whether the hub is there or not."""
        standing = [one for one in self.announcements if now < one.ends]
        if len(standing) < len(self.announcements):
            self.announcements = standing
            self.changed.emit()

    def do(
        self,
        act: Act[A],
        *,
        done: Callable[[A], None],
        refused: Callable[[Obstacle], None],
        lost: Callable[[], None],
        wanted: Callable[[], bool],
    ) -> None:
        """Do an act; where no answer comes, say so by ``lost`` and send the same act again while it is ``wanted``.

        The act keeps its ``command_id``, so that however often it is sent it has one effect and one answer.
        """
        self._send(lambda hall: hall.do(act), done=done, refused=refused, lost=lost, wanted=wanted)

    def do_unseen(self, act: Act[Any]) -> None:
        """Do an act that nobody at the kiosk waits for, until it is answered; a refusal is the hub's to log."""
        self.do(act, done=_rest, refused=_rest, lost=_rest, wanted=lambda: True)

    def ask(
        self,
        question: Question[A],
        *,
        done: Callable[[A], None],
        refused: Callable[[Obstacle], None],
        lost: Callable[[], None],
        wanted: Callable[[], bool],
    ) -> None:
        """Ask a question as an act is done: again and again while the hub is away and the answer is ``wanted``."""
        self._send(lambda hall: hall.ask(question), done=done, refused=refused, lost=lost, wanted=wanted)

    def close(self) -> None:
        """Let go of the hall."""
        hall, self._hall = self._hall, None
        if hall is not None:
            hall.close()

    def _send(
        self,
        send: Callable[[Hall], A],
        *,
        done: Callable[[A], None],
        refused: Callable[[Obstacle], None],
        lost: Callable[[], None],
        wanted: Callable[[], bool],
    ) -> None:
        """Send in the background; nothing happens before the hall is open."""
        if self._hall is None:
            return
        hall = self._hall

        def failed(error: Exception) -> None:
            if isinstance(error, Refused | StoreError):
                refused(_obstacle(error))
            elif isinstance(error, KnownError):
                lost()
                QTimer.singleShot(self._retry_ms, self, again)
            else:
                raise error

        def again() -> None:
            if wanted():
                self._send(send, done=done, refused=refused, lost=lost, wanted=wanted)

        run(self, lambda: send(hall), done, failed)

    def _opened(self, hall: Hall) -> None:
        self._hall = hall
        hall.on_change(marshal(self, self.refresh))
        hall.on_state(marshal(self, self._reached))
        self.opened.emit(hall)
        self.refresh()

    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.trouble = _obstacle(error)
        QTimer.singleShot(self._retry_ms, self, self.open)
        self.changed.emit()

    def _reached(self, reached: bool) -> None:  # noqa: FBT001  the shape of the link's callback
        self.reached = reached
        if reached:
            self.refresh()
        self.changed.emit()

    def _answered(self, answer: _Answers) -> None:
        self.reached = True  # an answer is the best proof, whatever the link last said
        self.plan, queues, self.centre, self.announcements = answer
        self.queues = {queue.queue: queue for queue in queues}
        self.trouble = None
        self._finish_asking()

    def _not_answered(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.trouble = _obstacle(error)
        elif not isinstance(error, KnownError):
            raise error
        self._finish_asking()

    def _finish_asking(self) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self.refresh()
        self.changed.emit()


def _obstacle(error: Refused | KnownError) -> Obstacle:
    return Obstacle(str(error.code), error.text, error.facts)


def _rest(*_: object) -> None:
    """Need nothing more."""
