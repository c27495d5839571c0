"""The words of the desk: states, actions, reasons, spans of time; the rules know only codes."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from counter.desk.keys import Action
from counter.desk.pace import Elapsed, Pace
from counter.desk.states import DeskState, Reason, Why
from shared.domain.codes import CodeKind
from shared.hall.counters import CounterState, Undoable


def _states() -> Mapping[DeskState, str]:
    return {
        DeskState.IDLE: QCoreApplication.translate("desk-state", "Free"),
        DeskState.CALLED: QCoreApplication.translate("desk-state", "Called"),
        DeskState.SERVING: QCoreApplication.translate("desk-state", "Serving"),
        DeskState.HELD: QCoreApplication.translate("desk-state", "Free, people held"),
        DeskState.PAUSED: QCoreApplication.translate("desk-state", "Paused"),
        DeskState.CLOSED: QCoreApplication.translate("desk-state", "Closed"),
    }


def _counter_states() -> Mapping[CounterState, str]:
    return {
        CounterState.OPEN: QCoreApplication.translate("desk-state", "Open"),
        CounterState.PAUSED: QCoreApplication.translate("desk-state", "Paused"),
        CounterState.CLOSED: QCoreApplication.translate("desk-state", "Not open"),
    }


def _actions() -> Mapping[Action, str]:
    return {
        Action.CALL_NEXT: QCoreApplication.translate("desk-action", "Call next"),
        Action.RECALL: QCoreApplication.translate("desk-action", "Recall"),
        Action.NO_SHOW: QCoreApplication.translate("desk-action", "Not come"),
        Action.HOLD: QCoreApplication.translate("desk-action", "Hold"),
        Action.BEGIN: QCoreApplication.translate("desk-action", "Begin"),
        Action.TRANSFER: QCoreApplication.translate("desk-action", "Transfer"),
        Action.FINISH: QCoreApplication.translate("desk-action", "Finish"),
        Action.PICK: QCoreApplication.translate("desk-action", "Find, call"),
        Action.PAUSE: QCoreApplication.translate("desk-action", "Pause"),
        Action.GUIDE: QCoreApplication.translate("desk-action", "Guide"),
        Action.LOCK: QCoreApplication.translate("desk-action", "Lock"),
        Action.UNDO: QCoreApplication.translate("desk-action", "Undo"),
        Action.RESUME: QCoreApplication.translate("desk-action", "Resume"),
        Action.REVIVE: QCoreApplication.translate("desk-action", "Bring back"),
        Action.CANCEL: QCoreApplication.translate("desk-action", "Cancel ticket"),
        Action.CLOSE: QCoreApplication.translate("desk-action", "Close counter"),
    }


ICONS: Mapping[Action, str] = {
    Action.CALL_NEXT: "call",
    Action.RECALL: "recall",
    Action.NO_SHOW: "no-show",
    Action.HOLD: "hold",
    Action.BEGIN: "play",
    Action.TRANSFER: "transfer",
    Action.FINISH: "finish",
    Action.PICK: "search",
    Action.PAUSE: "pause",
    Action.GUIDE: "list",
    Action.LOCK: "lock",
    Action.UNDO: "undo",
    Action.RESUME: "play",
    Action.REVIVE: "back",
    Action.CANCEL: "delete",
    Action.CLOSE: "stop",
}


def _reasons() -> Mapping[Why, str]:
    return {
        Why.CLOSED: QCoreApplication.translate("desk-why", "The counter is closed."),
        Why.PAUSED: QCoreApplication.translate("desk-why", "The counter is paused. Go on first."),
        Why.SOMEBODY_CALLED: QCoreApplication.translate(
            "desk-why", "{number} is called. Begin, or mark as not come, first."
        ),
        Why.SOMEBODY_SERVED: QCoreApplication.translate(
            "desk-why", "{number} is being served. Finish, hold or transfer first."
        ),
        Why.NOBODY_CALLED: QCoreApplication.translate("desk-why", "Nobody is called."),
        Why.NOBODY_SERVED: QCoreApplication.translate("desk-why", "Nobody is being served."),
        Why.NOT_BEGUN: QCoreApplication.translate("desk-why", "{number} is called. Begin first."),
        Why.BEGUN: QCoreApplication.translate("desk-why", "{number} is being served already."),
        Why.NOBODY_WAITING: QCoreApplication.translate("desk-why", "Nobody is waiting for your queues."),
        Why.NOBODY_HELD: QCoreApplication.translate("desk-why", "Nobody is held."),
        Why.NOBODY_MISSED: QCoreApplication.translate("desk-why", "Nobody missed the call."),
        Why.RECALL_SOON: QCoreApplication.translate("desk-why", "Recall again in {seconds} s."),
        Why.RECALL_LIMIT: QCoreApplication.translate(
            "desk-why", "Recalled {most} times already. Begin, or mark as not come."
        ),
        Why.HELD_LIMIT: QCoreApplication.translate(
            "desk-why", "You hold {most} people already. Resume one of them first."
        ),
        Why.NO_GUIDE: QCoreApplication.translate(
            "desk-why", "Nothing says what the person comes for. Scan the printed guide."
        ),
        Why.STILL_HERE: QCoreApplication.translate(
            "desk-why", "Still at this counter: {numbers}. Finish or transfer them first."
        ),
        Why.NOTHING_TO_UNDO: QCoreApplication.translate("desk-why", "There is nothing left to undo."),
    }


def _undo_steps() -> Mapping[str, str]:
    return {
        "no_show": QCoreApplication.translate("desk-undo", "{number} marked as not come"),
        "finish": QCoreApplication.translate("desk-undo", "{number} finished"),
        "transfer": QCoreApplication.translate("desk-undo", "{number} transferred"),
        "hold": QCoreApplication.translate("desk-undo", "{number} held"),
    }


def state_word(state: DeskState) -> str:
    """Return the word for the desk's state."""
    return _states()[state]


