"""A question kept answered: asked again at every doorbell, outside the GUI thread, with the age of what is shown.

``LiveView(hall, clock, window)``; ``watch(question)`` and connect ``answered``; ``renew()`` after an act of your own;
``now()`` is the hub's time, ``age()`` the age in seconds of what is shown, ``reached`` tells of the line to the hub.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from shared.clock import Clock
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.messages import Question
from shared.link import Hall
from shared.ui.background import marshal, run

POLL_MS = 5000
T = TypeVar("T")


class LiveView(QObject):
    """Asks at the doorbell, and every ``poll_ms`` in case one was missed; never two of its questions at once."""

    answered = Signal(object)
    refused = Signal(object)
    reached = Signal(bool)

    def __init__(self, hall: Hall, clock: Clock, parent: QObject, *, poll_ms: int = POLL_MS) -> None:
        # Its parent ends it in the GUI thread; alone it would end where its last reference falls, maybe a pool thread.
        super().__init__(parent)
        self._hall = hall
        self._clock = clock
        self._question: Question[Any] | None = None
        self._round = 0
        self._asking = False
        self._again = False
        self._hub_now: datetime | None = None
        self._asked_at = self._shown_since = 0.0
        self.is_reached = True
        self._poll = QTimer(self, interval=poll_ms)
        self._poll.timeout.connect(self.refresh)
        hall.on_change(marshal(self, self.refresh))
        hall.on_state(marshal(self, self._tell_reached))

    def watch(self, question: Question[Any]) -> None:
        """Keep ``question`` answered from now on."""
        self._question = question
        self._poll.start()
        self.renew()

    def rest(self) -> None:
        """Ask nothing until the next ``watch``."""
        self._question = None
        self._round += 1
        self._poll.stop()

    def renew(self) -> None:
        """Ask now, and drop the answer under way: it may be older than what was just done."""
        self._round += 1
        self._asking = False
        self.refresh()

    def refresh(self) -> None:
        """Ask again, at once or after the answer under way."""
        if self._question is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        self._asked_at = self._clock.monotonic()
        question, this_round = self._question, self._round
        run(self, lambda: self._hall.ask(question), self._of(this_round, self._take), self._of(this_round, self._fail))

    def now(self) -> datetime:
        """Return the hub's time, counted on from the last answer that told it; before one this machine's."""
        if self._hub_now is None:
            return self._clock.now()
        return self._hub_now + timedelta(seconds=self.age())

    def age(self) -> float:
        """Return the seconds since the last question that was answered: an answer is as old as its question."""
        return self._clock.monotonic() - self._shown_since

    def _of(self, this_round: int, take: Callable[[T], None]) -> Callable[[T], None]:
        def deliver(result: T) -> None:
            if this_round == self._round:
                self._asking = False
                take(result)
                if self._again:
                    self.refresh()

        return deliver

    def _take(self, answer: object) -> None:
        self._hub_now, self._shown_since = getattr(answer, "now", None), self._asked_at
        self._tell_reached(reached=True)
        self.answered.emit(answer)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error)
        elif isinstance(error, KnownError):
            self._tell_reached(reached=False)
        else:
            raise error

    def _tell_reached(self, reached: bool) -> None:  # noqa: FBT001  the shape is the link's
        was, self.is_reached = self.is_reached, reached
        if was != reached:
            self.reached.emit(reached)
            if reached:
                self.refresh()
