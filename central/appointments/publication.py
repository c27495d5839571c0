"""How a hall hears of an appointment: one row of the feed, in which only that hall can read the person."""

import base64
from datetime import datetime

import msgspec

from central.appointments.rows import AppointmentRow
from central.feed import Feed, Published
from central.read.halls import sealing_key_of
from shared.domain.appointments.states import AppointmentState
from shared.domain.refused import Code, Refused
from shared.security.fields import FieldCipher
from shared.security.sealing import seal_for
from shared.store.session import Session
from shared.sync.appointments import TOPIC, AppointmentBody, BookedPerson


class Publisher:
    """Publishes the appointments of one hall."""

    def __init__(self, session: Session, hall: str, cipher: FieldCipher, now: datetime) -> None:
        self._session, self._hall, self._cipher, self._now = session, hall, cipher, now

    def publish(self, row: AppointmentRow) -> None:
        """Tell the hall how an appointment stands now; refused (no_appointments) before the hall told its key."""
        body = AppointmentBody(
            queue=row.queue,
            begins=row.begins,
            slots=row.slots,
            state=AppointmentState(row.state),
            number=row.number,
            person=base64.b64encode(self._sealed_person(row)).decode(),
            matter=row.matter,
            language=row.language,
            moved_to=row.moved_to,
        )
        Feed(self._session).publish(Published(TOPIC, row.id, body, hall=self._hall), self._now)

    def withdraw(self, row: AppointmentRow) -> None:
        """Let the hall forget an appointment whose day is long over."""
        Feed(self._session).publish(Published(TOPIC, row.id, deleted=True, hall=self._hall), self._now)

    def _sealed_person(self, row: AppointmentRow) -> bytes:
        key = sealing_key_of(self._session, self._hall)
        if key is None:
            raise Refused(Code.NO_APPOINTMENTS, "This hall cannot receive appointments yet.", hall=self._hall)
        person = BookedPerson(
            self._cipher.open(row.name_sealed, row=row.id, column="name"),
            self._cipher.open(row.id_number_sealed, row=row.id, column="id_number"),
        )
        return seal_for(key, msgspec.json.encode(person), about=row.id)
