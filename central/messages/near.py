"""Whose turn is near: people who came with an appointment, and so left a phone, and have few before them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from central.appointments.rows import AppointmentTable
from central.messages.notices import ways_to
from central.messages.outbox import Note, Outbox
from central.messages.words import What
from central.read.ahead import NEAR, waiting_ticket
from central.read.stored import StoredEvent
from shared.store.moments import stored
from shared.store.session import Session

_FRESH = timedelta(minutes=5)
"""What a hall tells later than this, after its line was cut, says nothing about now."""
_LASTS = timedelta(minutes=15)
_OF_TODAY = timedelta(hours=18)
_MOVES = ("ticket.", "appointment.arrived")


def tell_near(session: Session, hall: str, events: Sequence[StoredEvent], now: datetime) -> None:
    """Write a message for each person whose turn is near after these events; once for each appointment."""
    oldest, newest = stored(now - _FRESH), stored(now + _FRESH)
    if not any(oldest < event.at < newest and event.kind.startswith(_MOVES) for event in events):
        return
    sql = """
        SELECT a.appointment_id, a.ticket_id FROM arrival_view a
        JOIN ticket_view t ON t.hall_id = a.hall_id AND t.ticket_id = a.ticket_id
        WHERE a.hall_id = :hall AND a.at > :since AND t.state = 'waiting' AND NOT EXISTS (
            SELECT 1 FROM message m WHERE m.hall_id = a.hall_id AND m.what = :near AND m.subject = a.appointment_id
        )
    """
    params = {"hall": hall, "since": stored(now - _OF_TODAY), "near": What.NEAR.value}
    rows = session.run(sql, params).fetchall()
    outbox, table = Outbox(session, now), AppointmentTable(session, hall, now)
    for appointment, ticket in rows:
        waiting = waiting_ticket(session, hall, ticket)
        row = table.get(appointment) if waiting is not None and waiting.ahead <= NEAR else None
        if row is not None:
            outbox.write(hall, Note(What.NEAR, appointment, now, now + _LASTS), ways_to(row))
