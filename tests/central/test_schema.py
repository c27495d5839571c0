"""The centre's database: made by its migrations, equal to its tables, events by the month on PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from central.store.database import SCHEMA
from central.store.months import make_months
from central.store.tables import metadata
from shared.store.engine import make_engine
from shared.store.migrate import alembic_config, bring_up_to_date
from tests.central.stand import Stand
from tests.store.databases import empty_database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a database with nothing in it."""
    with empty_database(request.param, tmp_path) as url:
        yield url


def test_the_migrations_lead_to_the_tables_and_back(empty: str) -> None:
    bring_up_to_date(empty, SCHEMA)
    engine = make_engine(empty)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = [one for one in compare_metadata(context, metadata) if "event_rest" not in repr(one)]
        assert found == []
    command.downgrade(alembic_config(empty, SCHEMA), "base")
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}


def test_the_newest_migration_is_the_one_the_program_expects() -> None:
    heads = ScriptDirectory.from_config(alembic_config("sqlite:///unused.db", SCHEMA)).get_heads()
    assert heads == [SCHEMA.head]


def test_every_key_begins_with_the_hall() -> None:
    alone = {"feed_state"}
    for table in metadata.tables.values():
        if table.name not in alone and not table.name.startswith("booking"):
            assert next(iter(table.primary_key.columns)).name == "hall_id", table.name


def test_postgresql_keeps_events_by_the_month_and_makes_the_next_ones_ahead(stand: Stand) -> None:
    with stand.centre.database.changing() as session:
        if not session.postgres:
            make_months(session, stand.clock.now())
            return
        make_months(session, datetime(2026, 12, 31, 23, tzinfo=UTC))
        sql = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'event'::regclass ORDER BY 1"
        months = [row[0] for row in session.run(sql).fetchall()]
    assert months == [
        "event_2026_03",
        "event_2026_04",
        "event_2026_05",
        "event_2026_12",
        "event_2027_01",
        "event_2027_02",
        "event_rest",
    ]
