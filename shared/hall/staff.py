"""Acts about the people who work here: accounts, signing in and out.

Passwords are checked with argon2id; five wrong ones lock the account for fifteen minutes. An unknown name and a
locked account are answered exactly like a wrong password (``threats.md`` §5.2.3, OWASP ASVS 6.3).
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from shared.hall.messages import Act, Done
from shared.ids import Id

Login = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Password = Annotated[str, msgspec.Meta(min_length=1, max_length=256)]
SessionKey = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
"""Thirty-two random bytes made by the window; the hub keeps only their hash."""


class StaffRole(StrEnum):
    """What a member of staff may do."""

    CLERK = "clerk"
    MANAGER = "manager"
    ADMIN = "admin"


class SignedIn(msgspec.Struct, frozen=True):
    """Who is signed in on this connection."""

    staff: Id
    name: str
    role: StaffRole


class AddStaff(Act[SignedIn], frozen=True, kw_only=True, tag=True):
    """Create an account; the password needs twelve characters or more."""

    login: Login
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    password: Password
    role: StaffRole = StaffRole.CLERK

    def __repr__(self) -> str:
        """Reveal nothing: a repr ends up in logs."""
        return "AddStaff(…)"


class SignIn(Act[SignedIn], frozen=True, kw_only=True, tag=True):
    """Sign a member of staff in on this connection; ``session`` lets the window take the session up after a cut."""

    login: Login
    password: Password
    session: SessionKey

    def __repr__(self) -> str:
        """Reveal nothing: a repr ends up in logs."""
        return "SignIn(…)"


class SignOut(Act[Done], frozen=True, kw_only=True, tag=True):
    """End the session of this connection; an open counter stays as it is."""
