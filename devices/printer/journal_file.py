"""The print journal in a file: after a crash or a power cut it is still known which papers may be out.

One JSON object a line: job id, state, reasons. Nothing else, above all nobody's data and no paper. ``sending`` is on
the disk before the first byte is at the printer. A lost ``queued`` harms nobody, because nothing was sent, and a lost
end leaves ``sending``, which is asked about. One program at a time owns a file, as it owns the printer's port.
"""

import os
import threading
from collections import OrderedDict
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import IO

import msgspec

from devices.ports import PrintOutcome, PrintResult, Reason

_KEPT = 4096
_LINES_PER_JOB = 4


class JobState(StrEnum):
    """How far a job is; ``sending`` read back from a file means that the program died in the middle."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


_RESULT_OF = {state: PrintResult(state.value) for state in (JobState.PRINTED, JobState.FAILED, JobState.UNKNOWN)}


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    job: str
    state: JobState
    reasons: tuple[Reason, ...] = ()


class FileJournal:
    """A PrintJournal that survives; remembers the newest ``keep`` jobs and rewrites its file when that pays.

    On opening, a job in *sending* becomes *unknown*. Afterwards ``to_ask`` are the jobs a person has to be asked
    about, and ``to_offer`` those that waited and may be printed under their own id. Opening raises OSError.
    """

    def __init__(self, path: Path, keep: int = _KEPT) -> None:
        self._path = path
        self._keep = keep
        self._lock = threading.Lock()
        self._entries = _read(path)
        for entry in list(self._entries.values()):
            if entry.state is JobState.SENDING:
                self._entries[entry.job] = _Entry(entry.job, JobState.UNKNOWN)
        self._left = frozenset(job for job, entry in self._entries.items() if entry.state is JobState.QUEUED)
        self._torn = False
        self._lines = 0
        self._file = self._rewritten()

    @property
    def to_ask(self) -> tuple[str, ...]:
        """Job ids of papers that may be out and that nobody has said anything about, oldest first."""
        with self._lock:
            return tuple(job for job, entry in self._entries.items() if entry.state is JobState.UNKNOWN)

    @property
    def to_offer(self) -> tuple[str, ...]:
        """Job ids that waited when the last program ended and that nobody has taken up since, oldest first."""
        with self._lock:
            waiting = (job for job, entry in self._entries.items() if entry.state is JobState.QUEUED)
            return tuple(job for job in waiting if job in self._left)

    def answered(self, job_id: str, *, taken: bool) -> None:
        """Note what a person said about an *unknown* paper; any other job is left as it is."""
        with self._lock:
            entry = self._entries.get(job_id)
        if entry is not None and entry.state is JobState.UNKNOWN:
            self._note(_Entry(job_id, JobState.PRINTED if taken else JobState.FAILED))

    def outcome(self, job_id: str) -> PrintOutcome | None:
        """See PrintJournal."""
        with self._lock:
            entry = self._entries.get(job_id)
        if entry is None or entry.state not in _RESULT_OF:
            return None
        return PrintOutcome(job_id, _RESULT_OF[entry.state], frozenset(entry.reasons))

    def queued(self, job_id: str) -> None:
        """See PrintJournal."""
        with self._lock:
            self._left -= {job_id}
        self._note(_Entry(job_id, JobState.QUEUED))

    def sending(self, job_id: str) -> None:
        """See PrintJournal."""
        self._note(_Entry(job_id, JobState.SENDING))
        if self._torn:
            raise OSError(f"the print journal cannot be written: {self._path}")
        os.fsync(self._file.fileno())

    def ended(self, outcome: PrintOutcome) -> None:
        """See PrintJournal; a full disk does not stop the outcome from being told."""
        state = JobState(outcome.result.value)
        self._note(_Entry(outcome.job_id, state, tuple(sorted(outcome.reasons))))
        with suppress(OSError):
            os.fsync(self._file.fileno())
            if self._lines > self._keep * _LINES_PER_JOB:
                self._compact()

    def close(self) -> None:
        """Free the file; to be called when the printer is closed."""
        self._file.close()

    def _note(self, entry: _Entry) -> None:
        """Remember an entry and hand its line to the system; a line that did not fit is closed off by the next."""
        line = b"\n" * self._torn + msgspec.json.encode(entry) + b"\n"
        with self._lock:
            self._entries.pop(entry.job, None)
            self._entries[entry.job] = entry
            self._lines += 1
            try:
                self._torn = self._file.write(line) != len(line)
            except OSError:
                self._torn = True

    def _compact(self) -> None:
        with self._lock:
            self._file.close()  # Windows replaces no open file
            try:
                self._file = self._rewritten()
            finally:
                if self._file.closed:
                    self._file = self._appending()

    def _rewritten(self) -> IO[bytes]:
        """Write what is worth keeping to a new file, put it in the old one's place in one step, and open it."""
        for states in ((JobState.PRINTED, JobState.FAILED), (JobState.UNKNOWN,)):  # a question outlives many answers
            ended = [job for job, entry in self._entries.items() if entry.state in states]
            for job in ended[: max(0, len(ended) - self._keep)]:
                del self._entries[job]
        fresh = self._path.with_name(f".{self._path.name}.new")
        with fresh.open("wb") as file:
            file.writelines(msgspec.json.encode(entry) + b"\n" for entry in self._entries.values())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
        _sync_folder(self._path.parent)
        self._lines = len(self._entries)
        return self._appending()

    def _appending(self) -> IO[bytes]:
        return self._path.open("ab", buffering=0)


def _read(path: Path) -> OrderedDict[str, _Entry]:
    """Return the newest entry of every job; a line torn by a crash, or damaged, is skipped."""
    entries: OrderedDict[str, _Entry] = OrderedDict()
    data = path.read_bytes() if path.exists() else b""
    for line in data.splitlines():
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            entry = msgspec.json.decode(line, type=_Entry)
            entries.pop(entry.job, None)
            entries[entry.job] = entry
    return entries


def _sync_folder(folder: Path) -> None:
    """Make a file's new name durable, where folders can be opened (not on Windows)."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
