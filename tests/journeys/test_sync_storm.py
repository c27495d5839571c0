"""Hub, agent and centre killed at random over a faulty line: nothing lost, nothing doubled, everything in order."""

import pytest

from bench.syncstorm import storm

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_the_centre_has_the_halls_journal_line_for_line_whatever_dies(engine: str) -> None:
    verdict = storm(engine, 600, seed=1)
    assert (verdict.lost, verdict.doubled, verdict.out_of_order) == (0, 0, 0)
    assert verdict.events >= 600
    assert sum(verdict.kills.values()) >= 6
