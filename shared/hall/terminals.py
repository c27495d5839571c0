"""Acts about the machines of the hall: which may connect from elsewhere, and as what."""

from typing import Annotated

import msgspec

from shared.hall.messages import Act, Done
from shared.hall.tickets import Slug


class EnrolTerminal(Act[Done], frozen=True, kw_only=True, tag=True):
    """Let a machine connect as ``role``; ``key_hash`` is the SHA-256 of a key only that machine keeps."""

    name: Slug
    role: Annotated[str, msgspec.Meta(pattern="^(kiosk|desk|board|monitor|admin|agent|evaluator)$")]
    key_hash: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class RevokeTerminal(Act[Done], frozen=True, kw_only=True, tag=True):
    """Take a machine's key back; it is cut off at its next message."""

    name: Slug
