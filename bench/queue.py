"""Issue, call, begin and finish through the hub, beside the same statements straight at the SQLite driver.

The floor replays what the hall itself sent to the driver, act by act, with a transaction and a durable commit for each:
what one process without hub, network, savepoints and answers could do at best.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from bench.halls import bench_plan, hub_process, open_counter, serve_one
from bench.report import Goal, Report, Row, arguments, finish, row
from bench.slow_sync import slow_sync_environment
from shared.hall.places import ConfigureHall
from shared.link import open_hall
from shared.store import session

_FLOOR_PEOPLE = 1000
_CLIENTS = 16
Statement = tuple[str, Mapping[str, Any]]


def main(argv: Sequence[str]) -> int:
    """Run the bench."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--people", type=int, default=400, help="people a client serves")
    parsed = parser.parse_args(argv)
    report = Report("queue")
    with tempfile.TemporaryDirectory(prefix="onehall-bench-") as folder:
        acts = _record(Path(folder) / "record", _FLOOR_PEOPLE)
        floor_waits, floor_seconds = _replay(Path(folder) / "floor", acts)
        floor = len(floor_waits) / floor_seconds
        report.floor = {"driver_ops_per_s": round(floor, 1), "what": "sqlcipher3 driver, one commit an act, FULL"}
        report.rows.append(row("driver, 1 process", floor_waits, floor_seconds, floor))
        report.rows.append(_through_hub(Path(folder) / "hub1", 1, parsed.people * 4, floor))
        sixteen = _through_hub(Path(folder) / "hub16", _CLIENTS, parsed.people, floor)
        report.rows.append(sixteen)
        report.goals = [
            Goal("hub16_vs_driver", sixteen.ratio, 0.5, "higher"),
            Goal("worst_wait_ms", sixteen.max_ms, 50.0, "lower"),
        ]
        _slow_disk(report, Path(folder), acts[: len(acts) // 5], parsed.people // 4)
    return finish(report, as_json=parsed.json)


def _record(folder: Path, people: int) -> list[list[Statement]]:
    """Return the statements of each act, as the hall sent them to the driver."""
    folder.mkdir()
    acts: list[list[Statement]] = []
    original = session.Session.run

    def run(self: session.Session, sql: str, params: dict[str, Any] | None = None) -> Any:
        if sql.startswith("SAVEPOINT"):
            acts.append([])
        elif acts and not sql.startswith(("RELEASE", "SELECT coalesce(max(seq)")):
            acts[-1].append((sql, dict(params or {})))
        return original(self, sql, params)

    with open_hall(f"sqlite:///{folder}/hall.db") as hall:
        hall.do(ConfigureHall(plan=bench_plan(1)))
        open_counter(hall, "c0")
        session.Session.run = run  # type: ignore[method-assign]
        try:
            for _ in range(people):
                serve_one(hall, "c0", "q0")
        finally:
            session.Session.run = original  # type: ignore[method-assign]
    return acts


def _replay(folder: Path, acts: Sequence[Sequence[Statement]]) -> tuple[list[float], float]:
    """Run recorded acts on a copy of the same empty hall, straight at the driver; return waits and seconds."""
    folder.mkdir()
    with open_hall(f"sqlite:///{folder}/hall.db") as hall:
        hall.do(ConfigureHall(plan=bench_plan(1)))
        open_counter(hall, "c0")
    connection = dbapi2.connect(f"{folder}/hall.db", isolation_level=None, cached_statements=256)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")
    cursor = connection.cursor()
    waits = []
    began = time.perf_counter()
    for act in acts:
        start = time.perf_counter()
        cursor.execute("BEGIN IMMEDIATE")
        for sql, params in act:
            cursor.execute(sql, params).fetchall()
        cursor.execute("COMMIT")
        waits.append(time.perf_counter() - start)
    seconds = time.perf_counter() - began
    connection.close()
    return waits, seconds


def _through_hub(
    folder: Path, clients: int, people: int, floor: float, environment: Mapping[str, str] | None = None
) -> Row:
    """Let ``clients`` processes serve ``people`` each; return the row of all their acts."""
    folder.mkdir()
    with hub_process(f"sqlite:///{folder}/hall.db", environment=environment) as (address, _pid):
        with open_hall(address) as hall:
            hall.do(ConfigureHall(plan=bench_plan(clients)))
        context = multiprocessing.get_context("spawn")
        ready, go, results = context.Barrier(clients + 1), context.Event(), context.SimpleQueue()
        workers = [
            context.Process(target=_client, args=(address, n, people, (ready, go), results)) for n in range(clients)
        ]
        for worker in workers:
            worker.start()
        ready.wait()
        began = time.perf_counter()
        go.set()
        waits = [wait for _ in workers for wait in results.get()]
        seconds = time.perf_counter() - began
        for worker in workers:
            worker.join()
    name = f"hub, {clients} client{'s' if clients > 1 else ''}" + (", +2 ms a sync" if environment else "")
    return row(name, waits, seconds, floor)


def _client(address: str, n: int, people: int, gates: Any, results: Any) -> None:
    ready, go = gates
    with open_hall(address) as hall:
        open_counter(hall, f"c{n}")
        serve_one(hall, f"c{n}", f"q{n % 8}")  # a clerk's first person of the day is not what is measured
        ready.wait()
        go.wait()
        waits: list[float] = []
        for _ in range(people):
            waits += serve_one(hall, f"c{n}", f"q{n % 8}")
        results.put(waits)


def _slow_disk(report: Report, folder: Path, acts: Sequence[Sequence[Statement]], people: int) -> None:
    """Measure the same with two more milliseconds a sync, where a compiler is there to inject them."""
    environment = slow_sync_environment(folder)
    if environment is None:
        report.notes.append("no C compiler: the slow disk was not measured")
        return
    context = multiprocessing.get_context("spawn")
    waits, seconds = _replay_elsewhere(context, folder / "slow-floor", acts, environment)
    slow_floor = len(waits) / seconds
    report.rows.append(row("driver, 1 process, +2 ms a sync", waits, seconds, slow_floor))
    report.rows.append(_through_hub(folder / "slow1", 1, people, slow_floor, environment))
    report.rows.append(_through_hub(folder / "slow16", _CLIENTS, people, slow_floor, environment))


def _replay_elsewhere(
    context: Any, folder: Path, acts: Sequence[Sequence[Statement]], environment: Mapping[str, str]
) -> tuple[list[float], float]:
    """Replay in a fresh process, because the slow sync is loaded at a process's start."""
    results = context.SimpleQueue()
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        worker = context.Process(target=_replay_into, args=(folder, acts, results))
        worker.start()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    outcome: tuple[list[float], float] = results.get()
    worker.join()
    return outcome


def _replay_into(folder: Path, acts: Sequence[Sequence[Statement]], results: Any) -> None:
    results.put(_replay(folder, acts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
