"""What happens to an appointment becomes messages, in the transaction in which it happens."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from central.appointments.rows import AppointmentRow
from central.calendar.stranded import is_stranded
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

    def follow_hours(self, rows: Iterable[AppointmentRow]) -> None:
        """Tell who booked that the hall is not open at that time, and that it is after all, if that was taken back.

        What somebody was told last is not told again. A closing that was taken back before it was told is not told.
        """
        told = self._outbox.told_last(self._hall, (What.CLOSED, What.REOPENED))
        for row in rows:
            shut = is_stranded(row, self._plan)
            for by in ways_to(row):
                last = told.get((row.id, by))
                if shut and last is not What.CLOSED:
                    self._again(What.CLOSED, row, by)
                elif not shut and last is What.CLOSED:
                    self._again(What.REOPENED, row, by)

    def _again(self, what: What, row: AppointmentRow, by: By) -> None:
        self._outbox.write(self._hall, Note(what, row.id, self._now, read(row.begins)), [by], again=True)

    def _news(self, what: What, row: AppointmentRow) -> None:
        until = min(self._now + _NEWS_LASTS, read(row.begins))
        self._outbox.write(self._hall, Note(what, row.id, self._now, until), ways_to(row))

    def _remind(self, row: AppointmentRow) -> None:
        """Write the reminder, unless its evening is over: who has just booked needs none."""
        evening = evening_before(read(row.begins), self._plan.zone_info)
        if self._now < evening:
            note = Note(What.TOMORROW, row.id, evening, read(row.begins))
            self._outbox.write(self._hall, note, ways_to(row))
