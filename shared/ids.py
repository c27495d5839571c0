"""Identifiers made where a thing is born: UUIDv7 (RFC 9562), so that they sort by time of birth."""

import secrets
import time
from typing import Annotated

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
"""Thirty-two lower-case hexadecimal digits of a UUIDv7."""


def new_id() -> str:
    """Return a fresh UUIDv7: 48 bits of milliseconds, version and variant, 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    tail = secrets.randbits(74)
    value = milliseconds << 80 | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & (1 << 62) - 1
    return f"{value:032x}"
