"""A thousand tickets through every fault; ``python -m bench.devices --tickets 10000`` is the whole storm."""

from pathlib import Path

import pytest

from bench.ticket_storm import storm

pytestmark = pytest.mark.slow


def test_every_ticket_is_printed_once_or_failed_or_unknown_and_asked_and_none_twice(directory: Path) -> None:
    verdict = storm(directory, tickets=1000, seed=20261122)
    assert verdict.printed + verdict.failed + verdict.unknown == 1000
    assert verdict.broken == 0, verdict
    assert verdict.printed > 700
    assert min(verdict.failed, verdict.unknown, verdict.restarts) > 0
    assert len(verdict.faults) == 10
