"""Bringing a database to this version: before anything else touches it, or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from shared.errors import StoreError
from shared.store.engine import make_engine

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "v0005"
"""The newest migration; a test keeps it in step with the scripts, so that a current database starts without Alembic."""

_SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(url: str) -> None:
    """Create or migrate the schema; raise :class:`StoreError` (newer_version) for a database from a newer program."""
    found = current_version(url)
    if found == HEAD:
        return
    from alembic import command  # noqa: PLC0415 only a database that is not current pays for Alembic

    config = alembic_config(url)
    if found is not None and not _is_known(found):
        raise StoreError(
            "newer_version",
            "This database was made by a newer OneHall. Install that version; nothing was changed.",
            found=found,
        )
    command.upgrade(config, "head")


def current_version(url: str) -> str | None:
    """Return the database's schema version, ``None`` for an empty one."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection, connection.begin():
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()


def alembic_config(url: str) -> "Config":
    """Return Alembic's configuration for a database."""
    from alembic.config import Config  # noqa: PLC0415 see above

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def _is_known(version: str) -> bool:
    return any(path.name.startswith(version + "_") for path in (_SCRIPTS / "versions").glob("*.py"))
