"""What a scanned code cannot do here, and what works instead."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class CodeTrouble(StrEnum):
    """Why a code did not help."""

    NO_TICKET = "no_ticket"
    LINK = "link"
    CANNOT_CHECK = "cannot_check"
    NOT_VALID = "not_valid"
    UNKNOWN = "unknown"


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


_SENTENCES: dict[CodeTrouble, Callable[[], str]] = {
    CodeTrouble.NO_TICKET: _no_ticket,
    CodeTrouble.LINK: _link,
    CodeTrouble.CANNOT_CHECK: _cannot_check,
    CodeTrouble.NOT_VALID: _not_valid,
    CodeTrouble.UNKNOWN: _unknown,
}
