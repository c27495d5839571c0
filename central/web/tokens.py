"""Tokens in our forms: signed by the centre, for one purpose, for an hour, so that nobody else's page can post them."""

import hashlib
import hmac
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.keys import derived_key

LIVES = timedelta(hours=1)


class FormTokens:
    """Makes and checks tokens; all processes of a centre make the same ones, by its own key."""

    def __init__(self, centre_key: Ed25519PrivateKey) -> None:
        self._key = derived_key(centre_key, "form tokens")

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
