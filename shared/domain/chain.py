"""The journal's chain: each sealed line's hash holds all lines before it, so that none can change unseen.

Hall and centre compute it from the same text, whatever JSON library either uses: numbers and lengths (in characters)
first, then the free texts one after the other, so that no two lines have the same text.
"""

import hashlib

GENESIS = bytes(32)
"""What stands before the first line of an epoch."""


def link(
    previous: bytes,
    *,
    epoch: int,
    seq: int,
    event_id: str,
    kind: str,
    subject: str,
    at: int,
    actor: str,
    body: str,
    v: int,
) -> bytes:
    """Return SHA-256(previous ‖ canonical text of the line); ``at`` is in microseconds since 1970 in UTC."""
    head = f"{epoch} {seq} {at} {v} {len(event_id)} {len(kind)} {len(subject)} {len(actor)}\n"
    text = f"{head}{event_id}{kind}{subject}{actor}{body}"
    return hashlib.sha256(previous + text.encode("utf-8", "surrogatepass")).digest()
