"""The clerk's hand on the hall: every intent becomes one act, every answer one sentence; knows no widget."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter.desk.errand import Errand
from counter.desk.keys import Action
from counter.desk.states import Reason, reasons_against
from shared.domain.plan import HallPlan
from shared.domain.refused import Code, Refused
from shared.errors import KnownError
from shared.hall.counters import CloseCounter, CounterState, Desk, DeskView, OpenCounter, PauseCounter
from shared.hall.messages import Act
from shared.hall.tickets import (
    BeginService,
    CallNext,
    CallTicket,
    CancelTicket,
    FinishService,
    HoldTicket,
    MarkNoShow,
    Recall,
    ResumeTicket,
    ReviveTicket,
    StaffTicket,
    TransferTicket,
    UndoLast,
)
from shared.link import Hall
from shared.ui.live import LiveView


class DeskControl(QObject):
    """One counter in one clerk's hands.

    ``changed(desk)`` comes with every fresh view; ``done(act)`` and ``failed(error)`` end an act;
    ``doubtful(bool)`` tells that an act's answer is not known; ``session_ended()`` asks for a new sign-in.
    """

    changed = Signal(object)
    started = Signal()
    slow = Signal()
    done = Signal(object)
    failed = Signal(object)
    doubtful = Signal(bool)
    closed = Signal()
    session_ended = Signal()

    def __init__(self, hall: Hall, live: LiveView, plan: HallPlan, counter: str, parent: QObject) -> None:
        super().__init__(parent)
        self.plan = plan
        self.counter = counter
        self.desk: Desk | None = None
        self._live = live
        self._errand = Errand(hall, self)
        self._errand.started.connect(self.started)
        self._errand.slow.connect(self.slow)
        self._errand.answered.connect(self._answered)
        self._errand.failed.connect(self._refused)
        self._errand.doubtful.connect(self.doubtful)
        live.answered.connect(self._renewed)
        live.refused.connect(self._unviewed)
        live.watch(DeskView(counter=counter))

    @property
    def busy(self) -> bool:
        """Whether an act is under way."""
        return self._errand.busy

    def now(self) -> datetime:
        """Return the hub's time."""
        return self._live.now()

    def reasons(self) -> Mapping[Action, Reason | None]:
        """Return why each action cannot be taken now; empty before the first view."""
        if self.desk is None:
            return {}
        return reasons_against(self.desk, self.plan.limits, self.now())

    def call_next(self) -> bool:
        """Call the first waiting person."""
        return self._errand.send(CallNext(counter=self.counter))

    def pick(self, ticket: str, reason: str) -> bool:
        """Call a chosen waiting ticket out of order."""
        return self._errand.send(CallTicket(counter=self.counter, ticket=ticket, reason=reason))

    def recall(self) -> bool:
        """Call the called person once more."""
        return self._with_person(lambda ticket: Recall(counter=self.counter, ticket=ticket))

    def begin(self) -> bool:
        """Begin: the called person has come."""
        return self._with_person(lambda ticket: BeginService(counter=self.counter, ticket=ticket))

    def no_show(self) -> bool:
        """Mark that the called person has not come."""
        return self._with_person(lambda ticket: MarkNoShow(counter=self.counter, ticket=ticket))

    def finish(self) -> bool:
        """Finish: the person is served."""
        return self._with_person(lambda ticket: FinishService(counter=self.counter, ticket=ticket))

    def hold(self, reason: str, minutes: int | None) -> bool:
        """Set the person aside, back in ``minutes`` if that is known."""
        back_at = None if minutes is None else self.now() + timedelta(minutes=minutes)
        return self._with_person(
            lambda ticket: HoldTicket(counter=self.counter, ticket=ticket, reason=reason, back_at=back_at)
        )

    def transfer(self, queue: str, note: str) -> bool:
        """Send the person on to another queue."""
        return self._with_person(
            lambda ticket: TransferTicket(counter=self.counter, ticket=ticket, queue=queue, note=note)
        )

    def resume(self, ticket: str) -> bool:
        """Go on with a held person."""
        return self._errand.send(ResumeTicket(counter=self.counter, ticket=ticket))

    def revive(self, ticket: str) -> bool:
        """Bring a missed person back into the queue."""
        return self._errand.send(ReviveTicket(ticket=ticket))

    def cancel(self, ticket: str, reason: str) -> bool:
        """Give up a waiting person's place."""
        return self._errand.send(CancelTicket(ticket=ticket, reason=reason))

    def undo(self) -> bool:
        """Take back the last step."""
        return self._errand.send(UndoLast(counter=self.counter))

    def pause(self, reason: str) -> bool:
        """Take no one for a while."""
        return self._errand.send(PauseCounter(counter=self.counter, reason=reason))

    def go_on(self) -> bool:
        """Take people again."""
        return self._errand.send(OpenCounter(counter=self.counter))

    def close(self) -> bool:
        """Leave the counter."""
        return self._errand.send(CloseCounter(counter=self.counter))

    @property
    def paused(self) -> bool:
        """Whether the counter pauses."""
        return self.desk is not None and self.desk.counter.state is CounterState.PAUSED

    def _with_person(self, act: Callable[[str], Act[StaffTicket]]) -> bool:
        if self.desk is None or self.desk.current is None:
            return False
        return self._errand.send(act(self.desk.current.ticket.id))

    def _renewed(self, desk: Desk) -> None:
        if desk.counter.id != self.counter:
            return
        self.desk = desk
        self._errand.settle()
        self.changed.emit(desk)

    def _answered(self, act: Act[Any], _answer: object) -> None:
        if isinstance(act, CloseCounter):
            self.closed.emit()
            return
        self._live.renew()
        self.done.emit(act)

    def _refused(self, _act: Act[Any], error: Refused | KnownError) -> None:
        self._live.renew()
        if isinstance(error, Refused) and error.code is Code.NOT_SIGNED_IN:
            self.session_ended.emit()
        self.failed.emit(error)

    def _unviewed(self, error: Refused) -> None:
        if error.code is Code.NOT_SIGNED_IN:
            self.session_ended.emit()
        else:
            self.failed.emit(error)
