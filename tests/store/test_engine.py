"""How connections are set up, and how the databases' errors are told."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from shared.errors import SetupError, StoreError
from shared.store.claims import claim_for
from shared.store.engine import check_sqlite_version, database_file, make_engine
from shared.store.failures import store_error
from shared.store.session import Session
from tests.store.databases import postgres_database, sqlite_database

_SQLITE = {
    "busy_timeout": 10_000,
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cache_size": -32_000,
}
_POSTGRES = {
    "transaction_isolation": "read committed",
    "synchronous_commit": "on",
    "lock_timeout": "3s",
    "statement_timeout": "15s",
    "idle_in_transaction_session_timeout": "10s",
    "jit": "off",
    "plan_cache_mode": "force_custom_plan",
}


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.7.17"])
def test_an_sqlite_that_can_lose_rows_is_refused(version: str) -> None:
    with pytest.raises(SetupError) as refusal:
        check_sqlite_version(version)
    assert refusal.value.code == "sqlite_too_old"


def test_the_first_safe_sqlite_and_later_ones_are_taken() -> None:
    check_sqlite_version("3.51.3")
    check_sqlite_version("3.53.4")


@pytest.mark.parametrize("read_only", [False, True])
def test_sqlite_connections_are_durable_and_readers_cannot_write(tmp_path: Path, read_only: bool) -> None:  # noqa: FBT001 the case
    url = sqlite_database(tmp_path)
    make_engine(url).connect().close()
    with make_engine(url, read_only=read_only).connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in (*_SQLITE, "query_only")}
    assert found == {**_SQLITE, "query_only": int(read_only)}


def test_a_migrating_sqlite_connection_leaves_foreign_keys_alone(tmp_path: Path) -> None:
    with make_engine(sqlite_database(tmp_path), migrating=True).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0


def test_a_writer_takes_the_lock_when_it_begins_so_that_nobody_reads_what_changes_under_them(tmp_path: Path) -> None:
    url = sqlite_database(tmp_path)
    inside, released = threading.Event(), threading.Event()
    seen = []

    def raise_number() -> None:
        session = Session(make_engine(url))
        with session.transaction():
            row = session.run("SELECT last FROM number_seq").fetchone()
            seen.append(0 if row is None else row[0])
            inside.set()
            released.wait(5)
            session.run(
                "INSERT OR REPLACE INTO number_seq (queue, business_date, last) VALUES ('q', 'd', :n)",
                {"n": seen[-1] + 1},
            )
        session.close()

    hands = [threading.Thread(target=raise_number) for _ in range(2)]
    for hand in hands:
        hand.start()
    assert inside.wait(5)
    assert seen == [0]
    released.set()
    for hand in hands:
        hand.join()
    assert seen == [0, 1]


def test_postgresql_connections_are_durable_and_never_wait_for_ever() -> None:
    with postgres_database() as url, make_engine(url).connect() as connection:
        assert {name: connection.execute(text(f"SHOW {name}")).scalar() for name in _POSTGRES} == _POSTGRES
        connection.rollback()
        with make_engine(url, read_only=True).connect() as reader, pytest.raises(DBAPIError, match="read-only"):
            reader.execute(text("DELETE FROM ticket"))


def test_a_failed_statement_tells_no_parameters(tmp_path: Path) -> None:
    with make_engine(sqlite_database(tmp_path)).connect() as connection, pytest.raises(DBAPIError) as failure:
        connection.execute(text("INSERT INTO staff (id) VALUES (:id)"), {"id": "canary"})
    assert "canary" not in str(failure.value)


@pytest.mark.parametrize(
    ("url", "code"),
    [("mysql://x/y", "unknown_database"), ("hall.db", "unknown_database"), ("sqlite://", "no_database_file")],
)
def test_a_database_that_cannot_serve_a_hall_is_refused(url: str, code: str) -> None:
    with pytest.raises(SetupError) as refusal:
        claim_for(url)
    assert refusal.value.code == code


def test_a_database_url_leads_to_its_file() -> None:
    assert database_file("sqlite:////srv/hall.db") == Path("/srv/hall.db")
    assert database_file("postgresql+psycopg://host/hall") is None


def test_a_server_that_is_not_there_is_told_in_a_sentence() -> None:
    with pytest.raises(StoreError) as failure:
        claim_for("postgresql+psycopg://nobody@127.0.0.1:9/hall").take()
    assert failure.value.code == "server_gone"


def test_a_folder_that_cannot_hold_a_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as failure:
        claim_for(f"sqlite:///{tmp_path / 'file' / 'hall.db'}").take()
    assert failure.value.code == "cannot_open"


def test_a_row_that_somebody_else_holds_is_not_told_as_a_server_that_is_gone() -> None:
    row = text("SELECT * FROM alembic_version FOR UPDATE")
    with postgres_database() as url, make_engine(url).connect() as first, make_engine(url).connect() as second:
        first.execute(row)
        second.execute(text("SET lock_timeout = '10ms'"))
        with pytest.raises(DBAPIError) as failure:
            second.execute(row)
        assert store_error(failure.value).code == "locked"


def test_what_a_server_refuses_is_not_told_as_a_server_that_is_gone() -> None:
    with postgres_database() as url, make_engine(url).connect() as connection:
        with pytest.raises(DBAPIError) as failure:
            connection.execute(text("INSERT INTO staff (id, login) VALUES (:id, 'canary')"), {"id": "x" * 40})
        assert store_error(failure.value).code == "database"
        assert "canary" not in store_error(failure.value).text


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_one_program_is_the_hub_and_the_others_learn_where_it_listens(tmp_path: Path, kind: str) -> None:
    if kind == "sqlite":
        _one_hub(sqlite_database(tmp_path))
        return
    with postgres_database() as url:
        _one_hub(url)


def _one_hub(url: str) -> None:
    hub, other = claim_for(url), claim_for(url)
    assert hub.take()
    assert not other.take()
    assert other.address() is None
    hub.publish("ws://127.0.0.1:8700")
    assert other.address() == "ws://127.0.0.1:8700"
    hub.release()
    assert other.address() is None
    assert other.take()
    other.release()
