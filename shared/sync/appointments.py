"""What the centre publishes of an appointment to its hall: topic ``appointments``, one row each."""

from typing import Annotated

import msgspec

from shared.domain.appointments.states import AppointmentState
from shared.ids import Id

TOPIC = "appointments"


class AppointmentBody(msgspec.Struct, frozen=True, kw_only=True):
    """One appointment; ``begins`` in microseconds since 1970.

    ``person`` is a :class:`BookedPerson` as JSON, sealed for the hall (:mod:`shared.security.sealing`) about the row's
    id, in base64. ``moved_to`` is the appointment that took this one's place.
    """

    queue: str
    begins: int
    slots: int
    state: AppointmentState
    number: Annotated[str, msgspec.Meta(pattern="^[0-9]{8}$")]
    person: str
    matter: str = ""
    language: str = "zh"
    moved_to: Id | None = None


class BookedPerson(msgspec.Struct, frozen=True):
    """Who booked, as typed online."""

    name: str
    id_number: str

    def __repr__(self) -> str:
        """Reveal nothing."""
        return "BookedPerson(…)"
