"""The newest bytes on one device's wire, kept for a page that looks at them twice a second."""

import threading
from collections import deque
from datetime import UTC, datetime, timedelta
from itertools import groupby

MOST_LINES = 300
MOST_BYTES = 64
"""A line shows so many bytes and counts the rest: a picture on a ticket has ten thousand."""

PAUSE = timedelta(seconds=0.4)
"""What comes the same way within it belongs together, however a cable cut it."""

_HIDDEN = ".."
_LIKE_BEFORE = 4


class FrameLog:
    """Lines of masked bytes, one for each question with its answer; a device's thread writes, the page reads.

    A device that is polled says the same again and again: what was among the last four lines is not told again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._told: deque[str] = deque(maxlen=_LIKE_BEFORE)
        self._count = 0
        self._turns: list[tuple[str, list[str]]] = []
        self._began = self._last = datetime.min.replace(tzinfo=UTC)

    def note(self, at: datetime, way: str, shown: str) -> None:
        """Note a piece of what passed; ``way`` is ``in`` or ``out``, ``shown`` is masked hexadecimal."""
        with self._lock:
            asks_anew = way == "out" and any(before == "in" for before, _ in self._turns)
            if self._turns and (asks_anew or at - self._last > PAUSE):
                self._finish()
            if not self._turns:
                self._began = at
            if not self._turns or self._turns[-1][0] != way:
                self._turns.append((way, []))
            self._turns[-1][1].extend(shown.split())
            self._last = at

    def after(self, count: int, now: datetime) -> tuple[int, list[str]]:
        """Return how many lines there were in all, and those that came after the first ``count``."""
        with self._lock:
            if self._turns and now - self._last > PAUSE:
                self._finish()
            fresh = min(self._count - count, len(self._lines))
            return self._count, list(self._lines)[len(self._lines) - fresh :]

    def _finish(self) -> None:
        said = "  ".join(f"{'<' if way == 'in' else '>'} {_short(shown)}" for way, shown in self._turns)
        self._turns = []
        if said in self._told:
            return
        self._told.append(said)
        self._lines.append(f"{self._began.astimezone():%H:%M:%S}  {said}")
        self._count += 1


def _short(shown: list[str]) -> str:
    """Return bytes for a line: hidden ones in a row are counted, and so is what is too much."""
    words: list[str] = []
    for byte, run in groupby(shown):
        many = len(list(run))
        words += [f"{_HIDDEN}×{many}"] if byte == _HIDDEN and many > 1 else [byte] * many
    rest = len(words) - MOST_BYTES
    return " ".join(words[:MOST_BYTES]) + (f" +{rest}" if rest > 0 else "")
