"""The catalogue that citizens' pages use now: the published one, else the folder's; another takes over without a pause.

What was published is read, and its search index built in a process of its own, beside the pages; then one reference
turns. Whoever is in the middle of a page keeps the catalogue it began with.
"""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from central.catalogue.published import published_parts, published_revision, whole
from central.catalogue.shelf import Shelf
from central.store.database import Database
from shared.catalogue.folder import load_folder
from shared.catalogue.report import Rejected

if TYPE_CHECKING:
    from shared.search.index import Index as SearchIndex

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]
LOOK_SECONDS = 1.0


class PresentShelf:
    """One for each centre, usable from all threads; the index of a published catalogue is kept in ``index_file``."""

    def __init__(self, database: Database, folder: Path, index_file: Path) -> None:
        self._database, self._folder, self._index_file = database, folder, index_file.absolute()
        self._looking = threading.Lock()
        self._shelf: Shelf | None = None
        self._revision = 0
        self._closing = False
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def now(self) -> Shelf:
        """Return the catalogue as it is now; raise ``SetupError`` where it is the folder's and has a fault."""
        shelf = self._shelf
        if shelf is None:
            with self._looking:
                shelf = self._shelf = self._shelf or Shelf(load_folder(self._folder))
        return shelf

    def look(self) -> None:
        """Take over what was published since the last look; what this version cannot read is told and left."""
        with self._looking:
            with self._database.reading() as session:
                revision = published_revision(session)
                found = published_parts(session) if revision not in {0, self._revision} else None
            if found is None:
                return
            self._revision = revision
            try:
                shelf = Shelf(whole(*found))
            except (Rejected, msgspec.MsgspecError) as error:
                _LOG.error("the published catalogue is of a later version; the pages keep what they have: %r", error)
                return
            shelf.search_by(self._index(shelf, revision))
            self._shelf = shelf

    def close(self) -> None:
        """Give up what is being built."""
        self._closing = True
        if self._process is not None:
            self._process.kill()

    def _index(self, shelf: Shelf, revision: int) -> "SearchIndex | None":
        """Return the index from its file, built before if need be; ``None`` where that failed."""
        from shared.search.cache import load  # noqa: PLC0415 numpy comes with the first published catalogue

        found = load(self._index_file, revision)
        if found is not None or self._closing:
            return found
        order = {"entries": list(shelf.entries()), "edition": revision, "file": str(self._index_file)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "shared.search.worker"],
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )
        self._process.communicate(msgspec.json.encode(order))
        return load(self._index_file, revision)
