"""The papers asked for and how they ended: a job id prints once, whoever asks twice hears the first outcome."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from devices.paper import Paper
from devices.ports import PrintOutcome, PrintResult, Reason
from devices.printer.journal import PrintJournal

Done: TypeAlias = Callable[[PrintOutcome], None]


@dataclass(slots=True)
class Job:
    """One paper to print and everybody who waits for its outcome."""

    job_id: str
    paper: Paper
    waiting: list[Done] = field(default_factory=list)


class JobBook:
    """Jobs by id; ``add`` comes from any thread, everything else from the printer's. The journal hears every step."""

    def __init__(self, journal: PrintJournal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._queue: deque[Job] = deque()
        self._open: dict[str, Job] = {}
        self._repeats: list[tuple[PrintOutcome, Done]] = []
        self._closed = False

    def add(self, job_id: str, paper: Paper, done: Done) -> None:
        """Put a paper into the queue, unless its id is known: then ``done`` hears the outcome there is or will be."""
        with self._lock:
            if job_id in self._open:
                self._open[job_id].waiting.append(done)
            elif (ended := self._journal.outcome(job_id)) is not None:
                self._repeats.append((ended, done))
            elif not self._closed:
                self._journal.queued(job_id)
                job = self._open[job_id] = Job(job_id, paper, [done])
                self._queue.append(job)
            else:
                self._repeats.append((PrintOutcome(job_id, PrintResult.FAILED), done))
            late = self._take_repeats() if self._closed else []
        for outcome, who in late:  # there is no thread any more that could tell
            who(outcome)

    def take(self) -> Job | None:
        """Return the next job to print, and tell those who asked for one that has ended."""
        with self._lock:
            repeats = self._take_repeats()
            job = self._queue.popleft() if self._queue else None
        for outcome, done in repeats:
            done(outcome)
        return job

    def begin(self, job: Job) -> None:
        """Note that the first byte of a job follows; raises OSError when the journal cannot keep that."""
        self._journal.sending(job.job_id)

    def end(self, job: Job, result: PrintResult, reasons: frozenset[Reason]) -> None:
        """Note how a job ended and tell everybody who waits for it."""
        outcome = PrintOutcome(job.job_id, result, reasons)
        self._journal.ended(outcome)  # before the job leaves ``_open``: at no moment is its id unknown
        with self._lock:
            waiting = self._open.pop(job.job_id).waiting
        for done in waiting:
            done(outcome)

    def refuse(self, reasons: frozenset[Reason]) -> None:
        """End every job that waits as FAILED: nothing of it was sent."""
        while (job := self.take()) is not None:
            self.end(job, PrintResult.FAILED, reasons)

    def close(self) -> None:
        """Take no job any more; those that wait end as FAILED, one that was begun as UNKNOWN."""
        with self._lock:
            self._closed = True
        self.refuse(frozenset())
        for job in list(self._open.values()):
            self.end(job, PrintResult.UNKNOWN, frozenset())

    def _take_repeats(self) -> list[tuple[PrintOutcome, Done]]:
        repeats, self._repeats = self._repeats, []
        return repeats
