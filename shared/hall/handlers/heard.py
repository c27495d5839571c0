"""Who was heard of lately: kept in the hub's memory, because a sign of life every second is no matter for the disk.

A program that is frozen cannot tell that it is; that it no longer asks is told instead (rule C26: within 5 s).
"""

from datetime import datetime, timedelta

SILENT_AFTER = timedelta(seconds=2.5)
"""Two questions missed of those that come every second."""


class Heard:
    """When each program of a machine last asked; shared by the threads of one hub."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], datetime] = {}

    def note(self, terminal: str, program: str, at: datetime) -> None:
        """Note that a program asked something."""
        self._last[terminal, program] = at

    def is_silent(self, terminal: str, program: str, at: datetime) -> bool:
        """Tell whether a program was not heard of for too long; one not yet known has time to speak from now on."""
        return at - self._last.setdefault((terminal, program), at) > SILENT_AFTER
