"""Several programs on one box: the first is the hub, and when it goes another takes its place."""

import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.errors import SetupError, StoreError
from shared.hall.counters import CounterList, OpenCounter
from shared.hall.places import ConfigureHall, PlanView
from shared.hall.staff import AddStaff, SignIn
from shared.hall.tickets import IssueTicket, WaitingList
from shared.link import open_hall
from shared.link.one_box import OneBoxHall
from shared.security.role import Role
from shared.store.claims import claim_for
from tests.domain.plans import small_plan
from tests.hall.people import issue
from tests.store.databases import postgres_database

PASSWORD = "correct horse battery"


def _open(url: str, clock: ManualClock, role: Role = Role.ADMIN) -> OneBoxHall:
    hall = open_hall(url, clock=clock, role=role)
    assert isinstance(hall, OneBoxHall)
    return hall


def test_the_first_program_is_the_hub_and_the_second_its_client(url: str, clock: ManualClock) -> None:
    with _open(url, clock) as first, _open(url, clock) as second:
        assert (first.is_hub, second.is_hub) == (True, False)
        first.do(ConfigureHall(plan=small_plan()))
        assert [issue(hall).number for hall in (second, first, second)] == ["A001", "A002", "A003"]


def test_when_the_hub_goes_a_client_takes_its_place_with_clerk_bell_and_state(url: str, clock: ManualClock) -> None:
    first = _open(url, clock)
    first.do(ConfigureHall(plan=small_plan()))
    first.do(AddStaff(login="li", name="李静", password=PASSWORD))
    with _open(url, clock, Role.DESK) as desk:
        desk.do(SignIn(login="li", password=PASSWORD, session=secrets.token_hex(32)))
        desk.do(OpenCounter(counter="c1"))
        reached: list[bool] = []
        back, rung = threading.Event(), threading.Event()
        desk.on_state(lambda there: (reached.append(there), back.set() if there and False in reached else None)[0])
        desk.on_change(rung.set)
        rung.clear()
        first.close()
        assert back.wait(5)
        assert reached[-2:] == [False, True]
        assert desk.is_hub
        assert desk.ask(CounterList())[0].clerk == "李静"
        rung.clear()
        issue(desk)
        assert rung.wait(5)
        with _open(url, clock) as third:
            assert (third.is_hub, len(third.ask(WaitingList()))) == (False, 1)


def test_what_is_under_way_at_a_take_over_is_done_once(url: str, clock: ManualClock) -> None:
    first = _open(url, clock)
    first.do(ConfigureHall(plan=small_plan()))
    with _open(url, clock) as second:
        acts = [IssueTicket(queue="advice") for _ in range(60)]
        with ThreadPoolExecutor(4) as hands:
            answers = [hands.submit(second.do, act) for act in acts]
            answers[10].result()
            first.close()
            numbers = [answer.result().ticket.number for answer in answers]
        assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 61)]
        assert [second.do(act).ticket.number for act in acts] == numbers
        assert second.is_hub  # the first is gone, so only a hub of its own can have answered again


def test_of_two_clients_one_takes_over_and_the_other_follows(url: str, clock: ManualClock) -> None:
    first = _open(url, clock)
    first.do(ConfigureHall(plan=small_plan()))
    with _open(url, clock) as second, _open(url, clock) as third:
        assert second.ask(PlanView()) == third.ask(PlanView())
        first.close()
        assert {issue(second).number, issue(third).number} == {"A001", "A002"}
        assert sorted([second.is_hub, third.is_hub]) == [False, True]


def test_a_box_with_postgresql_works_the_same(
    clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with postgres_database() as url:
        first = _open(url, clock)
        first.do(ConfigureHall(plan=small_plan()))
        with _open(url, clock) as second:
            assert (first.is_hub, second.is_hub) == (True, False)
            issue(second)
            first.close()
            assert issue(second).number == "A002"
            assert second.is_hub


def test_a_program_that_cannot_take_over_says_so_and_tries_on(
    url: str, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    """The key file is away while the hub goes: nobody can take over until it is back."""
    first = _open(url, clock)
    first.do(ConfigureHall(plan=small_plan()))
    keys = Path(url.removeprefix("sqlite:///") + ".keys")
    with _open(url, clock) as second:
        assert second.ask(PlanView()) == small_plan()
        content = keys.read_text()
        keys.write_text("damaged")
        failed = threading.Event()
        second.on_state(lambda there: None if there else failed.set())
        first.close()
        assert failed.wait(5)
        keys.write_text(content)
        assert issue(second).number == "A001"
        assert second.is_hub
    assert all(record.levelname == "WARNING" for record in caplog.records)


def test_a_hub_that_never_says_where_it_listens_is_given_up_when_it_dies(url: str, clock: ManualClock) -> None:
    starting = claim_for(url)
    assert starting.take()
    with _open(url, clock) as hall:
        assert not hall.is_hub
        starting.release()
        hall.do(ConfigureHall(plan=small_plan()))
        assert hall.is_hub


@pytest.mark.parametrize(("url", "kind"), [("hall.db", SetupError), ("sqlite:////proc/version/hall.db", StoreError)])
def test_a_database_that_cannot_be_opened_is_told_in_a_sentence(url: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        open_hall(url)
