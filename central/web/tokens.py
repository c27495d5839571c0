"""Tokens in our forms: signed, for one purpose, for an hour, so that nobody else's page can post them."""

import hashlib
import hmac
from datetime import datetime, timedelta

LIVES = timedelta(hours=1)


class FormTokens:
    """Makes and checks tokens by a key that all processes of pages have."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, purpose: str, now: datetime) -> str:
        """Return a token for one purpose, such as a path."""
        until = int((now + LIVES).timestamp())
        return f"{until}.{self._signature(purpose, until)}"

    def fits(self, token: str, purpose: str, now: datetime) -> bool:
        """Tell whether we made this token for this purpose, less than an hour ago."""
        until, _, signature = token.partition(".")
        if not (until.isascii() and until.isdecimal() and len(until) < 12):  # noqa: PLR2004 far beyond any of ours
            return False
        fits = hmac.compare_digest(self._signature(purpose, int(until)).encode(), signature.encode())
        return fits and now.timestamp() <= int(until)

    def _signature(self, purpose: str, until: int) -> str:
        return hmac.new(self._key, f"{until} {purpose}".encode(), hashlib.sha256).hexdigest()[:32]
