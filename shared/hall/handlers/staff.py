"""Accounts, signing in and out.

The slow part of signing in, argon2id, runs before the transaction (:func:`prepare_sign_in`), so that nobody's ticket
waits for somebody's password.
"""

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from shared.domain.refused import Code, Refused
from shared.hall.messages import Done
from shared.hall.staff import AddStaff, SignedIn, SignIn, SignOut, StaffRole
from shared.ids import new_id
from shared.security import passwords
from shared.store.moments import stored
from shared.store.staff import StaffRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def session_hash(key: str) -> str:
    """Return what is stored of a session key."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()


def prepare_add(act: AddStaff, _work: "Work") -> str:
    """Return the hash of a new account's password; refuse a short one."""
    if len(act.password) < passwords.LEAST_LENGTH:
        least = passwords.LEAST_LENGTH
        raise Refused(Code.WEAK_PASSWORD, f"A password needs {least} characters or more.", least=least)
    return passwords.hash_password(act.password)


def add(act: AddStaff, password_hash: str, work: "Work") -> SignedIn:
    """Create an account, or tell of the one with this login."""
    known = work.staff.by_login(act.login)
    if known is None:
        known = StaffRow(new_id(), act.login, act.name, act.role.value, password_hash)
        work.staff.add(known)
        work.note("staff.added", known.id, role=known.role)
    return _signed_in(known)


def prepare_sign_in(act: SignIn, work: "Work") -> bool:
    """Tell whether the password fits, taking the same time for a name nobody has."""
    row = work.staff.by_login(act.login)
    return passwords.check_password(act.password, None if row is None else row.password_hash)


def sign_in(act: SignIn, fits: bool, work: "Work") -> SignedIn | Refused:  # noqa: FBT001 what was prepared
    """Begin a session; a refusal is returned, not raised, because its count must be kept."""
    row = work.staff.by_login(act.login)
    if row is None:
        work.note("staff.sign_in_failed", "unknown")
        return _bad_sign_in()
    if row.locked_until is not None and work.now < row.locked_until:
        work.note("staff.sign_in_failed", row.id, locked=True)
        return _bad_sign_in()
    if not fits:
        return _wrong_password(row, work)
    if work.staff.knows_session(session_hash(act.session)):
        raise Refused(Code.BAD_MESSAGE, "This session key was used before: every sign-in needs a new one.")
    work.staff.note_failures(row.id, 0, None)
    work.staff.begin_session(session_hash(act.session), row.id, work.now)
    work.note("staff.signed_in", row.id, terminal=work.actor.terminal)
    return _signed_in(row)


def _wrong_password(row: StaffRow, work: "Work") -> Refused:
    failures = row.failures + 1
    if failures < passwords.FAILURES_BEFORE_LOCK:
        work.staff.note_failures(row.id, failures, None)
        work.note("staff.sign_in_failed", row.id, failures=failures)
        return _bad_sign_in()
    until = stored(work.at + timedelta(minutes=passwords.LOCK_MINUTES))
    work.staff.note_failures(row.id, 0, until)
    work.note("staff.locked", row.id, minutes=passwords.LOCK_MINUTES)
    return _bad_sign_in()


def _bad_sign_in() -> Refused:
    """Return the one answer to every failure, so that nobody learns which names there are (``threats.md`` T35)."""
    return Refused(Code.BAD_SIGN_IN, "The name or the password is wrong.")


def sign_out(_act: SignOut, work: "Work") -> Done:
    """End the connection's session."""
    if work.actor.session_hash is not None:
        work.staff.end_session(work.actor.session_hash)
        work.note("staff.signed_out", work.actor.staff or "")
    return Done()


def _signed_in(row: StaffRow) -> SignedIn:
    return SignedIn(row.id, row.name, StaffRole(row.role))
