"""The centre's connections: a few that change, a few that only read, each used by one request at a time."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shared.errors import StoreError
from shared.store.engine import database_file, make_engine
from shared.store.failures import told
from shared.store.migrate import Schema, bring_up_to_date, current_version
from shared.store.session import Session

SCHEMA = Schema(Path(__file__).parent / "migrations", "c0008")
_OTHER_VERSION = "This database is of another version: start the centre's halls in this version first, then its pages."
_POSTGRES_WRITERS = 4
_READERS = 4


class Database:
    """One centre's database, brought up to date when it is opened; raises ``StoreError`` as the hall's does.

    With ``migrates`` off a database of another version is refused (other_version): a process that may not change it.
    """

    def __init__(self, url: str, *, migrates: bool = True) -> None:
        with told():
            if migrates:
                bring_up_to_date(url, SCHEMA)
            elif current_version(url) != SCHEMA.head:
                raise StoreError("other_version", _OTHER_VERSION)
        self.url = url
        writers = 1 if database_file(url) is not None else _POSTGRES_WRITERS
        self._writers = _pool(url, writers, read_only=False)
        self._readers = _pool(url, _READERS, read_only=True)

    @contextmanager
    def changing(self) -> Iterator[Session]:
        """Give a session inside one transaction, committed at the end of the block."""
        with _borrowed(self._writers) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the database and changes nothing."""
        with _borrowed(self._readers) as session:
            yield session

    def close(self) -> None:
        """Let go of every connection; what is under way must have ended."""
        for pool in (self._writers, self._readers):
            while not pool.empty():
                pool.get_nowait().close()


def _pool(url: str, size: int, *, read_only: bool) -> "queue.LifoQueue[Session]":
    pool: queue.LifoQueue[Session] = queue.LifoQueue()
    for _ in range(size):
        pool.put(Session(make_engine(url, read_only=read_only)))
    return pool


@contextmanager
def _borrowed(pool: "queue.LifoQueue[Session]") -> Iterator[Session]:
    session = pool.get()
    try:
        with told(), session.transaction():
            yield session
    except Exception:
        session.drop_connection()
        raise
    finally:
        pool.put(session)
