"""A line outside the database that tells a restored backup from the database it was made of.

After each commit the newest line of the journal is noted in a file beside the database. A database that does not hold
that line when it is opened is older than what this hall has done already, or another one: it was restored.
"""

import os
from pathlib import Path

from shared.store.journal import Journal

_FORM = "{seq:020d} {event_id:>32}\n"
_BYTES = len(_FORM.format(seq=0, event_id=""))


class Marker:
    """The file; written without a sync of its own, because it may be behind the database but never before it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def disagrees(self, journal: Journal) -> bool:
        """Tell whether the database lacks the line noted last.

        A marker that is missing, torn or older than the oldest line that is kept says nothing.
        """
        try:
            text = self._path.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return False
        if len(text) != _BYTES or not text[:20].isdigit():
            return False
        seq, event_id = int(text[:20]), text[20:].strip()
        return seq > 0 and seq >= journal.oldest() and journal.event_at(seq) != event_id

    def note(self, seq: int, event_id: str) -> None:
        """Note the newest committed line; a disk that refuses takes only this safety net away."""
        try:
            if self._file is None:
                self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, _FORM.format(seq=seq, event_id=event_id).encode("ascii"))
        except OSError:
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
