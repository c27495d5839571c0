"""The one border where the databases' errors become ours: what happened, and what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError

from shared.errors import StoreError

_BY_SQLITE_NAME = (
    ("SQLITE_FULL", "disk_full", "The disk is full: nothing was stored. Free some space."),
    ("SQLITE_IOERR", "disk_error", "The disk reports an error: check the disk before going on."),
    ("SQLITE_READONLY", "read_only", "The database file cannot be written: check its permissions."),
    ("SQLITE_CANTOPEN", "cannot_open", "The database file cannot be opened: check the folder and its permissions."),
    ("SQLITE_CORRUPT", "damaged", "The database file is damaged: restore the latest backup."),
    ("SQLITE_NOTADB", "damaged", "The file is no OneHall database."),
    ("SQLITE_BUSY", "locked", "Another program holds the database file."),
)
_BY_SQLITE_WORDS = (
    ("disk is full", "SQLITE_FULL"),
    ("disk i/o error", "SQLITE_IOERR"),
    ("readonly database", "SQLITE_READONLY"),
    ("unable to open", "SQLITE_CANTOPEN"),
    ("malformed", "SQLITE_CORRUPT"),
    ("not a database", "SQLITE_NOTADB"),
    ("locked", "SQLITE_BUSY"),
)
_HELD_UP = ("locked", "The database is held up by other work: nothing was stored, try again in a moment.")
_BY_SQLSTATE = {
    "53100": ("disk_full", "The database server's disk is full: nothing was stored."),
    "40001": _HELD_UP,
    "40P01": _HELD_UP,
    "55P03": _HELD_UP,
    "57014": _HELD_UP,
    "57P01": ("server_gone", "The database server was shut down."),
    "57P03": ("server_gone", "The database server is starting; try again in a moment."),
}


def is_driver_error(error: BaseException) -> bool:
    """Tell whether an exception comes from a database driver, straight or through SQLAlchemy."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return original is not None and type(original).__module__.split(".")[0] in {"sqlcipher3", "sqlite3", "psycopg"}


def store_error(error: BaseException) -> StoreError:
    """Return what a driver's error means to us."""
    original: Any = error.orig if isinstance(error, DBAPIError) else error
    if type(original).__module__.startswith("psycopg"):
        return StoreError(*_BY_SQLSTATE.get(original.sqlstate or "", _of_server(original)))
    name = getattr(original, "sqlite_errorname", None) or _name_by_words(str(original))
    for known, code, text in _BY_SQLITE_NAME:
        if name.startswith(known):
            return StoreError(code, text)
    return StoreError("database", f"The database cannot be used: {original}")


@contextmanager
def told() -> Iterator[None]:
    """Turn the driver's errors of a block into ours."""
    try:
        yield
    except Exception as error:
        if not is_driver_error(error):
            raise
        raise store_error(error) from error


def _of_server(original: Any) -> tuple[str, str]:
    if any(kind.__name__ in {"OperationalError", "InterfaceError"} for kind in type(original).__mro__):
        return "server_gone", "The database server does not answer."
    return "database", f"The database server refused this: {type(original).__name__}."


def _name_by_words(text: str) -> str:
    lowered = text.lower()
    return next((name for words, name in _BY_SQLITE_WORDS if words in lowered), "")
