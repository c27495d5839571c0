"""Acts and questions about appointments in the hall: finding one's own, and checking in."""

from datetime import date, datetime, time
from typing import Annotated

import msgspec

from shared.domain.appointments.arrival import Punctuality
from shared.domain.appointments.states import AppointmentState
from shared.hall.messages import Act, Question
from shared.hall.places import Obstacle
from shared.hall.tickets import Holder, Ticket
from shared.ids import Id

AppointmentCode = Annotated[str, msgspec.Meta(max_length=400)]
"""The code on a telephone (:mod:`shared.security.appointment_codes`), empty for none."""

Number = Annotated[str, msgspec.Meta(pattern="^([0-9]{8})?$")]


class AppointmentNow(msgspec.Struct, frozen=True, kw_only=True):
    """One appointment as the person at a kiosk sees it; ``ticket`` is the number it became, empty before.

    ``punctuality`` is what checking in now would be, ``obstacle`` why it does not go; neither is there once it is a
    ticket.
    """

    id: Id
    queue: str
    begins: datetime
    state: AppointmentState
    ticket: str = ""
    punctuality: Punctuality | None = None
    obstacle: Obstacle | None = None


class FindAppointments(Question[list[AppointmentNow]], frozen=True, kw_only=True, tag=True):
    """A person's appointments: by code of whatever day, by document or eight-digit number those of today.

    One that was moved is followed to where it went. Refused (unknown_appointment) for a code the centre did not sign
    for this hall.
    """

    code: AppointmentCode = ""
    holder: Holder | None = None
    number: Number = ""


class CheckedIn(msgspec.Struct, frozen=True, kw_only=True):
    """The ticket an appointment became; ``again`` and ``page`` as in :class:`shared.hall.tickets.TicketIssued`."""

    ticket: Ticket
    ahead: int
    punctuality: Punctuality
    begins: datetime
    again: bool = False
    page: str = ""


class CheckIn(Act[CheckedIn], frozen=True, kw_only=True, tag=True):
    """The person is here: the appointment becomes a ticket in its queue, once, however often and wherever it is sent.

    ``code`` proves an appointment that this hall has not heard of yet. Refused: unknown_appointment, too_early,
    other_day, queue_closed, numbers_exhausted.
    """

    appointment: Id
    code: AppointmentCode = ""
    holder: Holder | None = None


class StrandedDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which people have booked while the hall is not open: how many, from when to when in the hall's zone.

    ``name`` is that of the calendar's day, if it has one; of the people nothing is told.
    """

    day: date
    count: int
    first: time
    last: time
    name: str = ""
    name_en: str = ""


class StrandedDays(Question[list[StrandedDay]], frozen=True, kw_only=True, tag=True):
    """The days ahead on which a closing met people who have booked, the next one first."""
