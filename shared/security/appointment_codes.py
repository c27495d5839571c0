"""The code of an appointment (预约码): which one, where and when, signed by the centre, and nothing about the person.

``OHA1`` of :mod:`shared.security.centre_codes`: an appointment made while a hall's line was cut is honoured all the
same.
"""

import struct
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.security.centre_codes import APPOINTMENT, body_of_centre_code, centre_code
from shared.store.moments import read, stored

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
    return centre_code(APPOINTMENT, body, key)


def appointment_of_code(code: str, key: Ed25519PublicKey) -> AppointmentCode | None:
    """Return what a code of the centre says, ``None`` for anything that the centre did not sign."""
    body = body_of_centre_code(APPOINTMENT, code, key)
    if body is None:
        return None
    number, begins, slots, length = _HEAD.unpack_from(body)
    names = body[_HEAD.size :]
    return AppointmentCode(number.hex(), names[:length].decode(), names[length:].decode(), read(begins), slots)
