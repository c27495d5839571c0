"""What happens to an appointment becomes messages, in the transaction in which it happens."""

from datetime import datetime, timedelta

from central.appointments.rows import AppointmentRow
from central.messages.outbox import Note, Outbox
from central.messages.timing import evening_before
from central.messages.words import By, What
from shared.domain.plan import HallPlan
from shared.store.moments import read
from shared.store.session import Session

_NEWS_LASTS = timedelta(days=1)


def ways_to(row: AppointmentRow) -> list[By]:
    """Return how a person can be reached: everybody by phone, some by mail as well."""
    return [By.SMS] if row.mail_sealed is None else [By.SMS, By.MAIL]


class Notices:
    """Writes the messages of one hall's appointments."""

    def __init__(self, session: Session, hall: str, plan: HallPlan, now: datetime) -> None:
        self._outbox, self._hall, self._plan, self._now = Outbox(session, now), hall, plan, now

    def booked(self, row: AppointmentRow) -> None:
        """Tell that an appointment stands, and remind of it the evening before."""
        self._news(What.BOOKED, row)
        self._remind(row)

    def moved(self, row: AppointmentRow) -> None:
        """Tell the new time, and remind of that one; the old one's messages are dropped when they come due."""
        self._news(What.MOVED, row)
        self._remind(row)

    def cancelled(self, row: AppointmentRow) -> None:
        """Tell that an appointment is given up."""
        self._news(What.CANCELLED, row)

    def closed(self, row: AppointmentRow) -> None:
        """Tell, once, that the hall is not open at the booked time, and that another one can be had.

        A closing that was taken back before it was told, and made again, is told then.
        """
        note = Note(What.CLOSED, row.id, self._now, read(row.begins))
        self._outbox.write(self._hall, note, ways_to(row), also_dropped=True)

    def _news(self, what: What, row: AppointmentRow) -> None:
        until = min(self._now + _NEWS_LASTS, read(row.begins))
        self._outbox.write(self._hall, Note(what, row.id, self._now, until), ways_to(row))

    def _remind(self, row: AppointmentRow) -> None:
        """Write the reminder, unless its evening is over: who has just booked needs none."""
        evening = evening_before(read(row.begins), self._plan.zone_info)
        if self._now < evening:
            note = Note(What.TOMORROW, row.id, evening, read(row.begins))
            self._outbox.write(self._hall, note, ways_to(row))
