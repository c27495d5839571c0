"""The life of an appointment: its states and the steps between them.

::

    reserved ─confirm→ booked ─arrive→ arrived
       │ lapse           │ cancel, move → cancelled ─arrive→ arrived (the person standing in the hall wins)
       ▼                 └ miss → missed ─arrive→ arrived (late: the place in the order is that of the arrival)
     lapsed
"""

from collections.abc import Mapping
from enum import StrEnum

from shared.domain.refused import Code, Refused


class AppointmentState(StrEnum):
    """Where an appointment stands; it is in exactly one state."""

    RESERVED = "reserved"
    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    MISSED = "missed"


class AppointmentStep(StrEnum):
    """What can happen to an appointment."""

    CONFIRM = "confirm"
    LAPSE = "lapse"
    CANCEL = "cancel"
    MISS = "miss"
    ARRIVE = "arrive"


_S = AppointmentState
STANDING = frozenset({_S.RESERVED, _S.BOOKED, _S.ARRIVED})
"""The states in which an appointment takes its places."""

OPEN = frozenset({_S.RESERVED, _S.BOOKED})
"""The states that count against a person's and a phone's limit."""

STEPS: Mapping[AppointmentStep, Mapping[AppointmentState, AppointmentState]] = {
    AppointmentStep.CONFIRM: {_S.RESERVED: _S.BOOKED, _S.BOOKED: _S.BOOKED},
    AppointmentStep.LAPSE: {_S.RESERVED: _S.LAPSED},
    AppointmentStep.CANCEL: {_S.RESERVED: _S.CANCELLED, _S.BOOKED: _S.CANCELLED, _S.CANCELLED: _S.CANCELLED},
    AppointmentStep.MISS: {_S.BOOKED: _S.MISSED},
    AppointmentStep.ARRIVE: {
        _S.BOOKED: _S.ARRIVED,
        _S.CANCELLED: _S.ARRIVED,
        _S.MISSED: _S.ARRIVED,
        _S.ARRIVED: _S.ARRIVED,
    },
}
"""The whole state machine. A step that leads back to the same state is the same act again, and changes nothing."""


def after_step(state: AppointmentState, step: AppointmentStep) -> AppointmentState:
    """Return the state that ``step`` leads to; raise :class:`Refused` (appointment_state) where it is not allowed."""
    target = STEPS[step].get(state)
    if target is None:
        text = f"An appointment that is {state} cannot take the step {step}."
        raise Refused(Code.APPOINTMENT_STATE, text, state=state, step=step)
    return target
