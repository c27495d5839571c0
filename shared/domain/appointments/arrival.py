"""What happens when someone with an appointment stands in the hall: their place in the order, or why not yet."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from shared.domain.appointments.rules import AppointmentLimits
from shared.domain.appointments.states import AppointmentState, AppointmentStep, after_step
from shared.domain.refused import Code, Refused


class Punctuality(StrEnum):
    """How an arrival relates to its slot, told to the person and kept."""

    ON_TIME = "on_time"
    LATE = "late"
    AFTER_CANCELLING = "after_cancelling"
    """Cancelled online, yet here (``sync.md``: the person standing in the hall wins)."""


@dataclass(frozen=True)
class Arrival:
    """A check-in: ``rank_at`` is the moment at which the ticket counts as having arrived (``domain.md``)."""

    rank_at: datetime
    punctuality: Punctuality


def arrive(
    state: AppointmentState, begins: datetime, now: datetime, zone: ZoneInfo, limits: AppointmentLimits
) -> Arrival:
    """Return the arrival of an appointment that begins at ``begins``, or refuse it.

    On time (up to ``late`` after the beginning) it is called as if it had come at its slot; later, and after a
    cancellation, as if without an appointment. Refused: too_early (before ``early``), other_day, appointment_state
    (never confirmed).
    Whoever is refused can take an ordinary ticket.
    """
    local, day = now.astimezone(zone), begins.astimezone(zone).date()
    after_step(state, AppointmentStep.ARRIVE)
    if local.date() != day:
        raise Refused(Code.OTHER_DAY, f"This appointment is for {day}.", day=day.isoformat())
    if state is AppointmentState.CANCELLED:
        return Arrival(now, Punctuality.AFTER_CANCELLING)
    opens = begins - limits.early
    if now < opens:
        text = f"Check-in opens at {opens.astimezone(zone):%H:%M}."
        raise Refused(Code.TOO_EARLY, text, opens=opens.isoformat(), begins=begins.isoformat())
    if now > begins + limits.late:
        return Arrival(now, Punctuality.LATE)
    return Arrival(begins, Punctuality.ON_TIME)
