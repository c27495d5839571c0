"""How long tests wait for what must come, and how they measure what must come soon: a busy machine is no fault."""

import time
from collections.abc import Callable

PATIENCE_S = 60.0
_LOOK_S = 0.02
_TRIES = 10


def eventually(seen: Callable[[], bool]) -> None:
    """Wait until ``seen()``: for what other processes do, where there is nothing to wait on."""
    deadline = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < deadline, f"not seen in {PATIENCE_S:.0f} s"
        time.sleep(_LOOK_S)


def within(limit_s: float, attempt: Callable[[], float]) -> None:
    """Assert that ``attempt``, which returns the seconds it took, needs less than ``limit_s``.

    It is tried up to ten times: other work on the machine makes some of them slow, a fault of ours makes all of them.
    """
    took = [attempt()]
    while took[-1] >= limit_s and len(took) < _TRIES:
        took.append(attempt())
    assert took[-1] < limit_s, took
