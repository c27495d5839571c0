"""Alembic's run, crash-safe: one transaction a migration with its DDL inside, foreign keys off and then checked."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, MetaData

from shared.store.engine import make_engine


def run_migrations(metadata: MetaData) -> None:
    """Run the migrations Alembic was asked for; ``metadata`` is what they lead to."""
    engine = make_engine(context.config.get_main_option("sqlalchemy.url") or "", migrating=True)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transactional_ddl=True,
            transaction_per_migration=True,
            on_version_apply=lambda **_: _check_foreign_keys(connection),
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


def _check_foreign_keys(connection: Connection) -> None:
    """Undo a migration, inside whose transaction this is called, when it leaves rows without their parents."""
    if connection.dialect.name != "sqlite":
        return
    broken: list[Any] = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
    if broken:
        raise RuntimeError(f"the migration left {len(broken)} rows without their parents")
