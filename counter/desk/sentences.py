"""What a clerk reads when the hall says no: one clear sentence for every code that can come to a desk."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from shared.domain.refused import Code, Refused
from shared.errors import KnownError, StoreError, Unreachable

NEVER_AT_A_DESK = frozenset(
    {
        Code.QUOTA_REACHED,
        Code.NUMBERS_EXHAUSTED,
        Code.ID_REQUIRED,
        Code.BAD_ID_NUMBER,
        Code.UNKNOWN_PRIORITY,
        Code.OUTSIDE_HOURS,
        Code.WEAK_PASSWORD,
        Code.PLAN_FAULT,
        Code.UNKNOWN_TERMINAL,
        Code.ALREADY_RATED,
        Code.RATING_TOO_LATE,
        Code.SEARCH_NOT_READY,
        Code.THEME_FAULT,
        Code.APPOINTMENT_STATE,
        Code.TOO_MANY_APPOINTMENTS,
        Code.PHONE_LIMIT,
        Code.BOOKING_PAUSED,
        Code.UNKNOWN_APPOINTMENT,
        Code.NO_APPOINTMENTS,
        Code.SLOT_FULL,
        Code.SLOT_GONE,
        Code.BAD_NAME,
        Code.BAD_PHONE,
        Code.BAD_MAIL,
        Code.TOO_OFTEN,
        Code.OTHER_DAY,
        Code.TOO_EARLY,
        Code.UNKNOWN_EDITION,
        Code.CATALOGUE_FAULT,
    }
)
"""Codes of acts and questions that a desk does not send: taking a ticket, making an account, planning the hall,
enrolling, rating, searching, booking and checking in an appointment, bringing in a catalogue; a theme that leads round
in a circle is refused with the catalogue and reaches no hall's guide.
"""


def sentences() -> Mapping[Code, str]:
    """Return one sentence for every code a clerk can meet; the facts of the refusal fill its places."""
    return {
        Code.UNKNOWN_QUEUE: QCoreApplication.translate(
            "desk-refused", "This queue is no longer in the hall's plan. Choose another."
        ),
        Code.UNKNOWN_COUNTER: QCoreApplication.translate(
            "desk-refused", "This counter is no longer in the hall's plan. Choose another."
        ),
        Code.UNKNOWN_TICKET: QCoreApplication.translate("desk-refused", "There is no such ticket today."),
        Code.UNKNOWN_SHEET: QCoreApplication.translate(
            "desk-refused", "This guide is not from this hall or its centre. Ask what the person comes for."
        ),
        Code.UNKNOWN_THEME: QCoreApplication.translate(
            "desk-refused", "This guide is no longer in the catalogue. Ask what the person comes for."
        ),
        Code.UNKNOWN_ITEM: QCoreApplication.translate(
            "desk-refused", "This matter is no longer in the catalogue. Ask what the person comes for."
        ),
        Code.UNKNOWN_ANSWER: QCoreApplication.translate(
            "desk-refused", "The questions of this guide have just changed. Close the guide and open it again."
        ),
        Code.QUEUE_CLOSED: QCoreApplication.translate("desk-refused", "This queue is closed. Choose another."),
        Code.WRONG_STATE: QCoreApplication.translate(
            "desk-refused", "The ticket has moved on meanwhile. The list is up to date now."
        ),
        Code.NOBODY_WAITING: QCoreApplication.translate("desk-refused", "Nobody is waiting for your queues."),
        Code.COUNTER_NOT_OPEN: QCoreApplication.translate("desk-refused", "The counter is not open. Go on first."),
        Code.COUNTER_BUSY: QCoreApplication.translate(
            "desk-refused", "{number} is still at this counter. Finish first."
        ),
        Code.COUNTER_TAKEN: QCoreApplication.translate(
            "desk-refused", "{clerk} sits at counter {counter}. Choose another."
        ),
        Code.COUNTER_HAS_TICKETS: QCoreApplication.translate(
            "desk-refused", "Still at this counter: {numbers}. Finish or transfer them first."
        ),
        Code.NOT_YOUR_COUNTER: QCoreApplication.translate(
            "desk-refused", "Another clerk has opened this counter. Choose another."
        ),
        Code.NOT_YOUR_TICKET: QCoreApplication.translate("desk-refused", "This ticket is at another counter."),
        Code.SAME_QUEUE: QCoreApplication.translate(
            "desk-refused", "The ticket is in this queue already. Choose another."
        ),
        Code.RECALL_TOO_SOON: QCoreApplication.translate("desk-refused", "Recall again in {seconds} s."),
        Code.RECALL_LIMIT: QCoreApplication.translate(
            "desk-refused", "Recalled {most} times already. Begin, or mark as not come."
        ),
        Code.HELD_LIMIT: QCoreApplication.translate(
            "desk-refused", "You hold {most} people already. Resume one of them first."
        ),
        Code.REVIVE_TOO_LATE: QCoreApplication.translate(
            "desk-refused", "Too late: a missed ticket comes back within {minutes} min. A new one is needed."
        ),
        Code.NOTHING_TO_UNDO: QCoreApplication.translate("desk-refused", "There is nothing left to undo."),
        Code.REASON_REQUIRED: QCoreApplication.translate("desk-refused", "Please give a reason."),
        Code.BAD_SIGN_IN: QCoreApplication.translate(
            "desk-refused", "The name or the password is not right. After five wrong tries a name rests for 15 min."
        ),
        Code.NOT_SIGNED_IN: QCoreApplication.translate(
            "desk-refused", "Your session has ended. Sign in again; your ticket stays."
        ),
        Code.NO_RIGHT: QCoreApplication.translate(
            "desk-refused", "Your account may not do this. Ask the hall manager."
        ),
        Code.BAD_MESSAGE: QCoreApplication.translate("desk-refused", "The hall could not read this. Shorten the text."),
        Code.COMMAND_REUSED: QCoreApplication.translate(
            "desk-refused", "This step was sent before with other contents. Nothing was changed."
        ),
        Code.NOT_SET_UP: QCoreApplication.translate("desk-refused", "The hall has no plan yet. Ask the hall manager."),
    }


def refusal(error: Refused) -> str:
    """Return the sentence for what the hall refused."""
    sentence = sentences().get(error.code)
    if error.code is Code.COUNTER_TAKEN and not error.facts["clerk"]:
        mine = QCoreApplication.translate(
            "desk-refused", "You still sit at counter {counter}. Close it first, or go on there."
        )
        return mine.format(**error.facts)
    if sentence is None:
        return QCoreApplication.translate("desk-refused", "The hall refused this step. Nothing was changed.")
    return sentence.format(**error.facts)


def trouble(error: KnownError) -> str:
    """Return the sentence for what stands in the way of an act; nothing was done."""
    if isinstance(error, Unreachable):
        return QCoreApplication.translate(
            "desk-refused", "Not connected to the hall. Nothing was changed; it connects by itself."
        )
    if isinstance(error, StoreError):
        return QCoreApplication.translate(
            "desk-refused", "The hall cannot store anything now. Nothing was changed; tell the hall manager."
        )
    return QCoreApplication.translate(
        "desk-refused", "The hall did not answer as expected. Nothing was changed; tell the hall manager."
    )


def sentence_of(error: Refused | KnownError) -> str:
    """Return the sentence for whatever kept an act from being done."""
    return refusal(error) if isinstance(error, Refused) else trouble(error)
