"""The hub as its own process: set up from the console, refused politely, stopped cleanly, and killed at any moment."""

import random
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import TypeVar

import pytest

from shared.clock import ManualClock
from shared.domain.hours import OpeningHours, Span
from shared.domain.plan import HallPlan
from shared.errors import Unknown, Unreachable
from shared.hall import Act, Code, Refused
from shared.hall.counters import OpenCounter
from shared.hall.places import ConfigureHall, PlanView
from shared.hall.staff import SignIn
from shared.hall.tickets import BeginService, CallNext, FinishService, IssueTicket, WaitingList
from shared.link import open_hall
from shared.link.client import HubClient
from shared.security.role import Role
from shared.settings import Terminal
from tests.domain.plans import small_plan
from tests.hall.people import journal, refused
from tests.link.hub_process import ROOT, HubProcess, run_hub

pytestmark = pytest.mark.slow
A = TypeVar("A")
_MOST = 400
"""Tickets that one window gives at most: two of them stay within the queue's 999 numbers."""


def _always_open() -> HallPlan:
    """Return the small plan for the machine's own clock: open around it, whatever the hour."""
    week = OpeningHours(((Span(time(0), time(23, 59, 59, 999_999)),),) * 7)
    return replace(small_plan(), hours=week)


def test_a_hall_is_set_up_from_the_console_and_serves(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hall.db'}"
    assert run_hub("--hall", url, "configure", str(ROOT / "resources" / "halls" / "sample.toml")).returncode == 0
    added = run_hub(
        "--hall", url, "add-staff", "li", "--name", "李静", "--password-stdin", stdin="correct horse battery\n"
    )
    assert (added.returncode, added.stdout) == (0, "")
    enrolled = run_hub("--hall", url, "enrol", "desk-1", "--role", "desk")
    key = enrolled.stdout.strip()
    assert len(key) == 64
    terminal = Terminal(key=key)
    with HubProcess(url, more=["--keys-always"]) as hub:
        with open_hall(hub.address, role=Role.DESK, terminal=terminal) as desk:
            who = desk.do(SignIn(login="li", password="correct horse battery", session="0" * 64))
            assert who.name == "李静"
        with open_hall(hub.address, role=Role.KIOSK) as stranger, refused(Code.NO_RIGHT):
            stranger.ask(PlanView())
        code, said = hub.stop()
    assert code == 0, said
    assert "correct horse" not in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--hall", "sqlite:///{folder}/hall.db", "revoke", "nobody"], "There is no terminal 'nobody'."),
        (["--hall", "sqlite:///{folder}/hall.db", "configure", "{folder}/none.toml"], "cannot be used"),
        (["--hall", "ws://elsewhere:8700"], "The hub needs the database itself"),
        (["--hall", "postgresql+psycopg://nobody@127.0.0.1:9/hall"], "The database server does not answer."),
        (["--hall", "sqlite:////proc/version/hall.db"], "cannot hold the database"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_with_exit_code_two(
    tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    done = run_hub(*[argument.format(folder=tmp_path) for argument in arguments])
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_and_a_second_hub_are_refused_in_a_sentence(url: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refusal = run_hub("--hall", f"sqlite:///{tmp_path / 'other.db'}", "--port", str(port))
        assert (refusal.returncode, refusal.stderr.count("\n")) == (2, 1)
        assert f"Port {port} is taken" in refusal.stderr
    with HubProcess(url) as hub:
        second = run_hub("--hall", url, "--port", "0")
        assert second.returncode == 2
        assert second.stderr.strip() == f"Another program is this database's hub: {hub.address}."


def test_a_hub_that_is_told_to_stop_leaves_the_database_whole_and_the_claim_free(url: str) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    with HubProcess(url) as hub, open_hall(hub.address) as hall:
        hall.do(ConfigureHall(plan=_always_open()))
        hall.do(IssueTicket(queue="advice"))
        code, said = hub.stop()
        assert (code, said) == (0, "")
    assert not file.with_name("hall.db-wal").exists()
    assert not file.with_name("hall.db.hub").exists()
    with open_hall(url) as hall:
        assert len(hall.ask(WaitingList())) == 1


def test_a_killed_hubs_database_is_taken_over_by_the_program_beside_it(url: str, clock: ManualClock) -> None:
    hub = HubProcess(url)
    with hub, open_hall(url, clock=clock) as beside:
        beside.do(ConfigureHall(plan=small_plan()))
        hub.kill()
        assert beside.do(IssueTicket(queue="advice")).ticket.number == "A001"


def test_a_hub_killed_again_and_again_loses_nothing_and_does_nothing_twice(url: str) -> None:
    """Five kills, each a seeded moment after some tickets were given; every window sends on until it is answered."""
    seeded = random.Random(20_260_302)
    hub = HubProcess(url)
    port, over = hub.port, threading.Event()
    with open_hall(url) as hall:
        hall.do(ConfigureHall(plan=_always_open()))
    given = threading.Semaphore(0)
    with ThreadPoolExecutor(4) as hands:
        windows = [hands.submit(_work, hub.address, f"c{n + 1}" if n < 2 else None, over, given) for n in range(4)]
        try:
            for _ in range(5):
                _wait_for(given, seeded.randint(5, 9))
                over.wait(seeded.uniform(0.0, 0.05))
                hub.kill()
                hub = HubProcess(url, port=port)
            _wait_for(given, 5)
        finally:
            over.set()
        numbers = [number for window in windows for number in window.result()]
    hub.kill()
    with open_hall(url) as hall:
        issued = [entry.body["number"] for entry in journal(hall) if entry.kind == "ticket.issued"]
        called = [entry.subject for entry in journal(hall) if entry.kind == "ticket.called"]
    assert sorted(numbers) == sorted(issued) == [f"A{n:03d}" for n in range(1, len(numbers) + 1)]
    assert len(set(called)) == len(called)


def _wait_for(given: threading.Semaphore, tickets: int) -> None:
    for _ in range(tickets):
        assert given.acquire(timeout=60)


def _work(address: str, counter: str | None, over: threading.Event, given: threading.Semaphore) -> list[str]:
    """Give tickets, or serve people at a counter, until it is over; return the numbers given."""
    numbers: list[str] = []
    with HubClient(lambda: address) as window:
        if counter is not None:
            _until_answered(window, OpenCounter(counter=counter))
        while not over.is_set():
            if counter is not None:
                _serve_one(window, counter)
            elif len(numbers) < _MOST:
                numbers.append(_until_answered(window, IssueTicket(queue="advice")).ticket.number)
                given.release()
            else:
                over.wait(0.01)
    return numbers


def _serve_one(window: HubClient, counter: str) -> None:
    try:
        called = _until_answered(window, CallNext(counter=counter)).ticket
    except Refused:  # nobody is waiting
        return
    _until_answered(window, BeginService(counter=counter, ticket=called.id))
    _until_answered(window, FinishService(counter=counter, ticket=called.id))


def _until_answered(window: HubClient, act: Act[A]) -> A:
    """Send the same act until there is an answer, as a window does."""
    while True:
        try:
            return window.do(act)
        except (Unknown, Unreachable):
            continue
