"""Alembic's entry for the centre's database."""

from central.store.tables import metadata
from shared.store.migration_run import run_migrations

run_migrations(metadata)
