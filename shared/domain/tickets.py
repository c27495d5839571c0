"""The life of a ticket: its states, the steps between them, and the limits of recall and return."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.refused import Code, Refused


class TicketState(StrEnum):
    """Where one person's place in a queue stands; a ticket is in exactly one state."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN_STATES = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD})
"""The states in which a person still has a place: one such ticket per person and queue."""


class Step(StrEnum):
    """What can happen to a ticket."""

    CALL = "call"
    RECALL = "recall"
    BEGIN = "begin"
    NO_SHOW = "no_show"
    REVIVE = "revive"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    FINISH = "finish"
    CANCEL = "cancel"
    EXPIRE = "expire"


_S = TicketState
STEPS: Mapping[Step, Mapping[TicketState, TicketState]] = {
    Step.CALL: {_S.WAITING: _S.CALLED},
    Step.RECALL: {_S.CALLED: _S.CALLED},
    Step.BEGIN: {_S.CALLED: _S.SERVING},
    Step.NO_SHOW: {_S.CALLED: _S.MISSED},
    Step.REVIVE: {_S.MISSED: _S.WAITING},
    Step.HOLD: {_S.SERVING: _S.HELD},
    Step.RESUME: {_S.HELD: _S.SERVING},
    Step.TRANSFER: {_S.SERVING: _S.WAITING},
    Step.FINISH: {_S.SERVING: _S.DONE},
    Step.CANCEL: {_S.WAITING: _S.CANCELLED},
    Step.EXPIRE: {_S.WAITING: _S.EXPIRED, _S.CALLED: _S.EXPIRED, _S.HELD: _S.EXPIRED},
}
"""The whole state machine: for each step, the states it may start from and where it leads."""


def after(state: TicketState, step: Step) -> TicketState:
    """Return the state that ``step`` leads to; raise :class:`Refused` (wrong_state) where the step is not allowed."""
    target = STEPS[step].get(state)
    if target is None:
        raise Refused(
            Code.WRONG_STATE, f"A ticket that is {state} cannot take the step {step}.", state=state, step=step
        )
    return target


def check_recall(recalls: int, last_call: datetime, now: datetime, *, most: int, gap: timedelta) -> None:
    """Refuse a recall beyond ``most`` or sooner than ``gap`` after the last call (rule C9: at most 3, 10 s apart)."""
    if recalls >= most:
        raise Refused(Code.RECALL_LIMIT, f"This ticket was recalled {most} times already.", most=most)
    wait = last_call + gap - now
    if wait > timedelta(0):
        seconds = max(1, round(wait.total_seconds()))
        raise Refused(Code.RECALL_TOO_SOON, f"Recall again in {seconds} s.", seconds=seconds)


def check_revival(missed_at: datetime, now: datetime, *, within: timedelta) -> None:
    """Refuse to bring back a no-show later than ``within`` after it was marked."""
    if now - missed_at > within:
        minutes = int(within.total_seconds() // 60)
        raise Refused(Code.REVIVE_TOO_LATE, f"A missed ticket can come back within {minutes} min.", minutes=minutes)


def number_text(letter: str, number: int, width: int = 3) -> str:
    """Return what people read and hear, such as ``A012``."""
    return f"{letter}{number:0{width}d}"
