"""Who may book: limits per person and per phone, and a pause for those who often did not come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from shared.domain.appointments.rules import AppointmentLimits
from shared.domain.refused import Code, Refused


def check_allowance(
    limits: AppointmentLimits, *, open_of_person: int, open_of_phone: int, missed: Sequence[datetime], now: datetime
) -> None:
    """Refuse (too_many_appointments, phone_limit, booking_paused) a further appointment.

    ``missed`` are the beginnings of the person's missed appointments. Whoever is paused can still walk in: nobody loses
    the service itself.
    """
    until = paused_until(limits, missed, now)
    if until is not None:
        text = f"Too many missed appointments: booking is possible again from {until:%Y-%m-%d}."
        raise Refused(Code.BOOKING_PAUSED, text, until=until.isoformat())
    if open_of_person >= limits.open_per_person:
        text = f"One person may have {limits.open_per_person} open appointments."
        raise Refused(Code.TOO_MANY_APPOINTMENTS, text, most=limits.open_per_person)
    if open_of_phone >= limits.open_per_phone:
        text = f"One phone number may have {limits.open_per_phone} open appointments."
        raise Refused(Code.PHONE_LIMIT, text, most=limits.open_per_phone)


def paused_until(limits: AppointmentLimits, missed: Sequence[datetime], now: datetime) -> datetime | None:
    """Return until when a person cannot book, ``None`` when they can."""
    recent = sorted(begins for begins in missed if now - timedelta(days=limits.missed_days) <= begins <= now)
    if len(recent) < limits.missed_most:
        return None
    until = recent[-1] + timedelta(days=limits.pause_days)
    return until if until > now else None
