"""The code on a ticket's paper: which ticket it is, signed by the hall, and nothing about the person.

``OH1:<26 characters>:<13 characters>`` — base32 of the ticket's id and of 8 bytes of HMAC-SHA256. Upper-case letters,
digits and colons only, because scanners that act as keyboards lose anything else (``docs/devices.md``).
"""

import base64
import hashlib
import hmac
import re

_FORM = re.compile(r"OH1:([A-Z2-7]{26}):([A-Z2-7]{13})")
_SIGNATURE_BYTES = 8


def ticket_code(ticket_id: str, code_key: bytes) -> str:
    """Return the code of a ticket."""
    body = bytes.fromhex(ticket_id)
    return f"OH1:{_base32(body)}:{_base32(_signature(body, code_key))}"


def ticket_of_code(code: str, code_key: bytes) -> str | None:
    """Return the ticket id in a code that this hall signed, ``None`` for anything else."""
    code = code.strip()
    form = _FORM.fullmatch(code)
    if form is None:
        return None
    ticket_id = base64.b32decode(form[1] + "=" * 6).hex()
    return ticket_id if hmac.compare_digest(ticket_code(ticket_id, code_key), code) else None


def _signature(body: bytes, code_key: bytes) -> bytes:
    return hmac.new(code_key, body, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")
