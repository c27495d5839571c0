"""What a scanned code cannot do here, and what works instead."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from shared.domain.tickets import TicketState


class CodeTrouble(StrEnum):
    """Why a code did not help."""

    NO_TICKET = "no_ticket"
    LINK = "link"
    CANNOT_CHECK = "cannot_check"
    NOT_VALID = "not_valid"
    UNKNOWN = "unknown"
    TICKET_CALLED = "ticket_called"
    TICKET_MISSED = "ticket_missed"
    TICKET_OVER = "ticket_over"
    ALREADY_RATED = "already_rated"
    RATING_TOO_LATE = "rating_too_late"


BECAME = {
    TicketState.CALLED: CodeTrouble.TICKET_CALLED,
    TicketState.SERVING: CodeTrouble.TICKET_CALLED,
    TicketState.HELD: CodeTrouble.TICKET_CALLED,
    TicketState.MISSED: CodeTrouble.TICKET_MISSED,
    TicketState.CANCELLED: CodeTrouble.TICKET_OVER,
    TicketState.EXPIRED: CodeTrouble.TICKET_OVER,
    TicketState.DONE: CodeTrouble.TICKET_OVER,
}
"""What is said of a ticket that no longer waits."""


def code_sentence(trouble: CodeTrouble, help_counter: str) -> str:
    """Return the sentence for a code; nothing of the code is in it."""
    return _SENTENCES[trouble]().format(counter=help_counter)


def _no_ticket() -> str:
    return QCoreApplication.translate("code", "This code is no ticket of this hall. Please ask at counter {counter}.")


def _link() -> str:
    return QCoreApplication.translate(
        "code", "This code is a web link and is not opened here. Please use your ID card or scan your ticket."
    )


def _cannot_check() -> str:
    return QCoreApplication.translate(
        "code", "Electronic credentials cannot be checked here. Please use your ID card or type your ID number."
    )


def _not_valid() -> str:
    return QCoreApplication.translate(
        "code", "This electronic credential is not valid now. Please show a new one or use your ID card."
    )


def _unknown() -> str:
    return QCoreApplication.translate(
        "code", "This code cannot be used here. Please use your ID card or scan your ticket."
    )


def _ticket_called() -> str:
    return QCoreApplication.translate(
        "code", "Your number was called. Please look at the board for your counter, or ask at counter {counter}."
    )


def _ticket_missed() -> str:
    return QCoreApplication.translate(
        "code", "Your number was called and nobody came. Please ask at counter {counter}: you can be put back in line."
    )


def _ticket_over() -> str:
    return QCoreApplication.translate("code", "This ticket is no longer valid. Please take a new number.")


def _already_rated() -> str:
    return QCoreApplication.translate(
        "code", "This visit is rated already, thank you. Please ask at counter {counter} if something is left."
    )


def _rating_too_late() -> str:
    return QCoreApplication.translate(
        "code", "A visit can be rated here on its own day. Please ask at counter {counter} if something is left."
    )


_SENTENCES: dict[CodeTrouble, Callable[[], str]] = {
    CodeTrouble.NO_TICKET: _no_ticket,
    CodeTrouble.LINK: _link,
    CodeTrouble.CANNOT_CHECK: _cannot_check,
    CodeTrouble.NOT_VALID: _not_valid,
    CodeTrouble.UNKNOWN: _unknown,
    CodeTrouble.TICKET_CALLED: _ticket_called,
    CodeTrouble.TICKET_MISSED: _ticket_missed,
    CodeTrouble.TICKET_OVER: _ticket_over,
    CodeTrouble.ALREADY_RATED: _already_rated,
    CodeTrouble.RATING_TOO_LATE: _rating_too_late,
}
