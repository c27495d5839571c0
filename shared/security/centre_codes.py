"""Codes that the centre signs and every hall can check: ``KIND:<body>:<signature>`` in base32, Ed25519 over both.

A hall knows the centre's public key since its enrolment, so it honours such a code while its line is cut.
"""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

APPOINTMENT = "OHA1"
GUIDE_SHEET = "OHG2"


def centre_code(kind: str, body: bytes, key: Ed25519PrivateKey) -> str:
    """Return ``body`` as a code of one kind."""
    return f"{kind}:{_base32(body)}:{_base32(key.sign(kind.encode() + body))}"


def body_of_centre_code(kind: str, code: str, key: Ed25519PublicKey) -> bytes | None:
    """Return what a code of this kind carries, ``None`` for anything that the centre did not sign."""
    given, _, rest = code.strip().partition(":")
    letters, _, signature = rest.partition(":")
    try:
        body = _bytes(letters)
        key.verify(_bytes(signature), kind.encode() + body)
    except (InvalidSignature, binascii.Error, ValueError):
        return None
    return body if given == kind else None


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def _bytes(letters: str) -> bytes:
    """Return what letters in the one spelling that :func:`_base32` gives stand for; raise ``ValueError`` for others."""
    data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    if _base32(data) != letters:
        raise ValueError("another spelling")
    return data
