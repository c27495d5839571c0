"""The schema: migrations equal the models, go up and down, and never stop half-way."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from shared.errors import StoreError
from shared.link.core import HallCore
from shared.store import migrate
from shared.store.engine import make_engine
from shared.store.migrate import alembic_config, bring_up_to_date, current_version
from shared.store.tables import metadata
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]
_HEAD = migrate.HEAD
_NEXT = '''
"""One more migration, as a later version might have it."""
import os, pathlib, signal
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "next", "{head}", None, None


def upgrade():
    op.add_column("ticket", sa.Column("colour", sa.String(8)))
    with op.batch_alter_table("counter_state", recreate="always") as batch:
        batch.add_column(sa.Column("lamp", sa.String(8)))
    {then}
'''


def _tables(url: str) -> set[str]:
    engine = make_engine(url)
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def _columns(url: str, table: str) -> set[str]:
    engine = make_engine(url)
    with engine.connect() as connection:
        return {column["name"] for column in inspect(connection).get_columns(table)}


def _with_next(folder: Path, then: str) -> Path:
    """Return a folder of migrations with one more, which ends with the statement ``then``."""
    scripts = folder / "migrations"
    shutil.copytree(ROOT / "shared" / "store" / "migrations", scripts)
    (scripts / "versions" / "next_colour_and_lamp.py").write_text(_NEXT.format(head=_HEAD, then=then), encoding="utf-8")
    return scripts


def test_an_empty_database_becomes_what_the_models_say(empty: str) -> None:
    bring_up_to_date(empty)
    engine = make_engine(empty)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert current_version(empty) == migrate.HEAD


def test_the_schema_goes_up_and_down_and_up_again(empty: str) -> None:
    bring_up_to_date(empty)
    up = _tables(empty)
    command.downgrade(alembic_config(empty), "base")
    assert _tables(empty) == {"alembic_version"}
    bring_up_to_date(empty)
    assert _tables(empty) == up == {"alembic_version", *metadata.tables}


def test_a_current_database_starts_without_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hall.db'}"
    bring_up_to_date(url)
    program = (
        "import sys; from shared.store.migrate import bring_up_to_date; "
        f"bring_up_to_date({url!r}); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=PATIENCE_S)


def test_the_newest_version_in_the_program_is_the_newest_script() -> None:
    assert ScriptDirectory.from_config(alembic_config("sqlite:///unused.db")).get_heads() == [migrate.HEAD]


@pytest.mark.slow
def test_a_crash_in_the_middle_of_a_migration_leaves_nothing_and_the_next_start_completes_it(
    current: str, tmp_path: Path
) -> None:
    crash = tmp_path / "crash"
    crash.touch()
    scripts = _with_next(tmp_path, f"pathlib.Path({str(crash)!r}).exists() and os.kill(os.getpid(), signal.SIGKILL)")
    program = (
        "import pathlib; from shared.store import migrate; "
        f"migrate._SCRIPTS = pathlib.Path({str(scripts)!r}); migrate.HEAD = 'next'; "
        f"migrate.bring_up_to_date({current!r})"
    )
    run = [sys.executable, "-c", program]
    assert subprocess.run(run, cwd=ROOT, check=False, timeout=PATIENCE_S).returncode == -9
    assert current_version(current) == _HEAD
    assert _tables(current) == {"alembic_version", *metadata.tables}
    assert "colour" not in _columns(current, "ticket")
    crash.unlink()
    assert subprocess.run(run, cwd=ROOT, check=False, timeout=PATIENCE_S).returncode == 0
    assert current_version(current) == "next"
    assert "colour" in _columns(current, "ticket")
    assert "lamp" in _columns(current, "counter_state")


def test_a_migration_that_loses_parents_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'hall.db'}"
    bring_up_to_date(url)
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO staff (id, login, name, role, password_hash) VALUES ('s', 'l', 'n', 'r', 'p')")
        )
        connection.execute(text("INSERT INTO session (key_hash, staff, since) VALUES ('k', 's', 0)"))
    scripts = _with_next(tmp_path, 'op.execute("DELETE FROM staff")')
    monkeypatch.setattr(migrate, "_SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "HEAD", "next")
    with pytest.raises(RuntimeError, match="left 1 rows without their parents"):
        bring_up_to_date(url)
    assert current_version(url) == _HEAD
    assert "lamp" not in _columns(url, "counter_state")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM staff")).scalar() == 1


def test_a_database_of_a_newer_program_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "hall.db"
    bring_up_to_date(f"sqlite:///{file}")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = 'v9999'")
    database.close()
    before = file.read_bytes()
    with pytest.raises(StoreError) as refusal:
        HallCore(f"sqlite:///{file}", tmp_path / "hall.keys")
    assert (refusal.value.code, refusal.value.facts) == ("newer_version", {"found": "v9999"})
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is a text, not a database, and it is long enough" * 40, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database_is_refused_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hall.db"
    file.write_bytes(content)
    with pytest.raises(StoreError) as refusal:
        HallCore(f"sqlite:///{file}", tmp_path / "hall.keys")
    assert refusal.value.code == "damaged"
    assert file.read_bytes() == content
