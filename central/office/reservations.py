"""Forms and the places they hold; and another time for what was booked.

The office itself makes the link under which a form books, so nobody learns the link of an appointment by its id.
"""

from central.appointments.booking import Wish
from central.appointments.links import link_key, link_part
from central.appointments.person import checked_booker
from central.centre import Centre
from central.office.asks import Form, Move, OpenForm, Reserve, Typed
from central.office.books import changing, check_day, opened, reading
from central.office.port import NotThere
from central.office.queues import queue_of
from shared.domain.appointments.states import AppointmentState
from shared.ids import new_id


def open_form(ask: OpenForm, centre: Centre) -> Form:
    """Return a form: of a reservation that is still to be confirmed as it was filled in, else a new one."""
    if ask.of:
        try:
            return _filled(ask, centre)
        except NotThere:
            pass
    return Form(link=link_part(ask.hall, new_id(), link_key(centre.key)))


def _filled(ask: OpenForm, centre: Centre) -> Form:
    with reading(centre, ask.hall) as book:
        row = book.appointment(opened(centre, ask.hall, ask.of))
        if row.state != AppointmentState.RESERVED:
            raise NotThere
        who = book.bookings.booker(row)
    return Form(link=ask.of, typed=Typed(name=who.name, id_number=who.id_number, phone=who.phone, mail=who.mail))


def reserve(ask: Reserve, centre: Centre) -> None:
    """Hold a place."""
    check_day(ask.begins)
    appointment, typed = opened(centre, ask.hall, ask.link), ask.typed
    booker = checked_booker(typed.name, typed.id_number, typed.phone, typed.mail)
    with changing(centre, ask.hall) as book:
        queue = queue_of(book.plan, ask.queue)
        book.bookings.reserve(Wish(appointment, queue.id, ask.begins, ask.matter, ask.language), booker)


def move(ask: Move, centre: Centre) -> None:
    """Take another time."""
    check_day(ask.begins)
    old, new = opened(centre, ask.hall, ask.link), opened(centre, ask.hall, ask.to)
    with changing(centre, ask.hall) as book:
        book.bookings.move(book.appointment(old).id, new, ask.begins)
