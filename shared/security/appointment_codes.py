"""The code of an appointment (预约码): which one, where and when, signed by the centre, and nothing about the person.

``OHA1:<body>:<signature>`` in base32, Ed25519 over kind and body. A hall checks it with the centre's public key, known
since enrolment, so that an appointment made while its line was cut is honoured all the same.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.store.moments import read, stored

KIND = "OHA1"
_HEAD = struct.Struct(">16sQBB")


@dataclass(frozen=True)
class AppointmentCode:
    """What the code says; ``begins`` is an aware moment, ``slots`` how many half hours it takes."""

    id: str
    hall: str
    queue: str
    begins: datetime
    slots: int


def appointment_code(what: AppointmentCode, key: Ed25519PrivateKey) -> str:
    """Return the code of an appointment."""
    hall = what.hall.encode()
    body = _HEAD.pack(bytes.fromhex(what.id), stored(what.begins), what.slots, len(hall)) + hall + what.queue.encode()
    return f"{KIND}:{_base32(body)}:{_base32(key.sign(KIND.encode() + body))}"


def appointment_of_code(code: str, key: Ed25519PublicKey) -> AppointmentCode | None:
    """Return what a code of the centre says, ``None`` for anything that the centre did not sign."""
    kind, _, rest = code.strip().partition(":")
    letters, _, signature = rest.partition(":")
    try:
        body = _bytes(letters)
        key.verify(_bytes(signature), KIND.encode() + body)
        number, begins, slots, length = _HEAD.unpack_from(body)
        names = body[_HEAD.size :]
        hall, queue = names[:length].decode(), names[length:].decode()
    except (InvalidSignature, binascii.Error, ValueError, struct.error):
        return None
    if kind != KIND:
        return None
    return AppointmentCode(number.hex(), hall, queue, read(begins), slots)


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def _bytes(letters: str) -> bytes:
    """Return what letters in the one spelling that :func:`_base32` gives stand for; raise ``ValueError`` for others."""
    data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    if _base32(data) != letters:
        raise ValueError("another spelling")
    return data
