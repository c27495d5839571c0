"""Which halls there are: enrolled by a short-lived code, known by a key from then on, revoked when they must go."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.errors import SetupError
from shared.store.moments import stored
from shared.store.session import Session
from shared.sync.messages import Enrolment, EventBatch, LooseBatch

CODE_LIVES = timedelta(minutes=10)
MOST_TRIES = 5
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 12


class NotEnrolled(Exception):
    """The code is wrong, used, too old or locked; nobody is told which."""


@dataclass(frozen=True, slots=True)
class HallRow:
    """An enrolled hall."""

    hall_id: str
    public_key: str
    revoked_at: int | None


def new_code(session: Session, hall: str, now: datetime) -> str:
    """Make a hall's enrolment code, in place of an earlier one; only its hash is kept."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    sql = """
        INSERT INTO enrol_code (hall_id, code_hash, until, tries, used_at) VALUES (:hall, :hash, :until, 0, NULL)
        ON CONFLICT (hall_id) DO UPDATE SET code_hash = excluded.code_hash, until = excluded.until, tries = 0,
        used_at = NULL
    """
    session.run(sql, {"hall": hall, "hash": _hash(code), "until": stored(now + CODE_LIVES)})
    return code


def count_try(session: Session, enrolment: Enrolment, now: datetime) -> bool:
    """Count one try of a hall's code and tell whether it fits; to be committed whatever the answer."""
    sql = """
        UPDATE enrol_code SET tries = tries + 1 WHERE hall_id = :hall AND used_at IS NULL AND until > :now
        RETURNING code_hash, tries
    """
    row = session.run(sql, {"hall": enrolment.hall, "now": stored(now)}).fetchone()
    fits = hmac.compare_digest(row[0] if row else _hash(""), _hash(enrolment.code))
    return fits and row is not None and row[1] <= MOST_TRIES


def enrol(session: Session, enrolment: Enrolment, now: datetime) -> None:
    """Store a hall's key and use its code up; raise :class:`NotEnrolled` when another was faster."""
    sql = "UPDATE enrol_code SET used_at = :now WHERE hall_id = :hall AND used_at IS NULL RETURNING hall_id"
    if session.run(sql, {"hall": enrolment.hall, "now": stored(now)}).fetchone() is None:
        raise NotEnrolled
    sql = """
        INSERT INTO hall (hall_id, public_key, enrolled_at, protocol, program)
        VALUES (:hall, :key, :now, :protocol, :program)
        ON CONFLICT (hall_id) DO UPDATE SET public_key = excluded.public_key, enrolled_at = excluded.enrolled_at,
        revoked_at = NULL, protocol = excluded.protocol, program = excluded.program
    """
    params = {"hall": enrolment.hall, "key": enrolment.public_key, "now": stored(now)}
    session.run(sql, {**params, "protocol": enrolment.protocol, "program": enrolment.program})


def find(session: Session, hall: str) -> HallRow | None:
    """Return a hall."""
    sql = "SELECT hall_id, public_key, revoked_at FROM hall WHERE hall_id = :hall"
    row = session.run(sql, {"hall": hall}).fetchone()
    return None if row is None else HallRow(*row)


def checked_hall(session: Session, hall: str) -> str:
    """Return a hall's name as given, empty for none; raise :class:`SetupError` (unknown_hall) for one not enrolled."""
    if hall and find(session, hall) is None:
        raise SetupError("unknown_hall", f"There is no hall {hall!r}.")
    return hall


def revoke(session: Session, hall: str, now: datetime) -> bool:
    """Let a hall's key count no longer; tell whether there was such a hall."""
    sql = "UPDATE hall SET revoked_at = :now WHERE hall_id = :hall RETURNING hall_id"
    return session.run(sql, {"hall": hall, "now": stored(now)}).fetchone() is not None


def note_seen(session: Session, hall: str, now: datetime, batch: EventBatch | LooseBatch) -> None:
    """Keep when a hall was heard of, which version it is, and how much it has still to send."""
    sql = """
        UPDATE hall SET seen_at = :now, protocol = :protocol, program = :program, pending = :pending
        WHERE hall_id = :hall
    """
    params = {"protocol": batch.protocol, "program": batch.program, "pending": batch.pending}
    session.run(sql, {**params, "hall": hall, "now": stored(now)})


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