def counter_word(state: CounterState) -> str:
    """Return the word for a counter's state."""
    return _counter_states()[state]


def action_word(action: Action) -> str:
    """Return the word on an action's button."""
    return _actions()[action]


def reason_sentence(reason: Reason | None) -> str:
    """Return why an action cannot be taken, an empty text where it can."""
    if reason is None:
        return ""
    return _reasons()[reason.why].format(**reason.facts)


def undo_sentence(undo: Undoable) -> str:
    """Return what an undo would take back."""
    return _undo_steps()[undo.step].format(number=undo.number)


def minutes(count: int) -> str:
    """Return a whole number of minutes with its unit."""
    return QCoreApplication.translate("desk-time", "{count} min").format(count=count)


def pace_word(elapsed: Elapsed) -> str:
    """Return the word that goes with the colour of the clock (rules C7, K18)."""
    if elapsed.pace is Pace.OVER:
        over = int((elapsed.spent - elapsed.target) / timedelta(minutes=1))
        return QCoreApplication.translate("desk-time", "Over by {count} min").format(count=over)
    if elapsed.pace is Pace.NEAR:
        return QCoreApplication.translate("desk-time", "Target is near")
    return QCoreApplication.translate("desk-time", "On time")


def code_sentence(kind: CodeKind) -> str:
    """Return what a scanned code is that a desk cannot use; nothing of the code is in it."""
    sentences = {
        CodeKind.LINK: QCoreApplication.translate("desk-scan", "This code is a web link; it is not opened here."),
        CodeKind.CREDENTIAL: QCoreApplication.translate(
            "desk-scan", "Electronic credentials cannot be checked here. Ask for the card."
        ),
    }
    other = QCoreApplication.translate("desk-scan", "This code is no ticket of this hall.")
    return sentences.get(kind, other)


def age_word(seconds: float) -> str:
    """Return how old something shown is."""
    if seconds < 60:  # noqa: PLR2004 seconds to a minute
        return QCoreApplication.translate("desk-time", "{count} s ago").format(count=int(seconds))
    return QCoreApplication.translate("desk-time", "{count} min ago").format(count=int(seconds // 60))
