"""The process of the citizens' pages broken into: its role reads and writes what the pages need, and nothing else."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from central import app
from central.centre import open_centre
from central.feed import Feed, Published
from central.part import Part
from central.store.database import Database
from central.store.pages_role import allow_pages
from central.store.tables import metadata
from shared.clock import ManualClock
from shared.errors import SetupError, StoreError
from tests.central.stand import centre_database, pages_role

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
READ = {"arrival_view", "appointment", "appointment_turn", "counter_view", "feed", "feed_state", "hall_view"}
READ |= {"request_view", "ticket_view"}


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Return a centre's database, with an account that a hall is to be told."""
    folder = tmp_path_factory.mktemp("centre")
    with centre_database("postgresql", folder) as url:
        centre = open_centre(url, key_file=folder / "centre.key", clock=ManualClock(NOW))
        with centre.database.changing() as session:
            Feed(session).publish(Published("staff", "zhang", {"password": "a hash"}), NOW)
            Feed(session).publish(Published("calendar", "2026-05-01", {}), NOW)
        yield centre.database
        centre.close()


@pytest.fixture(scope="module")
def burglar(owned: Database) -> Iterator[psycopg.Connection]:
    """Return a connection of whoever took the pages' process over."""
    with pages_role(owned) as url:
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            yield connection


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_only_what_pages_show_can_be_read(burglar: psycopg.Connection, table: str) -> None:
    statement = SQL("SELECT * FROM {}").format(Identifier(table))
    with nullcontext() if table in READ else pytest.raises(psycopg.errors.InsufficientPrivilege):
        burglar.execute(statement)


def test_accounts_on_their_way_to_halls_are_not_there(burglar: psycopg.Connection) -> None:
    assert burglar.execute("SELECT topic FROM feed").fetchall() == [("calendar",)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT public_key FROM hall",
        "SELECT id, state FROM message",
        "SELECT body FROM event_rest",
        "UPDATE hall SET revoked_at = NULL",
        "INSERT INTO enrol_code (hall_id, code_hash, until) VALUES ('binjiang', 'mine', 9)",
        "UPDATE hall_view SET sealing_key = 'mine'",
        "UPDATE ticket_view SET state = 'called'",
        "DELETE FROM arrival_view",
        "UPDATE appointment SET phone_sealed = 'mine'",
        "UPDATE message SET state = 'waiting'",
        "DELETE FROM feed",
        "INSERT INTO feed VALUES ('binjiang', 'staff', 'me', 1, false, '{}', 0, 1, 1)",
        "INSERT INTO feed VALUES ('*', 'calendar', 'never', 1, false, '{}', 0, 1, 1)",
        "UPDATE feed_state SET lineage = 'mine'",
        "CREATE TABLE mine (a int)",
        "ALTER TABLE feed DISABLE ROW LEVEL SECURITY",
        "COPY appointment TO PROGRAM 'cat'",
        "SET ROLE postgres",
    ],
)
def test_what_pages_never_do_is_refused(burglar: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        burglar.execute(statement.encode())


def test_rights_given_otherwise_are_taken_away_by_the_command(
    owned: Database, burglar: psycopg.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = burglar.info.user
    with owned.changing() as session:
        session.run(f"GRANT SELECT ON event, enrol_code TO {role}")
    assert burglar.execute("SELECT 1 FROM enrol_code").fetchall() == []
    monkeypatch.setenv("ONEHALL_CENTRAL_KEY_FILE", str(tmp_path / "centre.key"))
    assert app.main(["--database", owned.url, "allow-pages", role]) == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        burglar.execute("SELECT 1 FROM enrol_code")


@pytest.mark.parametrize(
    ("role", "code"), [("nobody_here", "unknown_role"), ("x; DROP TABLE feed", "bad_role"), ("postgres", "strong_role")]
)
def test_a_role_that_cannot_be_limited_is_refused_with_what_to_do(owned: Database, role: str, code: str) -> None:
    with owned.changing() as session, pytest.raises(SetupError) as refused:
        allow_pages(session, role)
    assert refused.value.code == code


def test_on_sqlite_there_are_no_roles(tmp_path: Path) -> None:
    centre = open_centre(f"sqlite:///{tmp_path / 'central.db'}", clock=ManualClock(NOW))
    with centre.database.changing() as session, pytest.raises(SetupError, match="PostgreSQL"):
        allow_pages(session, "pages")
    centre.close()


def test_pages_open_what_is_there_and_make_neither_key_nor_tables(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'central.db'}"
    open_centre(url).close()
    field_keys = tmp_path / "central.db.field-keys"
    kept = field_keys.read_bytes()
    field_keys.unlink()
    with pytest.raises(SetupError, match="copy both"):
        open_centre(url, part=Part.PAGES)
    assert not field_keys.exists()
    field_keys.write_bytes(kept)
    (tmp_path / "central.db").unlink()
    with pytest.raises(StoreError, match="another version"):
        open_centre(url, part=Part.PAGES)
