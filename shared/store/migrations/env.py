"""Alembic's entry, crash-safe: one transaction a migration with its DDL inside, foreign keys off and then checked."""

from alembic import context

from shared.store.engine import make_engine
from shared.store.tables import metadata


def _run() -> None:
    engine = make_engine(context.config.get_main_option("sqlalchemy.url") or "", migrating=True)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transactional_ddl=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"the migration left {len(broken)} rows without their parents")
    engine.dispose()


_run()
