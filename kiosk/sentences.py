"""Why the hall said no, in words a citizen can use: what happened, and what works instead (rules K21, K32, K34)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from shared.documents.moments import day_text, moment_text, time_text
from shared.domain.plan import HallPlan
from shared.domain.refused import Code
from shared.hall.places import Obstacle

CITIZENS_CODES = frozenset(
    {
        Code.UNKNOWN_QUEUE,
        Code.UNKNOWN_PRIORITY,
        Code.UNKNOWN_TICKET,
        Code.QUEUE_CLOSED,
        Code.OUTSIDE_HOURS,
        Code.QUOTA_REACHED,
        Code.NUMBERS_EXHAUSTED,
        Code.ID_REQUIRED,
        Code.BAD_ID_NUMBER,
        Code.UNKNOWN_APPOINTMENT,
        Code.TOO_EARLY,
        Code.OTHER_DAY,
        Code.APPOINTMENT_STATE,
        Code.NO_RIGHT,
        Code.BAD_MESSAGE,
        Code.COMMAND_REUSED,
        Code.NOT_SET_UP,
    }
)
"""What IssueTicket, CheckIn, QueueList, PlanView and TicketByCode can be refused with."""


@dataclass(frozen=True)
class _Case:
    """What a sentence may need."""

    obstacle: Obstacle
    plan: HallPlan | None
    language: str
    help_counter: str


def refusal_sentence(obstacle: Obstacle, plan: HallPlan | None, language: str, help_counter: str) -> str:
    """Return the sentence for a refusal; a code of the store or link is told as a machine that cannot go on now."""
    case = _Case(obstacle, plan, language, help_counter)
    return _SENTENCES.get(obstacle.code, _out_of_service)(case)


def _closed(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "Closed today. Please ask at counter {counter}."
    ).format(counter=case.help_counter)  # fmt: skip


def _outside_hours(case: _Case) -> str:
    facts = case.obstacle.facts
    opens, today = facts.get("opens"), (case.language == "en" and facts.get("today_en")) or facts.get("today")
    if opens is None or case.plan is None:
        return QCoreApplication.translate("refusal", "The hall is closed now.")
    moment = moment_text(datetime.fromisoformat(str(opens)), case.plan.zone_info, case.language)
    if today:
        return QCoreApplication.translate(
            "refusal", "Closed today ({today}). Tickets again from {moment}."
        ).format(today=today, moment=moment)  # fmt: skip
    return QCoreApplication.translate("refusal", "Closed now. Tickets again from {moment}.").format(moment=moment)


def _quota(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "Today's {quota} tickets are all taken. Come tomorrow, or ask at counter {counter}."
    ).format(quota=case.obstacle.facts.get("quota", ""), counter=case.help_counter)


def _exhausted(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "Today's numbers are used up. Please ask at counter {counter}."
    ).format(counter=case.help_counter)  # fmt: skip


def _id_required(_: _Case) -> str:
    return QCoreApplication.translate("refusal", "This business needs your ID card. Please lay it on the reader.")


def _bad_number(_: _Case) -> str:
    return QCoreApplication.translate("refusal", "This ID number is not right. Please go back and check it.")


def _gone(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "This choice has just changed. Go back and choose again, or ask at counter {counter}."
    ).format(counter=case.help_counter)


def _no_ticket(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "This code is no ticket of this hall. Please ask at counter {counter}."
    ).format(counter=case.help_counter)


def _no_appointment(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "No such appointment was found. Take an ordinary number, or ask at counter {counter}."
    ).format(counter=case.help_counter)


def _too_early(case: _Case) -> str:
    opens = datetime.fromisoformat(str(case.obstacle.facts["opens"]))
    moment = time_text(opens, case.plan.zone_info) if case.plan is not None else ""
    return QCoreApplication.translate(
        "refusal", "Check-in opens at {moment}. Come back then, or take an ordinary number now."
    ).format(moment=moment)


def _other_day(case: _Case) -> str:
    day = day_text(date.fromisoformat(str(case.obstacle.facts["day"])), case.language)
    return QCoreApplication.translate(
        "refusal", "Your appointment is on {day}. Come on that day, or take an ordinary number now."
    ).format(day=day)


def _not_confirmed(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "This booking was not confirmed. Take an ordinary number, or ask at counter {counter}."
    ).format(counter=case.help_counter)


def _out_of_service(case: _Case) -> str:
    return QCoreApplication.translate(
        "refusal", "This machine gives no tickets now. Please take your ticket at counter {counter}."
    ).format(counter=case.help_counter)


_SENTENCES: dict[str, Callable[[_Case], str]] = {
    Code.QUEUE_CLOSED: _closed,
    Code.OUTSIDE_HOURS: _outside_hours,
    Code.QUOTA_REACHED: _quota,
    Code.NUMBERS_EXHAUSTED: _exhausted,
    Code.ID_REQUIRED: _id_required,
    Code.BAD_ID_NUMBER: _bad_number,
    Code.UNKNOWN_QUEUE: _gone,
    Code.UNKNOWN_PRIORITY: _gone,
    Code.UNKNOWN_TICKET: _no_ticket,
    Code.UNKNOWN_APPOINTMENT: _no_appointment,
    Code.TOO_EARLY: _too_early,
    Code.OTHER_DAY: _other_day,
    Code.APPOINTMENT_STATE: _not_confirmed,
    Code.NO_RIGHT: _out_of_service,
    Code.BAD_MESSAGE: _out_of_service,
    Code.COMMAND_REUSED: _out_of_service,
    Code.NOT_SET_UP: _out_of_service,
}
