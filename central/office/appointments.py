"""One appointment by its link: seen without its person, confirmed, given up; and its link by number and phone."""

import unicodedata

from central.appointments.links import link_key, link_of
from central.appointments.person import checked_phone
from central.appointments.rows import AppointmentRow
from central.calendar.stranded import is_stranded
from central.centre import Centre
from central.office.asks import Appointment, Cancel, Confirm, LookUp, See, WhoseLink
from central.office.books import Book, changing, opened, reading
from central.read.tickets import number_of
from shared.domain.appointments.rules import SLOT
from shared.domain.appointments.states import AppointmentState
from shared.domain.masking import mask_id_number, mask_mail, mask_name, mask_phone
from shared.security.appointment_codes import AppointmentCode, appointment_code
from shared.store.moments import read


def see(ask: See, centre: Centre) -> Appointment:
    """Return the appointment."""
    appointment = opened(centre, ask.hall, ask.link)
    with reading(centre, ask.hall) as book:
        row = book.appointment(appointment)
        return _shown(centre, book, row, number_of(book.session, ask.hall, row.ticket or ""))


def whose_link(ask: WhoseLink, centre: Centre) -> str:
    """Return which appointment's link this is."""
    return opened(centre, ask.hall, ask.link)


def confirm(ask: Confirm, centre: Centre) -> None:
    """Make it an appointment."""
    appointment = opened(centre, ask.hall, ask.link)
    with changing(centre, ask.hall) as book:
        book.bookings.confirm(book.appointment(appointment).id)


def cancel(ask: Cancel, centre: Centre) -> None:
    """Give it up."""
    appointment = opened(centre, ask.hall, ask.link)
    with changing(centre, ask.hall) as book:
        book.bookings.cancel(book.appointment(appointment).id)


def look_up(ask: LookUp, centre: Centre) -> str:
    """Return the address of an appointment; how often that may be tried is counted before (:mod:`..guesses`)."""
    with reading(centre, ask.hall) as book:
        row = book.bookings.find(digits(ask.number), checked_phone(ask.phone))
    return link_of(ask.hall, row.id, link_key(centre.key))


def digits(number: str) -> str:
    """Return the eight digits of an appointment's number, however they were written and grouped."""
    return "".join(filter(str.isdecimal, unicodedata.normalize("NFKC", number)))[:8]


def _shown(centre: Centre, book: Book, row: AppointmentRow, ticket: str) -> Appointment:
    zone = book.plan.zone_info
    begins = read(row.begins).astimezone(zone)
    who, booked = book.bookings.booker(row), row.state == AppointmentState.BOOKED
    what = AppointmentCode(row.id, book.hall, row.queue, read(row.begins), row.slots)
    return Appointment(
        id=row.id,
        queue=row.queue,
        state=AppointmentState(row.state),
        number=row.number,
        begins=begins,
        ends=begins + row.slots * SLOT,
        made=read(row.made_at),
        until=None if row.reserved_until is None else read(row.reserved_until).astimezone(zone),
        matter=row.matter,
        name=mask_name(who.name),
        id_number=mask_id_number(who.id_number),
        phone=mask_phone(who.phone),
        mail=mask_mail(who.mail),
        shut=booked and is_stranded(row, book.plan),
        code=appointment_code(what, centre.key) if booked else "",
        ticket=ticket,
        onward="" if row.moved_to is None else link_of(book.hall, row.moved_to, link_key(centre.key)),
    )
