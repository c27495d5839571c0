"""The address of one person's appointment, for pages and messages: unguessable, signed, without anything of the person.

``/a/HALL/<22 letters>.<16 letters>``: the appointment's id and a signature over hall and id. Whoever has it may see,
move and cancel that one appointment, as whoever holds a paper may.
"""

import base64
import binascii
import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.keys import derived_key

_SIGNATURE_BYTES = 12
_ID_BYTES = 16


def link_key(centre_key: Ed25519PrivateKey) -> bytes:
    """Return the key that a centre signs these addresses with."""
    return derived_key(centre_key, "appointment links")


def link_of(hall: str, appointment: str, key: bytes) -> str:
    """Return the path of an appointment's page."""
    return f"/a/{hall}/{link_part(hall, appointment, key)}"


def link_part(hall: str, appointment: str, key: bytes) -> str:
    """Return the last part of that path: the id and our signature."""
    return f"{_base64(bytes.fromhex(appointment))}.{_base64(_signature(hall, appointment, key))}"


def appointment_of_link(hall: str, link: str, key: bytes) -> str | None:
    """Return the id behind the last part of a path, ``None`` for what we did not sign."""
    letters, _, _ = link.partition(".")
    try:
        data = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(data) != _ID_BYTES:
        return None
    ours = link_part(hall, data.hex(), key)
    return data.hex() if hmac.compare_digest(ours.encode(), link.encode()) else None


def _signature(hall: str, appointment: str, key: bytes) -> bytes:
    return hmac.new(key, f"{hall} {appointment}".encode(), hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")
