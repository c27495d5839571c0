"""The present index of a hub: taken from its file, or made anew in a process of its own, and swapped without a pause.

numpy is loaded with the first index and not before: a hub without a catalogue never pays for it.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from shared.search.index import Index

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]
_CALM_SECONDS = 2.0
"""How long an index waits that nobody asks for yet: a hub that starts or takes a catalogue has other things to do."""

_AGAIN_SECONDS = 60.0
"""How long after a failure it is tried again."""


class IndexKeeper:
    """Keeps the newest index of one database; usable from all threads of a hub.

    ``url`` and ``file`` must hold in any working folder. ``ready`` is called, in the keeper's thread, after a swap.
    """

    def __init__(self, url: str, file: Path, ready: Callable[[], None]) -> None:
        self._url = url
        self._file = file
        self._ready = ready
        self._changed = threading.Condition()
        self._present: tuple[int, Index] | None = None
        self._wanted = self._served = 0
        self._asked = self._closing = False
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def newest(self, edition: int) -> "tuple[int, Index] | None":
        """Return the newest index and its edition, ``None`` before the first; the one of ``edition`` is then made."""
        present = self._present
        if present is None or present[0] != edition:
            self._wish(edition, asked=True)
        return present

    def foresee(self, edition: int) -> None:
        """See to it that the index of an edition will be there soon, though nobody asked for it yet."""
        self._wish(edition, asked=False)

    def close(self) -> None:
        """Give up what is being built."""
        with self._changed:
            self._closing = True
            self._changed.notify()
            if self._process is not None:
                self._process.kill()
        if self._thread is not None:
            self._thread.join()

    def _wish(self, edition: int, *, asked: bool) -> None:
        with self._changed:
            self._wanted = edition
            self._asked = self._asked or asked
            self._changed.notify()
            if self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._run, name="search-index", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (edition := self._next()) is not None:
            index = self._take(edition)
            if index is not None:
                self._present = edition, index
                self._served = edition
                self._ready()
            elif not self._closing:
                _LOG.error("the search index of edition %d could not be built; it is tried again", edition)
                self._wait(partial(self._wants_other, edition), _AGAIN_SECONDS)

    def _next(self) -> int | None:
        """Return the edition to make now, ``None`` when the hub closes."""
        self._wait(partial(self._wants_other, self._served), None)
        self._wait(lambda: self._asked, _CALM_SECONDS)
        with self._changed:
            self._asked = False
            return None if self._closing else self._wanted

    def _wants_other(self, edition: int) -> bool:
        return self._wanted != edition

    def _wait(self, reason: Callable[[], bool], seconds: float | None) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or reason(), seconds)

    def _take(self, edition: int) -> "Index | None":
        """Return the index from its file, built before if need be; ``None`` where that failed."""
        from shared.search.cache import load  # noqa: PLC0415 numpy comes with the first index

        return load(self._file, edition) or (load(self._file, edition) if self._build(edition) else None)

    def _build(self, edition: int) -> bool:
        """Have the file made; tell whether it was."""
        order = {"url": self._url, "edition": edition, "file": str(self._file)}
        with self._changed:
            if self._closing:
                return False
            self._process = subprocess.Popen(
                [sys.executable, "-m", "shared.search.worker"],
                stdin=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(_ROOT)},
            )
        self._process.communicate(msgspec.json.encode(order))
        return self._process.returncode == 0
