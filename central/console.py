"""What the centre's commands print."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

R = TypeVar("R")


def say(line: str) -> None:
    """Print one line at once: whoever started a server waits for it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def tell(rows: Sequence[R], line: Callable[[R], str], *, as_json: bool) -> None:
    """Print rows, each as its ``line``, or all of them as one JSON array."""
    if as_json:
        say(msgspec.json.encode(rows).decode())
        return
    for row in rows:
        say(line(row))
