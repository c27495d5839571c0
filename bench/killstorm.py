"""The hub killed again and again under sixteen clients: nothing acknowledged is lost, nothing is doubled.

Every client keeps what was acknowledged to it; at the end the database must hold all of it, with each number given
once and without a gap, and each ticket called once. The clients are never told of the kills: they go on by themselves.
"""

import multiprocessing
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from bench.halls import bench_plan, hub_address, start_hub
from bench.report import Goal, Report, arguments, finish
from shared.errors import KnownError
from shared.hall.counters import OpenCounter
from shared.hall.messages import Act
from shared.hall.places import ConfigureHall
from shared.hall.tickets import BeginService, CallNext, FinishService, IssueTicket
from shared.link import Hall, open_hall


@dataclass(frozen=True)
class Verdict:
    """What the database says against what was acknowledged."""

    kills: int
    acknowledged: int
    lost: int
    numbers_doubled: int
    gaps: int
    called_twice: int
    damaged: int
    slowest_return_s: float


def main(argv: Sequence[str]) -> int:
    """Run the storm."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args(argv)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="onehall-storm-") as folder:
        verdict = storm(Path(folder), kills=parsed.kills, clients=parsed.clients, seed=parsed.seed)
    report = Report("killstorm", floor={"acknowledged": verdict.acknowledged, "kills": verdict.kills})
    report.goals = [
        Goal(name, value, 0, "lower")
        for name, value in vars(verdict).items()
        if name in {"lost", "numbers_doubled", "gaps", "called_twice", "damaged"}
    ]
    report.notes.append(f"slowest return of a client after a kill: {verdict.slowest_return_s:.2f} s")
    report.notes.append(f"took {time.perf_counter() - began:.0f} s")
    return finish(report, as_json=parsed.json)


def storm(folder: Path, *, kills: int, clients: int, seed: int) -> Verdict:
    """Kill a hub ``kills`` times under ``clients`` processes and judge what is left."""
    database, port = folder / "hall.db", _free_port()
    url = f"sqlite:///{database}"
    hub = start_hub(url, port=port)
    address = hub_address(hub)
    with open_hall(address) as hall:
        hall.do(ConfigureHall(plan=bench_plan(clients)))
    context = multiprocessing.get_context("spawn")
    stop, results = context.Event(), context.SimpleQueue()
    workers = [context.Process(target=_client, args=(address, n, stop, results)) for n in range(clients)]
    for worker in workers:
        worker.start()
    moments = random.Random(seed)
    for _ in range(kills):
        time.sleep(moments.uniform(0.02, 0.5))
        hub.kill()
        hub.wait()
        hub = start_hub(url, port=port)
        hub_address(hub)
    stop.set()
    told = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    hub.terminate()
    hub.wait()
    return _judge(database, kills, [acts for acts, _ in told], max(slowest for _, slowest in told))


def _client(address: str, n: int, stop: Any, results: Any) -> None:
    """Serve people until told to stop; hand over (act, ticket) of every acknowledged act and the longest wait."""
    acknowledged: list[tuple[str, str]] = []
    waits: list[float] = []

    def do(act: Act[Any]) -> str:
        began = time.monotonic()
        ticket: str = _insist(hall, act).ticket.id
        waits.append(time.monotonic() - began)
        acknowledged.append((type(act).__name__, ticket))
        return ticket

    with open_hall(address) as hall:
        _insist(hall, OpenCounter(counter=f"c{n}"))
        while not stop.is_set():
            do(IssueTicket(queue=f"q{n % 8}"))
            ticket = do(CallNext(counter=f"c{n}"))
            do(BeginService(counter=f"c{n}", ticket=ticket))
            do(FinishService(counter=f"c{n}", ticket=ticket))
    results.put((acknowledged, max(waits)))


def _insist(hall: Hall, act: Act[Any]) -> Any:
    """Send the same act until it is answered: an unknown outcome is asked for again, never guessed."""
    while True:
        try:
            return hall.do(act)
        except KnownError:
            continue


def _judge(database: Path, kills: int, told: Sequence[Sequence[tuple[str, str]]], slowest: float) -> Verdict:
    connection = dbapi2.connect(str(database))
    states = dict(connection.execute("SELECT id, state FROM ticket").fetchall())
    lines = Counter(connection.execute("SELECT kind, subject FROM journal").fetchall())
    numbers = connection.execute("SELECT home_queue, number FROM ticket").fetchall()
    by_queue: dict[str, list[int]] = {}
    for queue, number in numbers:
        by_queue.setdefault(queue, []).append(number)
    kinds = {
        "IssueTicket": "ticket.issued",
        "CallNext": "ticket.called",
        "BeginService": "ticket.begun",
        "FinishService": "ticket.finished",
    }
    acts = [act for client in told for act in client]
    verdict = Verdict(
        kills=kills,
        acknowledged=len(acts),
        lost=sum(ticket not in states or not lines[kinds[act], ticket] for act, ticket in acts),
        numbers_doubled=len(numbers) - len(set(numbers)),
        gaps=sum(max(given) - len(set(given)) for given in by_queue.values()),
        called_twice=sum(count > 1 for (kind, _), count in lines.items() if kind == "ticket.called"),
        damaged=int(connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok"),
        slowest_return_s=round(slowest, 2),
    )
    connection.close()
    return verdict


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
