"""The process of the citizens' pages broken into: its role reads what stands on pages, and writes nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from central import app
from central.centre import open_centre
from central.feed import Feed, Published
from central.front import open_front
from central.office.remote import RemoteOffice
from central.store.database import Database
from central.store.pages_role import allow_pages
from central.store.tables import metadata
from shared.clock import ManualClock
from shared.errors import SetupError, StoreError
from tests.central.stand import centre_database, pages_role

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
READ = {
    "hall": {"hall_id", "seen_at", "revoked_at"},
    "epoch_cursor": {"hall_id", "epoch", "last_seq"},
    "hall_view": {"hall_id", "id", "plan"},
    "counter_view": {"hall_id", "counter", "state"},
    "ticket_view": {"hall_id", "ticket_id", "mark", "number", "queue", "business_date", "state", "counter"}
    | {"begun_at", "ended_at", "rank_at", "issue_epoch", "issue_seq"},
    "arrival_view": {"hall_id", "appointment_id", "ticket_id", "at"},
    "request_view": {"hall_id", "id", "granted", "reason", "until"},
    "feed": {"hall_id", "topic", "id", "rev", "deleted", "body"},
}
"""What stands on pages: no name, no number of a person, no key."""


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Return a centre's database, with an account that a hall is to be told, and an appointment."""
    folder = tmp_path_factory.mktemp("centre")
    with centre_database("postgresql", folder) as url:
        centre = open_centre(url, key_file=folder / "centre.key", clock=ManualClock(NOW))
        with centre.database.changing() as session:
            Feed(session).publish(Published("staff", "zhang", {"password": "a hash"}), NOW)
            Feed(session).publish(Published("appointments", "a1", {"person": "sealed"}, hall="binjiang"), NOW)
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
def test_only_what_pages_show_can_be_read_column_by_column(burglar: psycopg.Connection, table: str) -> None:
    readable = set()
    for column in metadata.tables[table].columns:
        try:
            burglar.execute(SQL("SELECT {} FROM {}").format(Identifier(column.name), Identifier(table)))
            readable.add(column.name)
        except psycopg.errors.InsufficientPrivilege:
            pass
    assert readable == READ.get(table, set())


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_nothing_can_be_written_or_locked_anywhere(burglar: psycopg.Connection, table: str) -> None:
    first = next(iter(metadata.tables[table].columns)).name
    for statement in (
        "INSERT INTO {table} DEFAULT VALUES",
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "SELECT {column} FROM {table} FOR UPDATE",
    ):
        asked = SQL(statement).format(table=Identifier(table), column=Identifier(first))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            burglar.execute(asked)


def test_accounts_and_appointments_on_their_way_to_halls_are_not_there(burglar: psycopg.Connection) -> None:
    assert burglar.execute("SELECT topic FROM feed").fetchall() == [("calendar",)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM appointment",
        "SELECT count(*) FROM appointment_turn",
        "SELECT count(*) FROM message",
        "SELECT phone_sealed FROM appointment",
        "SELECT public_key FROM hall",
        "SELECT sealing_key FROM hall_view",
        "SELECT body FROM event_rest",
        "INSERT INTO appointment (hall_id, id) VALUES ('binjiang', 'mine')",
        "INSERT INTO enrol_code (hall_id, code_hash, until) VALUES ('binjiang', 'mine', 9)",
        "INSERT INTO feed VALUES ('binjiang', 'requests', 'me', 1, false, '{}', 0, 1, 1)",
        "INSERT INTO feed VALUES ('binjiang', 'staff', 'me', 1, false, '{}', 0, 1, 1)",
        "SELECT serial FROM feed_state",
        "CREATE TABLE mine (a int)",
        "ALTER TABLE feed DISABLE ROW LEVEL SECURITY",
        "COPY ticket_view TO PROGRAM 'cat'",
        "SET ROLE postgres",
    ],
)
def test_what_pages_never_do_is_refused(burglar: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        burglar.execute(statement.encode())


def test_rights_given_otherwise_or_by_an_earlier_version_are_taken_away_by_the_command(
    owned: Database, burglar: psycopg.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = burglar.info.user
    with owned.changing() as session:
        session.run(f"GRANT SELECT ON event, enrol_code TO {role}")
        session.run(f"GRANT SELECT, INSERT, DELETE, UPDATE (state, moved_to) ON appointment TO {role}")
        session.run(f"GRANT SELECT, INSERT ON feed TO {role}")
        session.run(f"CREATE POLICY pages_insert ON feed FOR INSERT TO {role} WITH CHECK (topic = 'appointments')")
    assert burglar.execute("SELECT 1 FROM enrol_code").fetchall() == []
    monkeypatch.setenv("ONEHALL_CENTRAL_KEY_FILE", str(tmp_path / "centre.key"))
    assert app.main(["--database", owned.url, "allow-pages", role]) == 0
    for statement in (
        "SELECT 1 FROM enrol_code",
        "SELECT id FROM appointment",
        "UPDATE appointment SET state = 'booked'",
        "INSERT INTO feed VALUES ('binjiang', 'appointments', 'me', 1, false, '{}', 0, 1, 1)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            burglar.execute(statement.encode())


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
    office = RemoteOffice(tmp_path / "office")
    open_centre(url).close()
    for keys in tmp_path.glob("*key*"):
        keys.unlink()
    open_front(url, office).database.close()
    assert list(tmp_path.glob("*key*")) == []
    (tmp_path / "central.db").unlink()
    with pytest.raises(StoreError, match="another version"):
        open_front(url, office)


@pytest.mark.parametrize(
    "options", [["--only", "pages"], ["--office", "FILE"], ["--only", "halls", "--office", "FILE"]]
)
def test_a_side_that_cannot_be_served_like_this_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.setenv("ONEHALL_CENTRAL_KEY_FILE", str(tmp_path / "centre.key"))
    (tmp_path / "FILE").write_text("somebody's")
    command = ["--database", f"sqlite:///{tmp_path / 'central.db'}", "serve", "--port", "0", *options]
    with pytest.raises(SetupError) as refused:
        app.main([word if word != "FILE" else str(tmp_path / "FILE") for word in command])
    assert refused.value.code in {"no_office", "office_alone", "no_socket"}
    assert (tmp_path / "FILE").read_text() == "somebody's"
