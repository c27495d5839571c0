"""One long-lived connection with the two ways to use it: text SQL straight to the driver, and SQLAlchemy Core.

The driver way costs a fifth of Core and is for what runs at every touch; both share one transaction.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, Executable

from shared.store.failures import is_driver_error

_NAMED = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")


@cache
def _for_psycopg(sql: str) -> str:
    return _NAMED.sub(r"%(\1)s", sql)


class TransactionLost(Exception):
    """The database gave the whole transaction up, not only this act (a full disk, a lost server)."""


class Session:
    """A connection owned by one thread; parameters are always bound, written ``:name`` in text SQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._postgres = engine.dialect.name == "postgresql"
        self._connection: Connection | None = None
        self._cursor: Any = None

    def run(self, sql: str, params: dict[str, Any] | None = None) -> Any:
        """Execute text SQL at the driver and return its cursor (``fetchone``, ``fetchall``, ``rowcount``)."""
        statement = _for_psycopg(sql) if self._postgres else sql
        return self._cursor.execute(statement, params or {})

    def run_many(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Execute text SQL once for each of ``rows``."""
        if rows:
            self._cursor.executemany(_for_psycopg(sql) if self._postgres else sql, rows)

    @property
    def postgres(self) -> bool:
        """Tell whether this is PostgreSQL, where a few statements have a faster form of their own."""
        return self._postgres

    def copy_in(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows by PostgreSQL's COPY."""
        with self._cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def core(self, statement: Executable, params: Sequence[dict[str, Any]] | None = None) -> Any:
        """Execute a Core statement in the same transaction and return its result."""
        connection = self._connect()
        return connection.execute(statement, params) if params else connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Begin, and commit at the end; roll back when anything is raised."""
        connection = self._connect()
        with connection.begin():
            self._cursor = connection.connection.cursor()
            yield

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Keep what happens inside, or undo just that and raise on."""
        self.run("SAVEPOINT act")
        try:
            yield
        except BaseException as error:
            try:
                self.run("ROLLBACK TO SAVEPOINT act")
            except Exception as gone:  # noqa: BLE001 any driver's way to say that the whole transaction is gone
                raise TransactionLost from (error if is_driver_error(error) else gone)
            self.run("RELEASE SAVEPOINT act")
            raise
        self.run("RELEASE SAVEPOINT act")

    def drop_connection(self) -> None:
        """Forget the connection after an error that leaves its state unknown; the next use connects again."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._cursor = None
            self._connection = None

    def close(self) -> None:
        """Close the connection and its engine."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    def _connect(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection
