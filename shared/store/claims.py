"""Who may be the hub of a database: one program at a time, and the others learn where it listens."""

import os
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from shared.errors import StoreError
from shared.store.engine import database_file, make_engine
from shared.store.failures import told
from shared.store.session import Session

_ADVISORY_KEY = 0x4F4E4548
"""``ONEH``: the advisory lock that a hub holds on its PostgreSQL database."""


class Claim(Protocol):
    """The right to be a database's hub."""

    def take(self) -> bool:
        """Take the right, or tell that another program has it."""
        ...

    def publish(self, address: str) -> None:
        """Leave the hub's address where the others look."""
        ...

    def address(self) -> str | None:
        """Return the address the present hub left, ``None`` while there is none."""
        ...

    def release(self) -> None:
        """Give the right back."""
        ...


class FileClaim:
    """A lock file beside a SQLite database, given up by the operating system when its program dies."""

    def __init__(self, database: Path) -> None:
        self._lock = FileLock(database.with_name(database.name + ".lock"), thread_local=False)
        self._address = database.with_name(database.name + ".hub")

    def take(self) -> bool:
        """Take the lock without waiting."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            text = f"The folder {self._address.parent} cannot hold the database: {error.strerror}."
            raise StoreError("cannot_open", text) from error
        self._address.unlink(missing_ok=True)
        return True

    def publish(self, address: str) -> None:
        """Write the address in one step."""
        new = self._address.with_name(f"{self._address.name}.{os.getpid()}.new")
        new.write_text(address, encoding="ascii")
        new.replace(self._address)

    def address(self) -> str | None:
        """Read the address."""
        try:
            return self._address.read_text(encoding="ascii") or None
        except FileNotFoundError:
            return None

    def release(self) -> None:
        """Take the address away and let the lock go."""
        self._address.unlink(missing_ok=True)
        self._lock.release()


class PostgresClaim:
    """An advisory lock held by a connection of its own; the address stands beside it in the server's memory.

    PostgreSQL shows every connection's ``application_name``: the holder's name is its address.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._session: Session | None = None

    def take(self) -> bool:
        """Try the advisory lock on a connection that stays open."""
        session = Session(make_engine(self._url))
        with told(), session.transaction():
            taken = bool(session.run("SELECT pg_try_advisory_lock(:key)", {"key": _ADVISORY_KEY}).fetchone()[0])
        if taken:
            self._session = session
        else:
            session.close()
        return taken

    def publish(self, address: str) -> None:
        """Call the holding connection by the address."""
        if self._session is not None:
            with told(), self._session.transaction():
                self._session.run("SELECT set_config('application_name', :name, false)", {"name": address})

    def address(self) -> str | None:
        """Read the name of the connection that holds the lock."""
        session = Session(make_engine(self._url))
        sql = (
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            "WHERE l.locktype = 'advisory' AND l.granted AND l.objid = :key AND a.datname = current_database()"
        )
        with told(), session.transaction():
            row = session.run(sql, {"key": _ADVISORY_KEY}).fetchone()
        session.close()
        return row[0] if row is not None and row[0].startswith("ws://") else None

    def release(self) -> None:
        """Close the connection; the server gives the lock up."""
        if self._session is not None:
            self._session.close()
            self._session = None


def claim_for(url: str) -> Claim:
    """Return the kind of claim a database needs."""
    file = database_file(url)
    return PostgresClaim(url) if file is None else FileClaim(file)
