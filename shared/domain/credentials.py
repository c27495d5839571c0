"""Who vouches for an electronic credential: the platform that issued it, never this program.

A scanned credential is handed on whole and nothing is read out of it (``devices.md`` 3); a hall that is connected to a
platform puts its verifier in the place of :class:`OfflineVerifier`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeAlias


class Unvouched(StrEnum):
    """Why nobody vouches; whoever cannot ask must never say that a credential is invalid."""

    CANNOT_CHECK = "cannot_check"
    NOT_VALID = "not_valid"


@dataclass(frozen=True, slots=True, repr=False)
class Vouched:
    """Whom the platform says the credential belongs to; its repr is the class's name only."""

    name: str
    id_number: str
    birth: date | None

    def __repr__(self) -> str:
        """Reveal nothing: a repr ends up in logs."""
        return "Vouched(…)"


CredentialAnswer: TypeAlias = Vouched | Unvouched


class CredentialVerifier(Protocol):
    """Asks a platform about a code that was scanned."""

    def check(self, code: str, done: Callable[[CredentialAnswer], None]) -> None:
        """Tell ``done``, now or later and in the caller's thread, what the platform says; ``code`` is never kept."""


class OfflineVerifier:
    """Stands where no platform is connected: it cannot check, and says so."""

    def check(self, _code: str, done: Callable[[CredentialAnswer], None]) -> None:
        """See CredentialVerifier."""
        done(Unvouched.CANNOT_CHECK)
