"""Codes on paper: what a paper is about, signed by the hall, and nothing about the person.

``KIND:<body>:<13 characters>``: body and signature (8 bytes of HMAC-SHA256 over kind and body) in base32. Upper-case
letters, digits and colons only, because scanners that act as keyboards lose anything else (``docs/devices.md``), and
because a QR code packs them closer. A ticket's paper may carry the address of its page online, which ends
with the code (:mod:`shared.sync.pages`).
"""

import base64
import binascii
import hashlib
import hmac

TICKET = "OH1"
GUIDE_SHEET = "OHG1"
_SIGNATURE_BYTES = 8
_MARK_BYTES = 16


def ticket_code(ticket_id: str, code_key: bytes) -> str:
    """Return the code of a ticket."""
    return _code(TICKET, bytes.fromhex(ticket_id), code_key)


def ticket_of_code(code: str, code_key: bytes) -> str | None:
    """Return the ticket id in a code that this hall signed, ``None`` for anything else."""
    body = _body(TICKET, code, code_key)
    return None if body is None else body.hex()


def ticket_in_code(code: str) -> str:
    """Return which ticket a code names, whoever signed it; empty for what names none."""
    body = _claimed(TICKET, code)
    return "" if body is None else body.hex()


def code_mark(code: str) -> str:
    """Return by what a centre knows a code again that only the hall can make: 16 bytes of its hash, in hexadecimal."""
    return hashlib.sha256(code.encode()).digest()[:_MARK_BYTES].hex()


def sheet_code(body: bytes, code_key: bytes) -> str:
    """Return the code of a guide sheet that carries ``body`` (:mod:`shared.domain.guide.sheet`)."""
    return _code(GUIDE_SHEET, body, code_key)


def sheet_of_code(code: str, code_key: bytes) -> bytes | None:
    """Return what a guide sheet's code carries, ``None`` for anything that this hall did not sign."""
    return _body(GUIDE_SHEET, code, code_key)


def _code(kind: str, body: bytes, code_key: bytes) -> str:
    signature = hmac.new(code_key, kind.encode() + body, hashlib.sha256).digest()[:_SIGNATURE_BYTES]
    return f"{kind}:{_base32(body)}:{_base32(signature)}"


def _body(kind: str, code: str, code_key: bytes) -> bytes | None:
    """Return the body of a code in the one spelling that this hall gives it."""
    code = code.strip()
    body = _claimed(kind, code)
    if body is None:
        return None
    return body if hmac.compare_digest(_code(kind, body, code_key).encode(), code.encode()) else None


def _claimed(kind: str, code: str) -> bytes | None:
    """Return the body that a code claims, before its signature is looked at."""
    letters = code.removeprefix(f"{kind}:").partition(":")[0]
    try:
        return base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        return None


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")
