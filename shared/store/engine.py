"""Engines for the two databases, set up as measured: other documented recipes lose updates or lock at once.

SQLite: ``isolation_level=None`` with ``BEGIN IMMEDIATE`` in the begin event, ``busy_timeout`` before WAL,
``synchronous=FULL``. PostgreSQL: READ COMMITTED, ``synchronous_commit=on``, statement and lock time-outs, a plan for
each execution (one kept from when a table was empty read the whole table, batch after batch: 21 ms instead of 4).
"""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from shared.errors import SetupError

_WAL_SAFE = (3, 51, 3)
"""Before this version SQLite's WAL reset could lose committed rows."""

_POSTGRES_OPTIONS = (
    "-c jit=off -c synchronous_commit=on -c lock_timeout=3s -c statement_timeout=15s "
    "-c plan_cache_mode=force_custom_plan -c idle_in_transaction_session_timeout=10s"
)


def check_sqlite_version(version: str) -> None:
    """Raise :class:`SetupError` when this SQLite could lose committed rows."""
    if tuple(int(part) for part in version.split(".")) < _WAL_SAFE:
        wanted = ".".join(map(str, _WAL_SAFE))
        raise SetupError(
            "sqlite_too_old", f"SQLite {version} can lose committed rows; install sqlcipher3 with {wanted}."
        )


def database_file(url: str) -> Path | None:
    """Return the file of a SQLite URL, ``None`` for PostgreSQL; raise :class:`SetupError` for any other database."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "postgresql":
        return None
    if not parsed.database:
        raise SetupError("no_database_file", "The hall's database needs a file: sqlite:///hall.db")
    return Path(parsed.database)


def database_name(url: str) -> str:
    """Return the name of a server's database."""
    return _parsed(url).database or ""


def make_engine(url: str, *, read_only: bool = False, migrating: bool = False) -> Engine:
    """Return an engine for ``sqlite:///FILE`` or ``postgresql+psycopg://…``; raise :class:`SetupError` for others.

    ``migrating`` switches foreign keys off on SQLite, because Alembic's batch mode drops and re-creates parent tables.
    """
    if _parsed(url).get_backend_name() == "postgresql":
        return _postgres(url, read_only=read_only)
    return _sqlite(url, read_only=read_only, foreign_keys=not migrating)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        text = "This is no database address: sqlite:///FILE or postgresql+psycopg://…"
        raise SetupError("unknown_database", text) from error
    kind = parsed.get_backend_name()
    if kind not in {"sqlite", "postgresql"}:
        raise SetupError("unknown_database", f"OneHall runs on sqlite and postgresql, not on {kind}.")
    return parsed


def _sqlite(url: str, *, read_only: bool, foreign_keys: bool) -> Engine:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 only where a SQLite database is opened

    check_sqlite_version(dbapi2.sqlite_version)
    engine = create_engine(
        url,
        module=dbapi2,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"isolation_level": None, "timeout": 10, "check_same_thread": False, "cached_statements": 256},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=10000")
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
        for pragma in (
            "synchronous=FULL",
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
            "cache_size=-32000",
            "temp_store=MEMORY",
            "trusted_schema=OFF",
            f"query_only={'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.connection.dbapi_connection.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _postgres(url: str, *, read_only: bool) -> Engine:
    options = _POSTGRES_OPTIONS + (" -c default_transaction_read_only=on" if read_only else "")
    return create_engine(
        url,
        isolation_level="READ COMMITTED",
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 3,
            "prepare_threshold": 2,
            "keepalives_idle": 10,
            "keepalives_interval": 3,
            "keepalives_count": 3,
            "tcp_user_timeout": 8000,
            "options": options,
        },
    )
