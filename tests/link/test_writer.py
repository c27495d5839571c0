"""The one writer when its database fails: tried again, told honestly, and never stuck."""

import threading
import weakref
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from shared.clock import ManualClock
from shared.errors import StoreError, Unknown
from shared.hall.handlers.work import Actor
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket, WaitingList
from shared.link import Hall, wire
from shared.link import writer as writer_module
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.security.role import Role
from shared.store.engine import make_engine
from tests.domain.plans import small_plan
from tests.hall.people import Clerk, citizen, issue, kinds
from tests.store.databases import postgres_database

_FAILING_COMMITS = """
CREATE SEQUENCE failing;
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF nextval('failing') <= {times} THEN RAISE EXCEPTION 'the commit failed'; END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON ticket DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION fail();
"""


@pytest.fixture
def server_url() -> Iterator[str]:
    """Return the URL of a fresh database on PostgreSQL."""
    with postgres_database() as url:
        yield url


@pytest.fixture
def server_hall(server_url: str, clock: ManualClock, tmp_path: Path) -> Iterator[Hall]:
    """Open a hall on PostgreSQL."""
    with LocalHall(HallCore(server_url, tmp_path / "hall.keys", clock=clock)) as hall:
        hall.do(ConfigureHall(plan=small_plan()))
        yield hall


def _on_server(url: str, statement: str) -> None:
    with make_engine(url).begin() as connection:
        connection.execute(text(statement))


def test_a_commit_that_fails_once_is_done_again_and_counts_once(server_url: str, server_hall: Hall) -> None:
    _on_server(server_url, _FAILING_COMMITS.format(times=1))
    assert [issue(server_hall).number for _ in range(2)] == ["A001", "A002"]
    assert kinds(server_hall).count("ticket.issued") == 2


def test_a_commit_that_goes_on_failing_is_told_as_unknown_and_the_same_act_again_counts_once(
    server_url: str, server_hall: Hall
) -> None:
    _on_server(server_url, _FAILING_COMMITS.format(times=2))
    act = IssueTicket(queue="advice")
    with pytest.raises(Unknown):
        server_hall.do(act)
    assert server_hall.do(act).ticket.number == "A001"
    assert len(server_hall.ask(WaitingList())) == 1


def test_a_server_that_cuts_its_connections_is_found_again(server_url: str, server_hall: Hall) -> None:
    issue(server_hall)
    for _ in range(4):
        assert len(server_hall.ask(WaitingList())) == 1
    _on_server(
        server_url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert issue(server_hall).number == "A002"
    for _ in range(4):
        assert len(server_hall.ask(WaitingList())) == 2


def test_an_act_that_was_answered_is_let_go_at_once_though_no_other_follows(core: HallCore) -> None:
    class Citizen:
        def hear(self, _outcome: bytes) -> None:
            answered.set()

    answered, forgotten = threading.Event(), threading.Event()
    somebody = Citizen()
    weakref.finalize(somebody, forgotten.set)
    act = IssueTicket(queue="social", holder=citizen())
    core.handle(wire.encode(act), act, Actor(Role.ADMIN, ""), somebody.hear)
    del somebody, act
    assert answered.wait(5)
    assert forgotten.wait(5)


def test_a_value_somebody_changed_in_the_database_fails_at_once_and_alone(url: str, core: HallCore) -> None:
    hall = LocalHall(core)
    issue(hall, "social", holder=citizen())
    _on_server(url, "UPDATE ticket SET holder_name = x'00'")
    with pytest.raises(StoreError) as asked:
        hall.ask(WaitingList())
    first = Clerk(hall, "c1")
    with pytest.raises(StoreError) as called:
        first.call_next()
    assert asked.value.code == called.value.code == "internal"
    assert core.read(lambda work: work.counters.get("c1").ticket).result() is None
    assert issue(hall, "advice").number == "A001"


def test_a_new_day_begins_without_anybody_touching_a_screen(
    url: str, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "_IDLE_SECONDS", 0.01)
    with LocalHall(HallCore(url, tmp_path / "hall.keys", clock=clock)) as hall:
        hall.do(ConfigureHall(plan=small_plan()))
        issue(hall)
        expired = threading.Event()
        hall.on_change(lambda: expired.set() if kinds(hall)[-1] == "ticket.expired" else None)
        clock.advance(timedelta(days=1))
        assert expired.wait(5)


def test_a_day_whose_closing_failed_is_closed_by_the_next_act(
    server_url: str, server_hall: Hall, clock: ManualClock
) -> None:
    issue(server_hall)
    clock.advance(timedelta(days=1))
    _on_server(server_url, _FAILING_COMMITS.format(times=2))
    with pytest.raises(Unknown):
        issue(server_hall)
    issue(server_hall)
    assert kinds(server_hall).count("ticket.expired") == 1
