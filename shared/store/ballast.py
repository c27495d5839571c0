"""A file of nothing beside the database, given up when the disk is full, so that the hall can go on for a while."""

import os
from pathlib import Path
from typing import IO

DEFAULT_BYTES = 64 * 1024 * 1024
_CHUNK = 1024 * 1024


class Ballast:
    """Disk space held back: about 2,600 tickets' worth at its default size (25 KiB of WAL a ticket)."""

    def __init__(self, database: Path, size: int = DEFAULT_BYTES) -> None:
        self._path = database.with_name(database.name + ".ballast")
        self._size = size

    def lay(self) -> None:
        """Hold the space, unless it is held or the disk has no room for it."""
        if self._path.exists():
            return
        try:
            with self._path.open("wb") as file:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, self._size)
                else:
                    self._fill(file)
                os.fsync(file.fileno())
        except OSError:
            self._path.unlink(missing_ok=True)

    def _fill(self, file: IO[bytes]) -> None:
        """Write the space, where the system cannot set it aside unwritten (200 ms for 64 MiB)."""
        for _ in range(max(1, self._size // _CHUNK)):
            file.write(b"\0" * min(_CHUNK, self._size))
        file.flush()

    def drop(self) -> bool:
        """Give the space back; tell whether there was any."""
        if not self._path.exists():
            return False
        self._path.unlink()
        return True
