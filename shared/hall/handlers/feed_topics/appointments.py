"""Appointments come from the centre: made, moved, cancelled, missed; who is in the hall already stays.

Which crossing ends how is in ``docs/sync.md``.
"""

import base64
from typing import TYPE_CHECKING

import msgspec

from shared.domain.appointments.states import AppointmentState
from shared.ids import Id
from shared.security.sealing import open_sealed, reading_key
from shared.store.appointments import AppointmentRow
from shared.sync.appointments import AppointmentBody, BookedPerson

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow


def apply(row: "FeedRow", work: "Work") -> None:
    """Bring the appointment to what the centre says, and keep the ticket it became here."""
    appointment = msgspec.convert(row.id, Id)
    if row.deleted:
        work.appointments.forget(appointment)
        return
    body = msgspec.json.decode(row.body, type=AppointmentBody)
    known = work.appointments.get(appointment)
    ticket = None if known is None else known.ticket
    work.appointments.save(_row(appointment, body, ticket, work))
    if ticket is not None and body.state is AppointmentState.CANCELLED:
        work.note("appointment.crossed", appointment, ticket=ticket, state=body.state, moved_to=body.moved_to)


def _row(appointment: str, body: AppointmentBody, ticket: str | None, work: "Work") -> AppointmentRow:
    sealed = open_sealed(reading_key(work.keys), base64.b64decode(body.person), about=appointment)
    person = msgspec.json.decode(sealed, type=BookedPerson)
    return AppointmentRow(
        id=appointment,
        queue=body.queue,
        begins=body.begins,
        slots=body.slots,
        state=body.state.value,
        number=body.number,
        person=work.cipher.person(person.id_number),
        holder_name=work.cipher.seal(person.name, row=appointment, column="holder_name"),
        holder_number=work.cipher.seal(person.id_number, row=appointment, column="holder_number"),
        matter=body.matter or None,
        language=body.language,
        moved_to=body.moved_to,
        ticket=ticket,
    )
