"""Booking: what a person does with an appointment online, each step one transaction and safe to be sent twice.

Who books first reserves a place and then confirms it; a reservation nobody confirms lapses. A place that is given up
rests for a while before others can have it. An appointment is moved by making a new one and cancelling the old one in
one transaction, so that nobody ever stands without either.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from central.appointments.person import Booker
from central.appointments.publication import Publisher
from central.appointments.rows import AppointmentRow, AppointmentTable
from central.messages.notices import Notices
from shared.domain.appointments.allowance import check_allowance
from shared.domain.appointments.rules import BookingRule
from shared.domain.appointments.slots import Slot, half_hours, offered
from shared.domain.appointments.states import OPEN, AppointmentState, AppointmentStep, after_step
from shared.domain.plan import HallPlan, Queue
from shared.domain.refused import Code, Refused
from shared.security.fields import FieldCipher
from shared.store.moments import read, stored
from shared.store.session import Session

_NUMBERS = 10**8


@dataclass(frozen=True)
class Wish:
    """What a person wants; ``id`` is made by whoever asks, so that the same wish sent twice books once."""

    id: str
    queue: str
    begins: datetime
    matter: str = ""
    language: str = "zh"


class Bookings:
    """One hall's appointments at one moment, inside one transaction of the centre."""

    def __init__(self, session: Session, hall: str, plan: HallPlan, cipher: FieldCipher, now: datetime) -> None:
        self._hall, self._plan, self._cipher, self._now = hall, plan, cipher, now
        self._table = AppointmentTable(session, hall, now)
        self._publisher = Publisher(session, hall, cipher, now)
        self._notices = Notices(session, hall, plan, now)

    def slots(self, queue_id: str, day: date) -> tuple[Slot, ...]:
        """Return what a queue offers on a day, full slots included; refused (unknown_queue, no_appointments)."""
        queue = self._plan.queue(queue_id)
        return self._offered(queue, _rule(queue), day)

    def get(self, appointment_id: str) -> AppointmentRow:
        """Return an appointment as it stands; refused (unknown_appointment)."""
        row = self._table.get(appointment_id)
        if row is None:
            raise Refused(Code.UNKNOWN_APPOINTMENT, "There is no such appointment.")
        return row

    def reserve(self, wish: Wish, booker: Booker) -> AppointmentRow:
        """Hold a place until it is confirmed; sent again with something corrected, that counts.

        Refused: no_appointments, slot_gone (not offered), slot_full,
        too_many_appointments, phone_limit, booking_paused.
        """
        person, phone = self._cipher.person(booker.id_number), self._cipher.person(booker.phone)
        self._table.take_turns(_turn_of(wish), wish.id, f"person {person}", f"phone {phone}")
        known = self._table.get(wish.id)
        if known is not None and (known.state != AppointmentState.RESERVED or self._says(known, wish, booker)):
            return known
        if known is not None:
            self._table.delete(known)
        self._check_allowance(person, phone)
        row = self._new_row(wish, person, phone, booker)
        if known is not None:
            row = replace(row, number=known.number, reserved_until=known.reserved_until)
        self._table.add(row)
        return row

    def confirm(self, appointment_id: str) -> AppointmentRow:
        """Make a reservation an appointment and tell the hall; refused (appointment_state) once it lapsed."""
        self._table.take_turns(appointment_id)
        row = self.get(appointment_id)
        if row.state == AppointmentState.BOOKED:
            return row
        booked = self._save(row, AppointmentStep.CONFIRM, reserved_until=None)
        self._notices.booked(booked)
        return booked

    def cancel(self, appointment_id: str) -> AppointmentRow:
        """Give an appointment up; refused (appointment_state) when the person is in the hall already."""
        self._table.take_turns(appointment_id)
        row = self.get(appointment_id)
        if row.state == AppointmentState.CANCELLED:
            return row
        cancelled = self._save(row, AppointmentStep.CANCEL, freed_at=stored(self._now))
        if row.state == AppointmentState.BOOKED:
            self._notices.cancelled(cancelled)
        return cancelled

    def move(self, appointment_id: str, new_id: str, begins: datetime) -> AppointmentRow:
        """Take another time and return the new appointment; where that is not to be had, the old one stands."""
        known = self._table.get(new_id)
        if known is not None:
            return known
        old = self.get(appointment_id)
        wish = Wish(new_id, old.queue, begins, old.matter, old.language)
        self._table.take_turns(_turn_of(wish), appointment_id)
        old = self.get(appointment_id)
        if old.state != AppointmentState.BOOKED:
            raise Refused(Code.APPOINTMENT_STATE, f"The appointment is {old.state}.", state=old.state, step="move")
        new = self._new_row(wish, old.person, old.phone, self.booker(old))
        self._table.add(replace(new, state=AppointmentState.BOOKED.value, reserved_until=None))
        self._save(old, AppointmentStep.CANCEL, freed_at=stored(self._now), moved_to=new_id)
        moved = self.get(new_id)
        self._publisher.publish(moved)
        self._notices.moved(moved)
        return moved

    def booker(self, row: AppointmentRow) -> Booker:
        """Return who booked, decrypted."""
        name, number, phone, mail = (
            "" if sealed is None else self._cipher.open(sealed, row=row.id, column=column)
            for sealed, column in (
                (row.name_sealed, "name"),
                (row.id_number_sealed, "id_number"),
                (row.phone_sealed, "phone"),
                (row.mail_sealed, "mail"),
            )
        )
        return Booker(name, number, phone, mail)

    def find(self, number: str, phone: str) -> AppointmentRow:
        """Return the open appointment with this number made from this phone; refused (unknown_appointment)."""
        hashed = self._cipher.person(phone)
        for row in self._table.with_number(number):
            if row.phone == hashed and read(row.begins) >= self._now - timedelta(days=1):
                return row
        raise Refused(Code.UNKNOWN_APPOINTMENT, "There is no such appointment.")

    def _offered(self, queue: Queue, rule: BookingRule, day: date) -> tuple[Slot, ...]:
        if not queue.open:
            return ()
        zone = self._plan.zone_info
        begins = datetime.combine(day, time(), tzinfo=zone)
        rows = self._table.between(queue.id, begins, begins + timedelta(days=1))
        taking = [row for row in rows if row.takes_places(self._now, self._plan.appointments)]
        whole = half_hours(self._plan.hours_of(queue), day, zone)
        return offered(rule, whole, _half_hours(taking), self._now)

    def _says(self, row: AppointmentRow, wish: Wish, booker: Booker) -> bool:
        """Tell whether a reservation says what is wished."""
        return (row.queue, read(row.begins)) == (wish.queue, wish.begins) and self.booker(row) == booker

    def _check_allowance(self, person: str, phone: str) -> None:
        of_person = self._table.of_person(person)
        check_allowance(
            self._plan.appointments,
            open_of_person=sum(row.state in OPEN for row in of_person),
            open_of_phone=sum(row.state in OPEN for row in self._table.of_phone(phone)),
            missed=[read(row.begins) for row in of_person if row.state == AppointmentState.MISSED],
            now=self._now,
        )

    def _new_row(self, wish: Wish, person: str, phone: str, booker: Booker) -> AppointmentRow:
        queue = self._plan.queue(wish.queue)
        rule = _rule(queue)
        self._check_slot(queue, rule, wish.begins)
        seal = self._cipher.seal
        return AppointmentRow(
            hall_id=self._hall,
            id=wish.id,
            queue=queue.id,
            begins=stored(wish.begins),
            slots=rule.slots,
            state=AppointmentState.RESERVED.value,
            number=self._free_number(),
            person=person,
            phone=phone,
            name_sealed=seal(booker.name, row=wish.id, column="name"),
            id_number_sealed=seal(booker.id_number, row=wish.id, column="id_number"),
            phone_sealed=seal(booker.phone, row=wish.id, column="phone"),
            mail_sealed=seal(booker.mail, row=wish.id, column="mail") if booker.mail else None,
            matter=wish.matter,
            language=wish.language,
            made_at=stored(self._now),
            reserved_until=stored(self._now + self._plan.appointments.confirm_within),
        )

    def _check_slot(self, queue: Queue, rule: BookingRule, begins: datetime) -> None:
        day = begins.astimezone(self._plan.zone_info).date()
        slot = next((slot for slot in self._offered(queue, rule, day) if slot.begins == begins), None)
        if slot is None:
            raise Refused(Code.SLOT_GONE, "This time is not offered.", queue=queue.id)
        if not slot.left:
            raise Refused(Code.SLOT_FULL, "The last place of this time has just been taken.", queue=queue.id)

    def _free_number(self) -> str:
        while True:
            number = f"{secrets.randbelow(_NUMBERS):08d}"
            if not self._table.with_number(number):
                return number

    def _save(self, row: AppointmentRow, step: AppointmentStep, **changes: int | str | None) -> AppointmentRow:
        state = after_step(AppointmentState(row.state), step)
        saved = replace(row, state=state.value, **changes)  # type: ignore[arg-type]
        self._table.save(saved)
        if row.state == AppointmentState.BOOKED or state is AppointmentState.BOOKED:
            self._publisher.publish(saved)
        return saved


def _rule(queue: Queue) -> BookingRule:
    if queue.booking is None:
        raise Refused(Code.NO_APPOINTMENTS, f"The queue {queue.name} takes no appointments.", queue=queue.id)
    return queue.booking


def _turn_of(wish: Wish) -> str:
    return f"queue {wish.queue}"


def _half_hours(rows: Iterable[AppointmentRow]) -> Iterable[datetime]:
    return (part for row in rows for part in row.half_hours)
