"""What a clerk may do now and why not the rest: the desk's state machine (rule C8), free of windows.

The hall decides in the end; this says beforehand what it would say, so that a key that cannot work tells its reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from counter.desk.keys import Action
from shared.domain.plan import Limits
from shared.domain.tickets import TicketState
from shared.hall.counters import CounterState, Desk


class DeskState(StrEnum):
    """What the desk is busy with; the person before it counts more than whether it takes new ones."""

    IDLE = "idle"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    PAUSED = "paused"
    CLOSED = "closed"


class Why(StrEnum):
    """Why an action cannot be taken now; the window finds the words."""

    CLOSED = "closed"
    PAUSED = "paused"
    SOMEBODY_CALLED = "somebody_called"
    SOMEBODY_SERVED = "somebody_served"
    NOBODY_CALLED = "nobody_called"
    NOBODY_SERVED = "nobody_served"
    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    NOBODY_WAITING = "nobody_waiting"
    NOBODY_HELD = "nobody_held"
    NOBODY_MISSED = "nobody_missed"
    RECALL_SOON = "recall_soon"
    RECALL_LIMIT = "recall_limit"
    HELD_LIMIT = "held_limit"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NO_GUIDE = "no_guide"
    STILL_HERE = "still_here"


@dataclass(frozen=True)
class Reason:
    """One reason with the facts its sentence needs (numbers and ticket numbers only)."""

    why: Why
    facts: Mapping[str, str | int] = field(default_factory=dict)


def state_of(desk: Desk) -> DeskState:
    """Return what the desk is busy with."""
    if desk.current is not None:
        return DeskState.SERVING if desk.current.ticket.state is TicketState.SERVING else DeskState.CALLED
    if desk.counter.state is CounterState.CLOSED:
        return DeskState.CLOSED
    if desk.counter.state is CounterState.PAUSED:
        return DeskState.PAUSED
    return DeskState.HELD if desk.held else DeskState.IDLE


def reasons_against(desk: Desk, limits: Limits, now: datetime) -> Mapping[Action, Reason | None]:
    """Return for every action the reason why it cannot be taken ``now``, ``None`` where it can."""
    situation = _Situation(desk, limits, now)
    return {action: rule(situation) for action, rule in _RULES.items()}


def recall_wait(desk: Desk, limits: Limits, now: datetime) -> timedelta:
    """Return how long until the called person may be called again (rule C9), zero when at once."""
    if desk.current is None or desk.current.ticket.called_at is None:
        return timedelta(0)
    return max(timedelta(0), desk.current.ticket.called_at + limits.recall_gap - now)


@dataclass(frozen=True)
class _Situation:
    desk: Desk
    limits: Limits
    now: datetime

    @property
    def number(self) -> str:
        return self.desk.current.ticket.number if self.desk.current else ""

    @property
    def state(self) -> DeskState:
        return state_of(self.desk)


def _busy(at: _Situation) -> Reason | None:
    if at.state is DeskState.CALLED:
        return Reason(Why.SOMEBODY_CALLED, {"number": at.number})
    if at.state is DeskState.SERVING:
        return Reason(Why.SOMEBODY_SERVED, {"number": at.number})
    return None


def _not_taking(at: _Situation) -> Reason | None:
    if at.desk.counter.state is CounterState.CLOSED:
        return Reason(Why.CLOSED)
    return Reason(Why.PAUSED) if at.desk.counter.state is CounterState.PAUSED else None


def _against_call(at: _Situation) -> Reason | None:
    return _busy(at) or _not_taking(at) or _nobody_waits(at)


def _nobody_waits(at: _Situation) -> Reason | None:
    return None if at.desk.waiting_count else Reason(Why.NOBODY_WAITING)


def _not_called(at: _Situation) -> Reason | None:
    if at.state is DeskState.SERVING:
        return Reason(Why.BEGUN, {"number": at.number})
    return None if at.state is DeskState.CALLED else Reason(Why.NOBODY_CALLED)


def _not_serving(at: _Situation) -> Reason | None:
    if at.state is DeskState.CALLED:
        return Reason(Why.NOT_BEGUN, {"number": at.number})
    return None if at.state is DeskState.SERVING else Reason(Why.NOBODY_SERVED)


def _against_recall(at: _Situation) -> Reason | None:
    against = _not_called(at)
    if against or at.desk.current is None:
        return against
    if at.desk.current.ticket.recalls >= at.limits.recall_most:
        return Reason(Why.RECALL_LIMIT, {"most": at.limits.recall_most})
    wait = recall_wait(at.desk, at.limits, at.now)
    return Reason(Why.RECALL_SOON, {"seconds": -int(-wait.total_seconds() // 1)}) if wait else None


def _against_hold(at: _Situation) -> Reason | None:
    against = _not_serving(at)
    if against is None and len(at.desk.held) >= at.limits.held_most:
        return Reason(Why.HELD_LIMIT, {"most": at.limits.held_most})
    return against


def _against_resume(at: _Situation) -> Reason | None:
    return (None if at.desk.held else Reason(Why.NOBODY_HELD)) or _busy(at) or _not_taking(at)


def _against_revive(at: _Situation) -> Reason | None:
    return None if at.desk.missed else Reason(Why.NOBODY_MISSED)


def _against_undo(at: _Situation) -> Reason | None:
    undo = at.desk.undo
    return None if undo is not None and undo.until > at.now else Reason(Why.NOTHING_TO_UNDO)


def _against_guide(at: _Situation) -> Reason | None:
    """Let a key open what the ticket is for; a sheet needs no key."""
    return None if at.desk.current is not None and at.desk.current.matter is not None else Reason(Why.NO_GUIDE)


def _against_close(at: _Situation) -> Reason | None:
    """Rule C23: a counter with people is not closed, and the list says who they are."""
    here = [*([at.desk.current] if at.desk.current else []), *at.desk.held]
    return Reason(Why.STILL_HERE, {"numbers": "、".join(one.ticket.number for one in here)}) if here else None


def _never(_: _Situation) -> Reason | None:
    return None


_RULES: Mapping[Action, Callable[[_Situation], Reason | None]] = {
    Action.CALL_NEXT: _against_call,
    Action.RECALL: _against_recall,
    Action.NO_SHOW: _not_called,
    Action.HOLD: _against_hold,
    Action.BEGIN: _not_called,
    Action.TRANSFER: _not_serving,
    Action.FINISH: _not_serving,
    Action.PICK: _nobody_waits,
    Action.PAUSE: _never,
    Action.GUIDE: _against_guide,
    Action.LOCK: _never,
    Action.UNDO: _against_undo,
    Action.RESUME: _against_resume,
    Action.REVIVE: _against_revive,
    Action.CANCEL: _nobody_waits,
    Action.CLOSE: _against_close,
}
