"""Bringing a database to this version: before anything else touches it, or not at all."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from shared.errors import StoreError
from shared.store.engine import make_engine

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "v0013"
"""The newest migration; a test keeps it in step with the scripts, so that a current database starts without Alembic."""

_SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Schema:
    """One kind of database: where its migrations are, and the newest of them."""

    scripts: Path
    head: str


def hall_schema() -> Schema:
    """Return the schema of a hall's database."""
    return Schema(_SCRIPTS, HEAD)


def bring_up_to_date(url: str, schema: Schema | None = None) -> None:
    """Create or migrate the schema; raise :class:`StoreError` (newer_version) for a database from a newer program."""
    schema = schema or hall_schema()
    found = current_version(url)
    if found == schema.head:
        return
    from alembic import command  # noqa: PLC0415 only a database that is not current pays for Alembic

    config = alembic_config(url, schema)
    if found is not None and not _is_known(found, schema):
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


def alembic_config(url: str, schema: Schema | None = None) -> "Config":
    """Return Alembic's configuration for a database."""
    from alembic.config import Config  # noqa: PLC0415 see above

    config = Config()
    config.set_main_option("script_location", str((schema or hall_schema()).scripts))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def _is_known(version: str, schema: Schema) -> bool:
    return any(path.name.startswith(version + "_") for path in (schema.scripts / "versions").glob("*.py"))
