"""Passwords of staff: argon2id, and the same work for a name nobody has."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_LENGTH = 12
FAILURES_BEFORE_LOCK = 5
LOCK_MINUTES = 15

_HASHER = PasswordHasher(time_cost=2, memory_cost=47 * 1024, parallelism=1)
"""OWASP ASVS 5.0's argon2id figures (at least 46 MiB), one pass more."""


def hash_password(password: str) -> str:
    """Return an argon2id hash with its parameters and salt."""
    return _HASHER.hash(password)


def check_password(password: str, stored: str | None) -> bool:
    """Tell whether a password fits; without a stored hash the same time is spent and the answer is no."""
    try:
        fits = _HASHER.verify(stored or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return fits and stored is not None


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody has this account")
