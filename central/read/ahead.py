"""How many people would be called before a ticket, as the centre sees it; the hall's own rule."""

from dataclasses import dataclass
from datetime import date

from shared.store.session import Session

NEAR = 3
"""With so many ahead or fewer it is time to come close."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ticket that waits: its number, its business date, and how many of its queue would be called before it."""

    number: str
    day: date
    ahead: int


def waiting_ticket(session: Session, hall: str, ticket: str) -> Waiting | None:
    """Return how a ticket waits, ``None`` when it does not (any more)."""
    sql = """
        SELECT t.number, t.business_date, (
            SELECT count(*) FROM ticket_view o WHERE o.hall_id = t.hall_id AND o.business_date = t.business_date
            AND o.queue = t.queue AND o.state = 'waiting'
            AND (o.rank_at < t.rank_at OR (o.rank_at = t.rank_at AND o.number < t.number))
        ) FROM ticket_view t WHERE t.hall_id = :hall AND t.ticket_id = :ticket AND t.state = 'waiting'
        AND t.business_date <> ''
    """
    row = session.run(sql, {"hall": hall, "ticket": ticket}).fetchone()
    return None if row is None else Waiting(row[0], date.fromisoformat(row[1]), int(row[2]))
