"""Alembic's entry for a hall's database."""

from shared.store.migration_run import run_migrations
from shared.store.tables import metadata

run_migrations(metadata)
