"""A taken message put into words, if what it tells is still true; the one place where a person is decrypted for it."""

from dataclasses import dataclass, replace
from datetime import datetime

from central.appointments.links import link_key, link_of
from central.appointments.rows import AppointmentRow, AppointmentTable
from central.calendar.stranded import is_stranded
from central.centre import Centre
from central.messages.channel import Outgoing
from central.messages.outbox import OVER, Taken
from central.messages.templates import Fields
from central.messages.timing import after_quiet
from central.messages.words import By, What
from central.read.ahead import NEAR, waiting_ticket
from central.read.halls import plan_of
from shared.domain.appointments.states import AppointmentState
from shared.domain.hours import business_date
from shared.domain.masking import mask_name
from shared.domain.plan import HallPlan, Queue
from shared.store.moments import read
from shared.store.session import Session

_WEEKDAYS = "一二三四五六日"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NO_PAGES = {False: "请到大厅", True: "at the hall"}
"""What stands for the link while a centre has no public address: nobody is told of pages that cannot be reached."""
_STANDS = {
    What.BOOKED: AppointmentState.BOOKED,
    What.MOVED: AppointmentState.BOOKED,
    What.CLOSED: AppointmentState.BOOKED,
    What.REOPENED: AppointmentState.BOOKED,
    What.TOMORROW: AppointmentState.BOOKED,
    What.CANCELLED: AppointmentState.CANCELLED,
}
"""How its appointment stands while a message is true."""
_UNASKED = {What.CLOSED, What.REOPENED, What.TOMORROW}
"""What follows nothing that the person has just done, and so wakes nobody."""


@dataclass(frozen=True)
class Dropped:
    """The message is not to be sent any more; a word why."""

    reason: str


@dataclass(frozen=True)
class Postponed:
    """The message is to be sent later."""

    due: datetime


class Composer:
    """Puts messages into words, inside one transaction at one moment."""

    def __init__(self, session: Session, centre: Centre, now: datetime) -> None:
        self._session, self._centre, self._now = session, centre, now

    def compose(self, taken: Taken) -> Outgoing | Dropped | Postponed:
        """Return what to send, or why not (now); raises ``InvalidTag`` or ``ValueError`` under other field keys."""
        row = AppointmentTable(self._session, taken.hall, self._now).get(taken.subject)
        plan = plan_of(self._session, taken.hall)
        queue = None if plan is None or row is None else next((q for q in plan.queues if q.id == row.queue), None)
        if row is None or plan is None or queue is None:
            return Dropped("gone")
        if self._now >= taken.until:
            return Dropped("too_late")
        if taken.what is What.NEAR:
            return self._near(taken, row, plan, queue)
        shut = row.state == AppointmentState.BOOKED and is_stranded(row, plan)
        if row.state != _STANDS[taken.what] or read(row.begins) <= self._now or shut is not (taken.what is What.CLOSED):
            return Dropped(OVER)
        awake = after_quiet(self._now, plan.zone_info)
        if taken.what in _UNASKED and awake > self._now:
            return Postponed(awake)
        return self._filled(taken, row, self._fields(row, plan, queue))

    def _near(self, taken: Taken, row: AppointmentRow, plan: HallPlan, queue: Queue) -> Outgoing | Dropped:
        waiting = None if row.ticket is None else waiting_ticket(self._session, taken.hall, row.ticket)
        today = business_date(self._now, plan.zone_info)
        if waiting is None or waiting.day != today or waiting.ahead > NEAR:
            return Dropped(OVER)
        values = replace(self._fields(row, plan, queue), ticket=waiting.number, ahead=str(waiting.ahead))
        return self._filled(taken, row, values)

    def _fields(self, row: AppointmentRow, plan: HallPlan, queue: Queue) -> Fields:
        english = row.language == "en"
        places = dict.fromkeys(c.place_en if english else c.place for c in plan.counters_of(queue.id))
        begins = read(row.begins).astimezone(plan.zone_info)
        return Fields(
            hall=plan.name_en if english else plan.name,
            place=(", " if english else "、").join(places),
            queue=queue.name_en if english else queue.name,
            when=_in_english(begins) if english else _in_chinese(begins),
            name=mask_name(self._opened(row, row.name_sealed, "name")),
            number=row.number,
            link=self._link(row) or _NO_PAGES[english],
        )

    def _filled(self, taken: Taken, row: AppointmentRow, values: Fields) -> Outgoing | Dropped:
        mail = row.mail_sealed
        if taken.by is By.SMS:
            to = self._opened(row, row.phone_sealed, "phone")
        elif mail is not None:
            to = self._opened(row, mail, "mail")
        else:
            return Dropped("gone")
        filled = self._centre.templates.fill(taken.what, row.language, values)
        return Outgoing(taken.id, to, filled.subject, filled.text)

    def _link(self, row: AppointmentRow) -> str:
        """Return the person's own page, which only whoever booked is told; empty while there are no pages.

        With its ``https://`` in texts, too: an address that opens an appointment must not travel in the clear first.
        """
        address = self._centre.public.address
        return address and address + link_of(row.hall_id, row.id, link_key(self._centre.key))

    def _opened(self, row: AppointmentRow, sealed: bytes, column: str) -> str:
        return self._centre.cipher.open(sealed, row=row.id, column=column)


def _in_chinese(moment: datetime) -> str:
    return f"{moment.month}月{moment.day}日周{_WEEKDAYS[moment.weekday()]}{moment:%H:%M}"


def _in_english(moment: datetime) -> str:
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}, {moment:%H:%M}"
