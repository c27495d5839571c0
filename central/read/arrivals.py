"""Arrivals as the centre sees them: which appointment became which ticket, and whether in time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

import msgspec

from central.read.columns import Name, Punctuality
from central.read.stored import StoredEvent
from central.store.many import replace_rows
from shared.store.moments import stored
from shared.store.session import Session


class ArrivalFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the hall's journal says about an arrival."""

    ticket: Name
    punctuality: Punctuality = ""


TABLE = "arrival_view"
COLUMNS = ("hall_id", "appointment_id", "ticket_id", "punctuality", "at")


class Arrivals:
    """The read model of arrivals."""

    facts = {"appointment.arrived": ArrivalFacts}  # noqa: RUF012 never changed
    tables = (TABLE,)

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Take the events in."""
        newest = {event.subject: event for event in events}
        rows = [
            (hall, subject, facts.ticket, facts.punctuality, event.at)
            for subject, event in newest.items()
            for facts in [cast("ArrivalFacts", event.facts)]
        ]
        replace_rows(session, TABLE, COLUMNS, rows, known=list(newest))


def ticket_of(session: Session, hall: str, appointment: str) -> str:
    """Return the ticket that an appointment became, empty before its person came."""
    sql = "SELECT ticket_id FROM arrival_view WHERE hall_id = :hall AND appointment_id = :appointment"
    row = session.run(sql, {"hall": hall, "appointment": appointment}).fetchone()
    return "" if row is None else str(row[0])


def arrivals_since(session: Session, hall: str, since: datetime) -> Mapping[str, str]:
    """Return which ticket each appointment became whose person came since a moment."""
    sql = "SELECT appointment_id, ticket_id FROM arrival_view WHERE hall_id = :hall AND at >= :since"
    return dict(session.run(sql, {"hall": hall, "since": stored(since)}).fetchall())
