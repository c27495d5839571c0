"""What is remembered of print jobs, so that no job id ever gives two papers: the port, and the memory of one run."""

from collections import OrderedDict
from typing import Protocol

from devices.ports import PrintOutcome

_REMEMBERED = 256


class PrintJournal(Protocol):
    """Every step of every job, told in this order: queued, sending, ended."""

    def outcome(self, job_id: str) -> PrintOutcome | None:
        """Return how a job ended, ``None`` for one that may still be printed; from any thread, never slow."""

    def queued(self, job_id: str) -> None:
        """Note a job that waits; from any thread, never slow."""

    def sending(self, job_id: str) -> None:
        """Note that the first byte follows; raises OSError when that cannot be kept, and then nothing may be sent."""

    def ended(self, outcome: PrintOutcome) -> None:
        """Note how a job ended; both from the printer's thread only."""


class MemoryJournal:
    """The last 256 outcomes of this run; after a crash nothing is known (``FileJournal`` is for that)."""

    def __init__(self) -> None:
        self._ended: OrderedDict[str, PrintOutcome] = OrderedDict()

    def outcome(self, job_id: str) -> PrintOutcome | None:
        """See PrintJournal."""
        return self._ended.get(job_id)

    def queued(self, job_id: str) -> None:
        """See PrintJournal; what waits is in the queue itself."""

    def sending(self, job_id: str) -> None:
        """See PrintJournal; the same."""

    def ended(self, outcome: PrintOutcome) -> None:
        """See PrintJournal."""
        self._ended[outcome.job_id] = outcome
        while len(self._ended) > _REMEMBERED:
            self._ended.popitem(last=False)
