"""A ticket's owner has the hall told what they wish; they own it who hold its code or their appointment's link."""

import hmac

from central.centre import Centre
from central.office.asks import PassWish
from central.office.books import opened
from central.office.port import NotThere
from central.read.arrivals import ticket_of
from central.read.tickets import mark_of
from central.requests import ask as publish
from shared.security.codes import code_mark, ticket_in_code
from shared.store.session import Session


def pass_wish(ask: PassWish, centre: Centre) -> None:
    """Publish the wish; whether it can be granted is the hall's to say."""
    appointment = opened(centre, ask.hall, ask.link) if ask.link else ""
    with centre.database.changing() as session:
        ticket = ticket_of(session, ask.hall, appointment) if appointment else _by_code(session, ask)
        if not ticket:
            raise NotThere
        publish(session, ask.hall, ticket, ask.wish, centre.clock.now())
    centre.bell.ring()


def _by_code(session: Session, ask: PassWish) -> str:
    """Return the ticket whose paper carries this code, empty for none."""
    ticket = ticket_in_code(ask.code)
    known = mark_of(session, ask.hall, ticket)
    return ticket if hmac.compare_digest(code_mark(ask.code), known) else ""
